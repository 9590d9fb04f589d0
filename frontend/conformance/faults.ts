// The page's own uploader, with a spool in memory, against running servers through lines that break. Started by UploadFaultsTest
// with one JSON argument; prints for each visit the SHA-256 of what it recorded, or why it gave up. Time passes twenty times
// faster than in a browser, pauses and deadlines alike.
import { createHash } from "node:crypto";
import { digestOf } from "../respondent-visit/digest.js";
import { FakeSpool } from "../respondent-visit/fakes.test-support.js";
import { type Answer, type Ask, DEFAULT_PATIENCE, NetworkFailure, type Patience, type Transport } from "../respondent-visit/ports.js";
import { Tally } from "../respondent-visit/tally.js";
import { TusClient } from "../respondent-visit/tus.js";
import { Uploader } from "../respondent-visit/uploader.js";
import { VisitServer } from "../respondent-visit/visit-server.js";

interface Visit {
  readonly visit: number;
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly exposure: string;
  /** Bytes of each slice. */
  readonly slices: ReadonlyArray<number>;
}

interface Order {
  readonly visits: ReadonlyArray<Visit>;
  readonly atOnce: number;
}

const FASTER = 20;
const SLICE_EVERY = 1_000;

const patience: Patience = { rest: (milliseconds) => pause(milliseconds / FASTER) };

class LineTransport implements Transport {
  constructor(private readonly visit: Visit) {}

  async send(ask: Ask): Promise<Answer> {
    const { origin, headers } = this.visit;
    const address = new URL(ask.path, origin);
    const signal = AbortSignal.timeout((ask.patience ?? DEFAULT_PATIENCE) / FASTER);
    try {
      const answer = await fetch(address, {
        method: ask.method,
        headers: { ...ask.headers, ...headers },
        body: ask.body ?? null,
        signal,
      });
      const text = await answer.text();
      return { status: answer.status, header: (name) => answer.headers.get(name), text: () => Promise.resolve(text) };
    } catch (failure) {
      throw new NetworkFailure("no answer", { cause: failure });
    }
  }
}

async function uploaded(visit: Visit): Promise<object> {
  const spool = new FakeSpool();
  const transport = new LineTransport(visit);
  const tools = {
    tus: new TusClient(transport, patience, () => undefined),
    server: new VisitServer(transport, patience, () => undefined),
    spool,
    tally: new Tally(() => undefined),
  };
  const type = "video/webm;codecs=vp9";
  await spool.saveRecording({ exposure: visit.exposure, type, timeOrigin: 0, stopped: false });
  const uploader = new Uploader(tools, "/visit/uploads", visit.exposure);
  const [recorded] = await Promise.all([record(visit, spool, uploader), uploader.run()]);
  return { visit: visit.visit, digest: recorded };
}

/** Slices come as a recorder gives them, while the upload runs. */
async function record(visit: Visit, spool: FakeSpool, uploader: Uploader): Promise<string> {
  const whole = createHash("sha256");
  for (const [index, size] of visit.slices.entries()) {
    const data = slice(visit, index, size);
    whole.update(new Uint8Array(data));
    await spool.addSlice({ exposure: visit.exposure, index, bytes: size, digest: await digestOf(data), data });
    uploader.notify();
    await patience.rest(SLICE_EVERY);
  }
  const recorder = { mimeType: "video/webm", startedAt: 0, onstart: 0, stoppedAt: 1, width: 640, height: 480 };
  const playback = { volume: 1, muted: false, userAgent: "faults", camera: {}, screen: [1, 1] as const };
  await spool.addLogPiece(visit.exposure, 0, { camera: [], ad: [], events: [], recorder, playback });
  await spool.saveRecording({ exposure: visit.exposure, type: "video/webm;codecs=vp9", timeOrigin: 0, stopped: true });
  uploader.notify();
  return whole.digest("hex");
}

function slice(visit: Visit, index: number, size: number): ArrayBuffer {
  const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 31 + index * 7 + visit.visit) % 251);
  if (index === 0) {
    bytes.set([0x1a, 0x45, 0xdf, 0xa3]);
  }
  return bytes.buffer;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function all(order: Order): Promise<object[]> {
  const waiting = [...order.visits];
  const ended: object[] = [];
  const carry = async (): Promise<void> => {
    for (let visit = waiting.shift(); visit !== undefined; visit = waiting.shift()) {
      const { visit: number } = visit;
      ended.push(await uploaded(visit).catch((failure: unknown) => ({ visit: number, failure: String(failure) })));
    }
  };
  await Promise.all(Array.from({ length: order.atOnce }, carry));
  return ended;
}

console.log(JSON.stringify(await all(JSON.parse(process.argv[2] ?? "{}") as Order)));
