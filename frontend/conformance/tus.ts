// tus-js-client, a client by others, against a running server. Started by TusConformanceTest with one JSON argument; prints for
// each course the address of its upload, or fails with what went wrong.
import { Readable } from "node:stream";
import { DetailedError, Upload, type UploadOptions } from "tus-js-client";

interface Visitor {
  readonly headers: Readonly<Record<string, string>>;
  readonly exposure: string;
}

interface Order {
  readonly endpoint: string;
  readonly bytes: number;
  readonly deferred: Visitor;
  readonly resumed: Visitor;
  readonly terminated: Visitor;
}

const PIECE = 64 * 1024;
const order = JSON.parse(process.argv[2] ?? "{}") as Order;

/** The bytes that the Java side expects to find: a WebM's first four, then noise by position and length. */
function video(): Buffer {
  const bytes = Buffer.from(Uint8Array.from({ length: order.bytes }, (_, i) => (i * 31 + order.bytes) & 255));
  bytes.set([0x1a, 0x45, 0xdf, 0xa3]);
  return bytes;
}

function options(visitor: Visitor): UploadOptions {
  return {
    endpoint: order.endpoint,
    headers: { ...visitor.headers },
    metadata: { exposure: visitor.exposure, type: "video/webm;codecs=vp9" },
    chunkSize: PIECE,
    retryDelays: null,
  };
}

/** Runs an upload to its end; with `stopAfter`, to the first acknowledged piece. Resolves with its address. */
function run(file: Buffer | Readable, chosen: UploadOptions, stopAfter = false): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload: Upload = new Upload(file, {
      ...chosen,
      onSuccess: () => resolve(upload.url ?? ""),
      onError: (failure) => reject(failure instanceof DetailedError ? new Error(`${failure.message}`) : failure),
      onChunkComplete: () => {
        if (stopAfter) {
          void upload.abort(false).then(() => resolve(upload.url ?? ""));
        }
      },
    });
    upload.start();
  });
}

/** The length is told with the last piece. */
function deferred(): Promise<string> {
  return run(Readable.from(video(), { objectMode: false }), { ...options(order.deferred), uploadLengthDeferred: true });
}

/** Stopped after its first piece, and gone on with by its address alone. */
async function resumed(): Promise<string> {
  const address = await run(video(), options(order.resumed), true);
  return run(video(), { ...options(order.resumed), uploadUrl: address });
}

/** Given up and taken away from the server. */
async function terminated(): Promise<string> {
  const address = await run(video(), options(order.terminated), true);
  await Upload.terminate(address, options(order.terminated));
  return address;
}

console.log(JSON.stringify({ deferred: await deferred(), resumed: await resumed(), terminated: await terminated() }));
