import type { EventKind } from "./timing-log.js";

/** Undoes what a call began to listen to. */
export type Stop = () => void;

/** now, captureTime, presentationTime, presentedFrames of a camera picture on the page */
export type CameraFrameListener = (now: number, captureTime: number | undefined, presentationTime: number, frames: number) => void;

/** now, mediaTime in seconds, expectedDisplayTime, presentedFrames of a video picture */
export type VideoFrameListener = (now: number, mediaTime: number, expectedDisplayTime: number, frames: number) => void;

export interface LiveCamera {
  /** Settings that say how it records and nothing about whose it is. */
  settings(): Readonly<Record<string, number | string | boolean>>;
  frames(listener: CameraFrameListener): Stop;
  troubles(listener: (trouble: "mute" | "unmute" | "ended") => void): Stop;
  picture(): Promise<Blob | null>;
  record(mimeType: string, bitsPerSecond: number): SliceRecorder;
  close(): void;
}

export interface SliceRecorder {
  readonly mimeType: string;
  /** Gives what was recorded about every so many milliseconds, until stopped. */
  start(sliceMs: number, give: (slice: Blob) => void, started: () => void, failed: () => void): void;
  /** Resolves after the last slice was given. */
  stop(): Promise<void>;
}

export interface AdVideo {
  readonly volume: number;
  readonly muted: boolean;
  /** Fetches the whole video, so that the network cannot stall it; rejects as a Transport does, and with Refused. */
  load(address: string): Promise<void>;
  /** Lets later plays happen without a gesture; called in one. */
  unlock(): void;
  play(): Promise<void>;
  pause(): void;
  /** Resolves at its end; rejects when it cannot be played. */
  end(): Promise<void>;
  frames(listener: VideoFrameListener): Stop;
  events(listener: (kind: EventKind, mediaTime: number) => void): Stop;
}

export interface PageView {
  readonly hidden: boolean;
  changes(listener: (hidden: boolean) => void): Stop;
  fullscreenChanges(listener: () => void): Stop;
  /** The phone is turned. */
  rotations(listener: () => void): Stop;
  readonly userAgent: string;
  readonly screen: readonly [number, number];
}
