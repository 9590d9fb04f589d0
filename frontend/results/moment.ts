import type { Playhead } from "./playhead.js";

/** A field for a second of the ad shows where the ad is, until someone types into it. */
export function followPlayhead(field: HTMLInputElement, playhead: Playhead): void {
  playhead.watch(() => {
    if (document.activeElement !== field) field.value = playhead.now().toFixed(1);
  });
}
