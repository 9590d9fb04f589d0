import { digestOf } from "./digest.js";
import { MAX_SLICE_BYTES, type Spool } from "./spool.js";
import type { LogPiece } from "./timing-log.js";

/** Writes what the recorder gives into the spool, in order, in slices, each with its piece of the log. */
export class SliceWriter {
  private slices = 0;
  private pieces = 0;
  private written: Promise<void> = Promise.resolve();

  constructor(
    private readonly spool: Spool,
    private readonly exposure: string,
    private readonly log: () => LogPiece,
    private readonly spooled: (bytes: number) => void,
    private readonly failed: () => void,
  ) {}

  write(given: Blob): void {
    this.written = this.written.then(() => this.store(given)).catch(() => this.failed());
  }

  /** Resolves when everything given so far is in the spool. */
  async finish(): Promise<void> {
    await this.written;
    await this.spool.addLogPiece(this.exposure, this.pieces++, this.log());
  }

  private async store(given: Blob): Promise<void> {
    const bytes = await given.arrayBuffer();
    for (let start = 0; start < bytes.byteLength; start += MAX_SLICE_BYTES) {
      const data = bytes.slice(start, start + MAX_SLICE_BYTES);
      const digest = await digestOf(data);
      await this.spool.addSlice({ exposure: this.exposure, index: this.slices++, bytes: data.byteLength, digest, data });
      this.spooled(data.byteLength);
    }
    await this.spool.addLogPiece(this.exposure, this.pieces++, this.log());
  }
}
