/** Each page and part of one has another token in its forms. */
const TOKEN = /(?<=name="csrf-token" value=")[^"]*/g;

/** A live region is not replaced while someone is using a control in it, nor when nothing changed. */
export function keepFocus(page: HTMLElement): void {
  page.addEventListener("htmx:beforeSwap", (event) => {
    const { target, serverResponse } = (event as CustomEvent<Swap>).detail;
    if (!target.matches("[data-live]")) return;
    const shown = serverResponse.replace(TOKEN, "");
    const unchanged = target.dataset.live === shown;
    target.dataset.live = shown;
    if (unchanged || target.contains(document.activeElement)) (event as CustomEvent<Swap>).detail.shouldSwap = false;
  });
}

interface Swap {
  target: HTMLElement;
  serverResponse: string;
  shouldSwap: boolean;
}
