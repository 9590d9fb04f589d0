import type { Clock } from "./ports.js";

export type EventKind =
  | "preroll-start"
  | "play"
  | "playing"
  | "pause"
  | "waiting"
  | "stalled"
  | "seeking"
  | "seeked"
  | "ratechange"
  | "ended"
  | "hidden"
  | "visible"
  | "mute"
  | "unmute"
  | "fullscreenchange"
  | "rotate"
  | "camera-ended"
  | "interrupted";

export interface PageEvent {
  readonly at: number;
  readonly kind: EventKind;
  readonly mediaTime: number | null;
  readonly detail?: string;
}

/** [now, captureTime, presentationTime, presentedFrames] */
export type CameraRow = readonly [number, number | null, number, number];

/** [now, mediaTime in seconds, expectedDisplayTime, presentedFrames] */
export type AdRow = readonly [number, number, number, number];

export interface RecorderNotes {
  readonly mimeType: string;
  readonly startedAt: number;
  readonly onstart: number | null;
  readonly stoppedAt: number | null;
  readonly width: number;
  readonly height: number;
}

export interface PlaybackNotes {
  readonly volume: number;
  readonly muted: boolean;
  readonly userAgent: string;
  readonly camera: Readonly<Record<string, number | string | boolean>>;
  readonly screen: readonly [number, number];
}

/** A piece of the log: what was noted since the piece before. */
export interface LogPiece {
  readonly camera: ReadonlyArray<CameraRow>;
  readonly ad: ReadonlyArray<AdRow>;
  readonly events: ReadonlyArray<PageEvent>;
  readonly recorder: RecorderNotes;
  readonly playback: PlaybackNotes;
}

/** Times of one exposure. Written in pieces beside the slices, so that a crash loses no more of it than of the video. */
export class TimingLog {
  private camera: CameraRow[] = [];
  private ad: AdRow[] = [];
  private events: PageEvent[] = [];

  constructor(private readonly clock: Clock) {}

  cameraFrame(now: number, captureTime: number | undefined, presentationTime: number, presentedFrames: number): void {
    this.camera.push([brief(now), captureTime === undefined ? null : brief(captureTime), brief(presentationTime), presentedFrames]);
  }

  adFrame(now: number, mediaTime: number, expectedDisplayTime: number, presentedFrames: number): void {
    this.ad.push([brief(now), mediaTime, brief(expectedDisplayTime), presentedFrames]);
  }

  event(kind: EventKind, mediaTime: number | null = null, detail?: string): void {
    const at = brief(this.clock.now());
    this.events.push(detail === undefined ? { at, kind, mediaTime } : { at, kind, mediaTime, detail });
  }

  /** What was noted since the last call, with the recorder's and the player's state of now. */
  takePiece(recorder: RecorderNotes, playback: PlaybackNotes): LogPiece {
    const piece = { camera: this.camera, ad: this.ad, events: this.events, recorder, playback };
    this.camera = [];
    this.ad = [];
    this.events = [];
    return piece;
  }
}

/** The log as the server reads it, or null when nothing was noted. */
export function wholeLog(pieces: ReadonlyArray<LogPiece>, timeOrigin: Date): string | null {
  const last = pieces.at(-1);
  if (last === undefined) {
    return null;
  }
  return JSON.stringify({
    version: 1,
    clock: "performance.now",
    timeOrigin: timeOrigin.toISOString(),
    recorder: last.recorder,
    camera: pieces.flatMap((piece) => piece.camera),
    ad: pieces.flatMap((piece) => piece.ad),
    events: pieces.flatMap((piece) => piece.events),
    playback: last.playback,
  });
}

/** Hundredths of a millisecond are more than any clock here has, and keep the log small. */
function brief(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
