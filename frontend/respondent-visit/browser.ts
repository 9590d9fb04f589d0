import type { PageView, Stop } from "./media.js";
import type { Clock, Patience } from "./ports.js";
import type { Network } from "./transport.js";

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

export const pageNetwork: Network = {
  fetch: (address, request) => fetch(address, request),
  deadline: (milliseconds) => AbortSignal.timeout(milliseconds),
};

export const browserPage: PageView = {
  get hidden() {
    return document.hidden;
  },
  changes: (listener) => listening("visibilitychange", () => listener(document.hidden)),
  fullscreenChanges: (listener) => listening("fullscreenchange", listener),
  userAgent: navigator.userAgent,
  screen: [screen.width, screen.height],
};

function listening(type: string, listener: () => void): Stop {
  document.addEventListener(type, listener);
  return () => document.removeEventListener(type, listener);
}
