/** A form with a `progress` shows the bytes sent, then that the server is reading them. */
export function showProgress(page: HTMLElement): void {
  page.addEventListener("htmx:xhr:progress", (event) => {
    const form = event.target instanceof HTMLFormElement ? event.target : null;
    const { loaded, total, lengthComputable } = (event as CustomEvent<Sent>).detail;
    if (form && lengthComputable) tell(form, loaded, total);
  });
  page.addEventListener("htmx:beforeRequest", (event) => lock(event.target));
  page.addEventListener("htmx:afterRequest", (event) => unlock(event.target));
  page.addEventListener("htmx:sendError", (event) => failed(event.target));
  page.addEventListener("htmx:responseError", (event) => failed(event.target));
}

interface Sent {
  loaded: number;
  total: number;
  lengthComputable: boolean;
}

function tell(form: HTMLFormElement, loaded: number, total: number): void {
  const bar = form.querySelector("progress");
  const words = form.querySelector<HTMLElement>("[data-progress]");
  if (!bar || !words) return;
  bar.hidden = false;
  bar.max = total;
  bar.value = loaded;
  words.textContent = loaded < total ? `${megabytes(loaded)} of ${megabytes(total)} sent` : (words.dataset.progress ?? "");
}

/** Only what can be pressed is locked, so that nothing else is freed. */
function lock(target: EventTarget | null): void {
  if (!(target instanceof HTMLFormElement)) return;
  target.querySelectorAll<HTMLButtonElement>("button:enabled").forEach((button) => {
    button.disabled = true;
    button.dataset.locked = "";
  });
}

/** Frees the buttons of a form that was being sent. */
export function unlock(target: EventTarget | null): void {
  if (!(target instanceof HTMLFormElement)) return;
  target.querySelectorAll<HTMLButtonElement>("button[data-locked]").forEach((button) => {
    button.disabled = false;
    delete button.dataset.locked;
  });
}

function failed(target: EventTarget | null): void {
  const words = target instanceof HTMLFormElement ? target.querySelector<HTMLElement>("[data-progress]") : null;
  if (words) words.textContent = "This did not arrive. Check the connection and try again.";
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
