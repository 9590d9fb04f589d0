/** Moves labels apart so that none covers another: places in order of the wish, at least `gap` apart, within the height. */
export function apart(wishes: readonly number[], gap: number, height: number): number[] {
  const order = wishes.map((wish, at) => ({ wish, at })).sort((a, b) => a.wish - b.wish);
  const places = new Array<number>(wishes.length).fill(0);
  let from = 0;
  for (const { wish, at } of order) {
    places[at] = Math.max(wish, from);
    from = (places[at] ?? 0) + gap;
  }
  let to = height;
  for (const { at } of order.reverse()) {
    places[at] = Math.min(places[at] ?? 0, to);
    to = (places[at] ?? 0) - gap;
  }
  return places;
}
