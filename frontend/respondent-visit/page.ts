import { browserPage } from "./browser.js";
import type { BrowserVideo } from "./ad-video.js";
import type { SoundStep } from "./sound-step.js";

export function element<E extends HTMLElement>(selector: string, kind: new () => E): E {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) {
    throw new Error(`the page has no ${selector}`);
  }
  return found;
}

export function onAct(act: string, type: "click" | "change", react: (target: HTMLElement) => void): void {
  document.querySelectorAll<HTMLElement>(`[data-act="${act}"]`).forEach((control) => {
    control.addEventListener(type, () => react(control));
  });
}

/** The controls of the sound check. */
export function onTones(step: SoundStep, guard: (work: Promise<void>) => void): void {
  onAct("tones", "click", () => guard(step.play()));
  onAct("no-sound", "click", () => guard(step.end(false)));
  const tones = element("[data-in=tones]", HTMLInputElement);
  tones.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    guard(step.count(tones.value));
  });
}

/** Resolves when no question stands on the page. */
export function noQuestion(dialog: HTMLDialogElement): Promise<void> {
  return dialog.open ? new Promise((resolve) => dialog.addEventListener("close", () => resolve(), { once: true })) : Promise.resolve();
}

/** Whoever is asked whether to stop must not miss the video meanwhile. */
export function pauseForQuestions(dialog: HTMLDialogElement, video: BrowserVideo): void {
  let playing = false;
  document.querySelectorAll("form[data-confirm]").forEach((form) =>
    form.addEventListener("submit", () => {
      playing = video.playing;
      video.pause();
    }),
  );
  dialog.addEventListener("close", () => {
    if (playing && !browserPage.hidden) {
      void video.play();
    }
  });
}

/** Leaving by Stop and delete needs no second question. */
export function askBeforeLeaving(dialog: HTMLDialogElement, busy: () => boolean): void {
  let deleting = false;
  dialog.addEventListener("submit", (event) => {
    deleting = (event.submitter as HTMLButtonElement | null)?.formMethod !== "dialog";
  });
  window.addEventListener("beforeunload", (event) => {
    if (busy() && !deleting) {
      event.preventDefault();
    }
  });
}
