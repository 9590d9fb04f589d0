import { checksumOf } from "./digest.js";
import type { Answer, Ask, Patience, Transport } from "./ports.js";
import { refusal, Refused } from "./problem.js";
import { again, isPassing, type Reachability, untilAnswered } from "./retry.js";
import { MAX_SLICE_BYTES } from "./spool.js";

const SMALLEST_PATCH = 1 << 14;
const PATCH_PATIENCE = 30_000;

/** The server no longer has an upload, or has less of it than it acknowledged: it cannot be finished. */
export class UploadLost extends Error {}

/** The part of tus 1.0 that the visit speaks: deferred length, checksum, resume by offset, termination. */
export class TusClient {
  private largest = MAX_SLICE_BYTES;

  constructor(
    private readonly transport: Transport,
    private readonly patience: Patience,
    private readonly tell: Reachability,
  ) {}

  async create(path: string, metadata: Readonly<Record<string, string>>): Promise<string> {
    const headers = { "Upload-Defer-Length": "1", "Upload-Metadata": metadataOf(metadata) };
    const answer = await this.answer({ method: "POST", path, headers });
    const location = answer.header("Location");
    if (answer.status !== 201 || location === null) {
      throw await refusal(answer);
    }
    return location;
  }

  /** Appends bytes at an offset and returns once the server has acknowledged all of them, in as many pieces as it wants. */
  async append(upload: string, start: number, bytes: ArrayBuffer): Promise<number> {
    const end = start + bytes.byteLength;
    for (let offset = start; offset < end;) {
      const piece = bytes.slice(offset - start, offset - start + this.largest);
      offset = await this.patch(upload, offset, piece, {});
      if (offset < start || offset > end) {
        throw new UploadLost(`the server is at ${offset}, between ${start} and ${end} was expected`);
      }
    }
    return end;
  }

  /** Declares the length once the last byte is there. */
  async close(upload: string, length: number): Promise<void> {
    const offset = await this.patch(upload, length, new ArrayBuffer(0), { "Upload-Length": String(length) });
    if (offset !== length) {
      throw new UploadLost(`the server is at ${offset} of ${length}`);
    }
  }

  async remove(upload: string): Promise<void> {
    await this.answer({ method: "DELETE", path: upload });
  }

  private async patch(upload: string, offset: number, piece: ArrayBuffer, more: Record<string, string>): Promise<number> {
    const headers = {
      "Content-Type": "application/offset+octet-stream",
      "Upload-Offset": String(offset),
      ...(piece.byteLength > 0 ? { "Upload-Checksum": await checksumOf(piece) } : {}),
      ...more,
    };
    const ask: Ask = { method: "PATCH", path: upload, headers, body: piece, patience: PATCH_PATIENCE };
    return untilAnswered(this.patience, this.tell, async () => {
      const answer = await this.transport.send(tus(ask));
      return this.offsetAfter(upload, offset, answer);
    });
  }

  private async offsetAfter(upload: string, offset: number, answer: Answer): Promise<number | typeof again> {
    if (answer.status === 204) {
      return offsetOf(answer);
    }
    if (answer.status === 413 && this.largest > SMALLEST_PATCH) {
      this.largest /= 2;
      return offset;
    }
    if (answer.status === 409) {
      const refused = await refusal(answer);
      if (refused.elsewhere) {
        throw refused;
      }
      const there = await this.head(upload);
      return there.offset === offset && there.length !== offset ? again : there.offset;
    }
    return this.hopeless(answer);
  }

  private async head(upload: string): Promise<{ offset: number; length: number | null }> {
    const answer = await this.answer({ method: "HEAD", path: upload });
    if (answer.status === 404 || answer.status === 410) {
      throw new UploadLost(`HEAD ${answer.status}`);
    }
    const length = answer.header("Upload-Length");
    return { offset: offsetOf(answer), length: length === null ? null : Number(length) };
  }

  private async hopeless(answer: Answer): Promise<typeof again> {
    if (isPassing(answer.status)) {
      return again;
    }
    if (answer.status === 404 || answer.status === 410) {
      throw new UploadLost(`PATCH ${answer.status}`);
    }
    throw await refusal(answer);
  }

  private answer(ask: Ask): Promise<Answer> {
    return untilAnswered(this.patience, this.tell, async () => {
      const answer = await this.transport.send(tus(ask));
      return isPassing(answer.status) ? again : answer;
    });
  }
}

function tus(ask: Ask): Ask {
  return { ...ask, headers: { "Tus-Resumable": "1.0.0", ...ask.headers } };
}

function offsetOf(answer: Answer): number {
  const offset = Number(answer.header("Upload-Offset") ?? Number.NaN);
  if (!Number.isSafeInteger(offset) || offset < 0) {
    throw new Refused(answer.status, "no-offset");
  }
  return offset;
}

function metadataOf(metadata: Readonly<Record<string, string>>): string {
  return Object.entries(metadata)
    .map(([key, value]) => `${key} ${btoa(value)}`)
    .join(",");
}
