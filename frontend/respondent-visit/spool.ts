import type { LogPiece } from "./timing-log.js";

/** A recording that has begun and has not arrived as a whole; written by the recorder. */
export interface SpooledRecording {
  readonly exposure: string;
  readonly type: string;
  readonly timeOrigin: number;
  readonly stopped: boolean;
}

/** Most bytes of one slice, and of what an upload sends in one piece. */
export const MAX_SLICE_BYTES = 1 << 20;

export interface SliceNote {
  readonly bytes: number;
  readonly digest: string;
}

/** How far its upload is; written by the uploader. Offsets inside a slice need no note: the server knows them. */
export interface UploadProgress {
  readonly exposure: string;
  readonly upload: string;
  readonly acknowledged: ReadonlyArray<SliceNote>;
}

export interface Slice extends SliceNote {
  readonly exposure: string;
  readonly index: number;
  readonly data: ArrayBuffer;
}

/** What has not arrived yet, kept where a crash does not reach it. A slice goes only with its acknowledgement. */
export interface Spool {
  recordings(): Promise<ReadonlyArray<SpooledRecording>>;
  recording(exposure: string): Promise<SpooledRecording | undefined>;
  saveRecording(recording: SpooledRecording): Promise<void>;
  addSlice(slice: Slice): Promise<void>;
  slice(exposure: string, index: number): Promise<Slice | undefined>;
  waitingBytes(exposure: string): Promise<number>;
  progress(exposure: string): Promise<UploadProgress | undefined>;
  saveProgress(progress: UploadProgress): Promise<void>;
  /** Saves the progress and deletes the slices whose notes it holds, both or neither. */
  acknowledge(progress: UploadProgress): Promise<void>;
  addLogPiece(exposure: string, index: number, piece: LogPiece): Promise<void>;
  logPieces(exposure: string): Promise<ReadonlyArray<LogPiece>>;
  forget(exposure: string): Promise<void>;
}

export function acknowledgedBytes(progress: UploadProgress | undefined): number {
  return progress?.acknowledged.reduce((sum, slice) => sum + slice.bytes, 0) ?? 0;
}
