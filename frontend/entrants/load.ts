import { createHash } from "node:crypto";
import { Agent, request } from "node:http";
import { carryOut } from "./orders.js";
import { Random } from "./random.js";

/** One browser that records for a while: a slice every second, sent while the next is recorded. */
interface Order {
  readonly origin: string;
  readonly headers: Record<string, string>;
  readonly exposure: string;
  readonly seconds: number;
  /** How long after the others this one begins, so that not all send at the same moment. */
  readonly delayMs: number;
}

interface Outcome {
  readonly milliseconds: ReadonlyArray<number>;
  /** Answers other than the one that was hoped for. */
  readonly refused: ReadonlyArray<number>;
  readonly received: boolean;
}

/** A second at 1.5 Mbit/s. */
const SLICE = 187_500;
const KINDS = 8;

const agent = new Agent({ keepAlive: true });
const random = new Random(1);
const slices = Array.from({ length: KINDS }, (_, kind) => {
  const data = Buffer.from(random.bytes(SLICE));
  if (kind === 0) {
    data.set([0x1a, 0x45, 0xdf, 0xa3]);
  }
  return { data, digest: createHash("sha256").update(data).digest() };
});

async function browser(order: Order): Promise<Outcome> {
  const milliseconds: number[] = [];
  const refused: number[] = [];
  const told = async (method: string, path: string, headers: Record<string, string>, body: Buffer | string): Promise<string> => {
    const answer = await asked(order, method, path, headers, body);
    if (answer.status >= 400) {
      refused.push(answer.status);
    }
    return answer.location;
  };
  await pause(order.delayMs);
  const metadata = `exposure ${btoa(order.exposure)},type ${btoa("video/webm")}`;
  const upload = await told("POST", "/visit/uploads", { "Upload-Defer-Length": "1", "Upload-Metadata": metadata }, "");
  const digest = createHash("sha256");
  const start = performance.now();
  for (let second = 0; second < order.seconds; second++) {
    await pause(start + (second + 1) * 1_000 - performance.now());
    const slice = slices[second % KINDS] ?? slices[0]!;
    const headers = {
      "Content-Type": "application/offset+octet-stream",
      "Upload-Offset": String(second * SLICE),
      "Upload-Checksum": `sha256 ${slice.digest.toString("base64")}`,
    };
    const sent = performance.now();
    await told("PATCH", upload, headers, slice.data);
    milliseconds.push(performance.now() - sent);
    digest.update(slice.digest);
  }
  const json = { "Content-Type": "application/json" };
  await told("PUT", `/visit/exposures/${order.exposure}/log`, json, '{"version":1}');
  const before = refused.length;
  const body = { sliceDigest: digest.digest("hex"), slices: Array(order.seconds).fill(SLICE), length: order.seconds * SLICE };
  await told("POST", `/visit/exposures/${order.exposure}/completion`, json, JSON.stringify(body));
  return { milliseconds, refused, received: refused.length === before };
}

interface Answer {
  readonly status: number;
  readonly location: string;
}

function asked(order: Order, method: string, path: string, headers: Record<string, string>, body: Buffer | string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const all = { ...order.headers, "Tus-Resumable": "1.0.0", "Content-Length": String(body.length), ...headers };
    const sending = request(new URL(path, order.origin), { method, headers: all, agent }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? "" }));
    });
    sending.on("error", reject);
    sending.end(body);
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
}

await carryOut(browser);
