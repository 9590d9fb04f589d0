/** A live region is not replaced while someone is using a control in it, nor when nothing changed. */
export function keepFocus(page: HTMLElement): void {
  page.addEventListener("htmx:beforeSwap", (event) => {
    const { target, serverResponse } = (event as CustomEvent<Swap>).detail;
    if (!target.matches("[data-live]")) return;
    const unchanged = target.dataset.live === serverResponse;
    target.dataset.live = serverResponse;
    if (unchanged || target.contains(document.activeElement)) (event as CustomEvent<Swap>).detail.shouldSwap = false;
  });
}

interface Swap {
  target: HTMLElement;
  serverResponse: string;
  shouldSwap: boolean;
}
