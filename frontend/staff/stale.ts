/** When a live region cannot be fetched any more (server gone, login ended), the page says so until it can again. */
export function tellStale(page: HTMLElement): void {
  const tell = (event: Event, stale: boolean): void => {
    if (!(event.target instanceof HTMLElement) || !event.target.matches("[data-live]")) return;
    page.querySelectorAll<HTMLElement>("[data-stale]").forEach((note) => { note.hidden = !stale; });
  };
  page.addEventListener("htmx:sendError", (event) => { tell(event, true); });
  page.addEventListener("htmx:responseError", (event) => { tell(event, true); });
  page.addEventListener("htmx:beforeSwap", (event) => { tell(event, false); });
}
