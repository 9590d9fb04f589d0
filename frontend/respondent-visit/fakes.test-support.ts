import { type Answer, type Ask, NetworkFailure, type Patience, type Transport } from "./ports.js";
import type { Slice, Spool, SpooledRecording, UploadProgress } from "./spool.js";
import type { LogPiece } from "./timing-log.js";

export function answer(status: number, headers: Record<string, string> = {}, body = ""): Answer {
  return { status, header: (name) => headers[name] ?? null, text: () => Promise.resolve(body) };
}

export const hurry: Patience = { rest: () => Promise.resolve() };

/** What may go wrong between page and server. */
export type Fault = "none" | "lost-ack" | "offline" | "500" | "413" | "half";

/** A tus server in memory that does what the next fault says. */
export class FakeServer implements Transport {
  readonly asked: Ask[] = [];
  stored = new Uint8Array(0);
  length: number | null = null;
  gone = false;
  largest = Number.POSITIVE_INFINITY;

  constructor(private readonly faults: Fault[] = []) {}

  async send(ask: Ask): Promise<Answer> {
    this.asked.push(ask);
    switch (ask.method) {
      case "POST":
        return ask.path === "/visit/uploads" ? answer(201, { Location: "/visit/uploads/1" }) : answer(204);
      case "HEAD":
        return this.gone ? answer(404) : answer(200, this.state());
      case "PATCH":
        return this.patch(ask);
      default:
        return answer(204);
    }
  }

  count(method: string): number {
    return this.asked.filter((ask) => ask.method === method).length;
  }

  private patch(ask: Ask): Answer {
    const fault = this.faults.shift() ?? "none";
    const piece = new Uint8Array(ask.body as ArrayBuffer);
    if (fault === "offline") {
      throw new NetworkFailure();
    }
    if (fault === "500") {
      return answer(500);
    }
    if (this.gone) {
      return answer(404);
    }
    if (fault === "413" || piece.byteLength > this.largest) {
      return answer(413);
    }
    if (Number(ask.headers?.["Upload-Offset"]) !== this.stored.byteLength) {
      return answer(409, {}, '{"type":"https://mien.io/problems/upload-offset"}');
    }
    this.keep(fault === "half" ? piece.slice(0, piece.byteLength / 2) : piece, ask);
    if (fault === "lost-ack" || fault === "half") {
      throw new NetworkFailure();
    }
    return answer(204, this.state());
  }

  private keep(piece: Uint8Array, ask: Ask): void {
    const longer = new Uint8Array(this.stored.byteLength + piece.byteLength);
    longer.set(this.stored);
    longer.set(piece, this.stored.byteLength);
    this.stored = longer;
    const length = ask.headers?.["Upload-Length"];
    this.length = length === undefined ? this.length : Number(length);
  }

  private state(): Record<string, string> {
    const offset = { "Upload-Offset": String(this.stored.byteLength) };
    return this.length === null ? offset : { ...offset, "Upload-Length": String(this.length) };
  }
}

/** The spool in memory. */
export class FakeSpool implements Spool {
  readonly rows = new Map<string, SpooledRecording>();
  readonly slices = new Map<string, Slice>();
  readonly progresses = new Map<string, UploadProgress>();
  readonly pieces = new Map<string, LogPiece[]>();

  recordings = async (): Promise<ReadonlyArray<SpooledRecording>> => [...this.rows.values()];
  recording = async (exposure: string): Promise<SpooledRecording | undefined> => this.rows.get(exposure);
  saveRecording = async (row: SpooledRecording): Promise<void> => void this.rows.set(row.exposure, row);
  addSlice = async (slice: Slice): Promise<void> => void this.slices.set(`${slice.exposure}/${slice.index}`, slice);
  slice = async (exposure: string, index: number): Promise<Slice | undefined> => this.slices.get(`${exposure}/${index}`);
  waitingBytes = async (exposure: string): Promise<number> =>
    [...this.slices.values()].filter((slice) => slice.exposure === exposure).reduce((sum, slice) => sum + slice.bytes, 0);
  progress = async (exposure: string): Promise<UploadProgress | undefined> => this.progresses.get(exposure);
  saveProgress = async (row: UploadProgress): Promise<void> => void this.progresses.set(row.exposure, row);
  logPieces = async (exposure: string): Promise<ReadonlyArray<LogPiece>> => this.pieces.get(exposure) ?? [];

  async acknowledge(row: UploadProgress): Promise<void> {
    this.progresses.set(row.exposure, row);
    row.acknowledged.forEach((_, index) => this.slices.delete(`${row.exposure}/${index}`));
  }

  async addLogPiece(exposure: string, _index: number, piece: LogPiece): Promise<void> {
    this.pieces.set(exposure, [...(this.pieces.get(exposure) ?? []), piece]);
  }

  async forget(exposure: string): Promise<void> {
    this.rows.delete(exposure);
    this.progresses.delete(exposure);
    this.pieces.delete(exposure);
    [...this.slices.keys()].filter((key) => key.startsWith(`${exposure}/`)).forEach((key) => this.slices.delete(key));
  }
}

export function bytes(length: number, seed: number): ArrayBuffer {
  return Uint8Array.from({ length }, (_, index) => (index * 31 + seed) % 251).buffer;
}
