/** Which captions and descriptions are wanted: none until somebody chooses. */
export type TrackKind = "captions" | "descriptions";
export type Choice = Readonly<Record<TrackKind, string>>;

export const nothing: Choice = { captions: "", descriptions: "" };

export function isTrackKind(word: string | undefined): word is TrackKind {
  return word === "captions" || word === "descriptions";
}

/** Captions are drawn by the browser; descriptions are read out by a screen reader and stay unseen. */
export function modeOf(kind: TrackKind, language: string, choice: Choice): TextTrackMode {
  if (language === "" || choice[kind] !== language) {
    return "disabled";
  }
  return kind === "captions" ? "showing" : "hidden";
}

/** The exposure whose film has this address. */
export function exposureOf(address: string): string {
  return /\/exposures\/([^/]+)\//.exec(address)?.[1] ?? "";
}
