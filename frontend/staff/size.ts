/** A file larger than `data-most` bytes is refused here, before it travels. */
export function guardSize(page: HTMLElement): void {
  page.addEventListener("change", (change) => {
    const input = change.target instanceof HTMLInputElement && change.target.type === "file" ? change.target : null;
    const most = Number(input?.dataset.most);
    if (!input || !most) return;
    const size = input.files?.[0]?.size ?? 0;
    input.setCustomValidity(size > most ? `This file has ${(size / 1e6).toFixed(0)} MB; the limit is ${(most / 1e6).toFixed(0)} MB.` : "");
    input.reportValidity();
  });
}
