import type { Playhead } from "./playhead.js";

/** What the chart tells about the place under the pointer. */
interface Stage {
  /** Length of the ad. */
  seconds: () => number;
  /** Second of the ad under a pointer. */
  secondsAt: (event: MouseEvent) => number;
  /** The pointer is over a second, or over none. */
  hover: (seconds: number | null) => void;
}

/** Makes an element a slider over the ad's time: click, pointer and keys move the place in the ad. */
export function steer(root: HTMLElement, stage: Stage, playhead: Playhead): void {
  root.setAttribute("role", "slider");
  root.setAttribute("tabindex", "0");
  root.setAttribute("aria-label", "Place in the ad");
  root.setAttribute("aria-valuemin", "0");
  root.setAttribute("aria-valuemax", String(stage.seconds()));
  root.addEventListener("click", (click) => playhead.seek(stage.secondsAt(click)));
  root.addEventListener("pointermove", (move) => stage.hover(stage.secondsAt(move)));
  root.addEventListener("pointerleave", () => stage.hover(null));
  root.addEventListener("keydown", (key) => {
    const target = byKey(key, playhead.now(), stage.seconds());
    if (target === "toggle") playhead.toggle();
    else if (target !== null) playhead.seek(target);
    if (target !== null) key.preventDefault();
  });
}

/** Where a key leads from a second: a second of the ad, or play and pause; null for other keys. */
export function byKey(key: { key: string; shiftKey: boolean }, now: number, seconds: number): number | "toggle" | null {
  const step = key.shiftKey ? 5 : 1;
  switch (key.key) {
    case "ArrowRight":
    case "ArrowUp":
      return Math.min(seconds, now + step);
    case "ArrowLeft":
    case "ArrowDown":
      return Math.max(0, now - step);
    case "Home":
      return 0;
    case "End":
      return seconds;
    case " ":
      return "toggle";
    default:
      return null;
  }
}
