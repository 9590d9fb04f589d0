import { digestOfDigests } from "./digest.js";
import { acknowledgedBytes, MAX_SLICE_BYTES, type Slice, type Spool, type SpooledRecording, type UploadProgress } from "./spool.js";
import type { Tally } from "./tally.js";
import { wholeLog } from "./timing-log.js";
import type { TusClient } from "./tus.js";
import type { VisitServer } from "./visit-server.js";

export interface UploadTools {
  readonly tus: TusClient;
  readonly server: VisitServer;
  readonly spool: Spool;
  readonly tally: Tally;
}

/**
 * Slices sent in one piece. A piece costs the server about the same whatever it holds, so two halve its work; more would leave more to
 * send when the ad has ended.
 */
const SLICES_PER_PIECE = 2;

/** Slices to send at once; full when no further one fits in. */
interface Piece {
  readonly slices: ReadonlyArray<Slice>;
  readonly full: boolean;
}

/** Carries one recording from the spool to the server, in pieces of a few slices, while it is still being recorded. */
export class Uploader {
  private wake: () => void = () => {};
  private news = this.nextNews();
  private givenUp = false;

  constructor(
    private readonly tools: UploadTools,
    private readonly uploads: string,
    private readonly exposure: string,
  ) {}

  /** There is a new slice, or the recorder has stopped. */
  notify(): void {
    this.wake();
    this.news = this.nextNews();
  }

  get abandoned(): boolean {
    return this.givenUp;
  }

  /** The exposure does not count: nothing more is sent. */
  abandon(): void {
    this.givenUp = true;
    this.notify();
  }

  /** Resolves when the server has received the recording, its log and its digest, or it was abandoned. */
  async run(): Promise<void> {
    let progress = await this.begun();
    while (!this.givenUp) {
      const news = this.news;
      const recording = await this.tools.spool.recording(this.exposure);
      const piece = await this.nextPiece(progress.acknowledged.length);
      const ended = recording === undefined || recording.stopped;
      if (piece.full || (ended && piece.slices.length > 0)) {
        progress = await this.send(progress, piece.slices);
      } else if (ended) {
        return this.finish(progress, recording);
      } else {
        await news;
      }
    }
  }

  private async begun(): Promise<UploadProgress> {
    const { spool, tus } = this.tools;
    const known = await spool.progress(this.exposure);
    if (known !== undefined) {
      return known;
    }
    const type = (await spool.recording(this.exposure))?.type ?? "video/webm";
    const upload = await tus.create(this.uploads, { exposure: this.exposure, type });
    const progress = { exposure: this.exposure, upload, acknowledged: [] };
    await spool.saveProgress(progress);
    return progress;
  }

  private async nextPiece(first: number): Promise<Piece> {
    const slices: Slice[] = [];
    let bytes = 0;
    while (slices.length < SLICES_PER_PIECE) {
      const slice = await this.tools.spool.slice(this.exposure, first + slices.length);
      if (slice === undefined) {
        return { slices, full: false };
      }
      if (slices.length > 0 && bytes + slice.bytes > MAX_SLICE_BYTES) {
        break;
      }
      slices.push(slice);
      bytes += slice.bytes;
    }
    return { slices, full: true };
  }

  private async send(progress: UploadProgress, slices: ReadonlyArray<Slice>): Promise<UploadProgress> {
    const { spool, tus, tally } = this.tools;
    const start = acknowledgedBytes(progress);
    const end = await tus.append(progress.upload, start, await new Blob(slices.map((slice) => slice.data)).arrayBuffer());
    const notes = slices.map(({ bytes, digest }) => ({ bytes, digest }));
    const further = { ...progress, acknowledged: [...progress.acknowledged, ...notes] };
    await spool.acknowledge(further);
    tally.acknowledge(end - start);
    return further;
  }

  private async finish(progress: UploadProgress, recording: SpooledRecording | undefined): Promise<void> {
    const { spool, tus, server } = this.tools;
    const slices = progress.acknowledged;
    await tus.close(progress.upload, acknowledgedBytes(progress));
    const log = wholeLog(await spool.logPieces(this.exposure), new Date(recording?.timeOrigin ?? 0));
    if (log !== null) {
      await server.storeLog(this.exposure, log);
    }
    const digest = await digestOfDigests(slices.map((slice) => slice.digest));
    await server.completeRecording(this.exposure, digest, slices);
    await spool.forget(this.exposure);
  }

  private nextNews(): Promise<void> {
    return new Promise((resolve) => (this.wake = resolve));
  }
}
