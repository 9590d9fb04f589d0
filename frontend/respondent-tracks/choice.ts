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

/** A text that the video of an exposure has. */
export interface Offer {
  readonly exposure: string;
  readonly kind: string;
  readonly language: string;
}

/** The language that is on while a video plays: empty where it has some and none is on, not there where it has none. */
export type TracksOn = Partial<Record<TrackKind, string>>;

export function tracksOn(exposure: string, offers: ReadonlyArray<Offer>, choice: Choice): TracksOn {
  const on: TracksOn = {};
  for (const { kind, language } of offers.filter((offer) => offer.exposure === exposure)) {
    if (isTrackKind(kind)) {
      on[kind] = choice[kind] === language ? language : (on[kind] ?? "");
    }
  }
  return on;
}

/** The exposure whose video has this address. */
export function exposureOf(address: string): string {
  return /\/exposures\/([^/]+)\//.exec(address)?.[1] ?? "";
}
