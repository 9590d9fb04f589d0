import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import * as tus from "tus-js-client";
import { carryOut } from "./orders.js";
import { Random } from "./random.js";

/** One upload by the public client of the protocol, with the headers of somebody's page. */
interface Order {
  readonly endpoint: string;
  readonly headers: Record<string, string>;
  readonly exposure: string;
  readonly way: "in-chunks" | "in-one-piece" | "of-unknown-length" | "without-patch" | "resumed" | "ended";
}

interface Outcome {
  readonly url: string | null;
  readonly bytes: number;
  readonly sha256: string;
  /** The status of the answer that ended it, where one did. */
  readonly status?: number;
}

const BYTES = 3_000_000;
const CHUNK = 400_000;

async function upload(order: Order): Promise<Outcome> {
  const data = Buffer.from(new Random(order.way.length).bytes(BYTES));
  data.set([0x1a, 0x45, 0xdf, 0xa3]);
  const done = { bytes: BYTES, sha256: createHash("sha256").update(data).digest("hex") };
  switch (order.way) {
    case "in-chunks":
      return { ...done, url: await sent(data, order, { chunkSize: CHUNK }) };
    case "in-one-piece":
      return { ...done, url: await sent(data, order, {}) };
    case "of-unknown-length":
      return { ...done, url: await sent(Readable.from(data), order, { chunkSize: CHUNK, uploadLengthDeferred: true }) };
    case "without-patch":
      return { ...done, url: await sent(data, order, { chunkSize: CHUNK, overridePatchMethod: true }) };
    case "resumed":
      return { ...done, url: await resumed(data, order) };
    case "ended":
      return { ...done, ...(await ended(data, order)) };
  }
}

function options(order: Order, more: Partial<tus.UploadOptions>): tus.UploadOptions {
  const metadata = { exposure: order.exposure, type: "video/webm" };
  return { endpoint: order.endpoint, headers: order.headers, metadata, retryDelays: [0, 50, 200], ...more };
}

function sent(data: Buffer | Readable, order: Order, more: Partial<tus.UploadOptions>): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const upload = new tus.Upload(data, options(order, { ...more, onSuccess: () => resolve(upload.url), onError: reject }));
    upload.start();
  });
}

/** Breaks off after some chunks; another client goes on where the server says that the first one was. */
async function resumed(data: Buffer, order: Order): Promise<string | null> {
  const url = await begun(data, order);
  return sent(data, order, { chunkSize: CHUNK, uploadUrl: url });
}

function begun(data: Buffer, order: Order): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload = new tus.Upload(data, options(order, {
      chunkSize: CHUNK,
      onChunkComplete: (_size, accepted) => {
        if (accepted > data.byteLength / 3) {
          void upload.abort().then(() => resolve(String(upload.url)));
        }
      },
      onError: reject,
    }));
    upload.start();
  });
}

/** Ends an upload by the protocol, and then asks for it. */
async function ended(data: Buffer, order: Order): Promise<{ url: string; status: number }> {
  const url = await begun(data, order);
  await tus.Upload.terminate(url, { headers: order.headers });
  const asked = await fetch(url, { method: "HEAD", headers: { ...order.headers, "Tus-Resumable": "1.0.0" } });
  return { url, status: asked.status };
}

await carryOut(upload);
