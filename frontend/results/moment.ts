import type { Playhead } from "./playhead.js";

/** A field for a second of the ad shows where the ad is, until someone types into it. */
export function followPlayhead(field: HTMLInputElement, playhead: Playhead, shown = (now: number): string => now.toFixed(1)): void {
  playhead.watch(() => {
    if (document.activeElement !== field) field.value = shown(playhead.now());
  });
}
