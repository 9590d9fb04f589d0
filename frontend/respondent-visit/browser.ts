import type { PageView, Stop } from "./media.js";
import { type Answer, type Ask, type Clock, DEFAULT_PATIENCE, NetworkFailure, type Patience, type Transport } from "./ports.js";

/** The page's own clock; a respondent's page has only this one. */
export const pageClock: Clock = {
  now: () => performance.now(),
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** Waits between attempts, with a little chance in it, and not longer than until the network is back. */
export const networkPatience: Patience = {
  rest: (milliseconds) =>
    new Promise((resolve) => {
      const done = (): void => {
        window.removeEventListener("online", done);
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(done, milliseconds * (0.75 + Math.random() / 2));
      window.addEventListener("online", done);
    }),
};

/** fetch with this page's CSRF token and tab. */
export class FetchTransport implements Transport {
  constructor(
    private readonly csrfToken: string,
    private readonly tab: string,
  ) {}

  async send(ask: Ask): Promise<Answer> {
    const headers = { ...ask.headers, "X-CSRF-TOKEN": this.csrfToken, "Visit-Tab": this.tab };
    const signal = AbortSignal.timeout(ask.patience ?? DEFAULT_PATIENCE);
    try {
      const answer = await fetch(ask.path, { method: ask.method, headers, body: ask.body ?? null, signal, cache: "no-store" });
      return { status: answer.status, header: (name) => answer.headers.get(name), text: () => answer.text() };
    } catch (failure) {
      throw new NetworkFailure("no answer", { cause: failure });
    }
  }
}

export const browserPage: PageView = {
  get hidden() {
    return document.hidden;
  },
  changes: (listener) => listening("visibilitychange", () => listener(document.hidden)),
  fullscreenChanges: (listener) => listening("fullscreenchange", listener),
  rotations: (listener) => {
    screen.orientation?.addEventListener("change", listener);
    return () => screen.orientation?.removeEventListener("change", listener);
  },
  userAgent: navigator.userAgent,
  screen: [screen.width, screen.height],
};

function listening(type: string, listener: () => void): Stop {
  document.addEventListener(type, listener);
  return () => document.removeEventListener(type, listener);
}
