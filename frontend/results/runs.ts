/** Stretches without a gap: first bin, and the one after the last. */
export function runs(band: readonly unknown[]): [number, number][] {
  const found: [number, number][] = [];
  band.forEach((value, bin) => {
    const last = found[found.length - 1];
    if (value === null) return;
    if (last?.[1] === bin) last[1] = bin + 1;
    else found.push([bin, bin + 1]);
  });
  return found;
}
