const LOGIN_ENDED = 401;

/**
 * When a live region cannot be fetched any more, the page says so until it can again. When the login has ended it says that
 * once and asks no more.
 */
export function tellStale(page: HTMLElement): void {
  const ended = new WeakSet<HTMLElement>();
  const tell = (event: Event, stale: boolean): void => {
    if (isLive(event.target)) show("[data-stale]", stale);
  };
  const show = (notes: string, shown: boolean): void => {
    page.querySelectorAll<HTMLElement>(notes).forEach((note) => {
      note.hidden = !shown;
    });
  };
  page.addEventListener("htmx:beforeRequest", (event) => {
    if (isLive(event.target) && ended.has(event.target)) event.preventDefault();
  });
  page.addEventListener("htmx:sendError", (event) => {
    tell(event, true);
  });
  page.addEventListener("htmx:responseError", (event) => {
    const { xhr } = (event as CustomEvent<{ xhr: XMLHttpRequest }>).detail;
    if (!isLive(event.target) || xhr.status !== LOGIN_ENDED) return tell(event, true);
    ended.add(event.target);
    show("[data-stale]", false);
    show("[data-ended]", true);
  });
  page.addEventListener("htmx:beforeSwap", (event) => {
    tell(event, false);
  });
}

function isLive(target: EventTarget | null): target is HTMLElement {
  return target instanceof HTMLElement && target.matches("[data-live]");
}
