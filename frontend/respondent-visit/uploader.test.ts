import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { digestOf } from "./digest.js";
import { bytes, FakeServer, FakeSpool, hurry } from "./fakes.test-support.js";
import { Tally } from "./tally.js";
import { TusClient } from "./tus.js";
import { Uploader } from "./uploader.js";
import { VisitServer } from "./visit-server.js";

class Bench {
  readonly spool = new FakeSpool();
  acknowledged = 0;

  constructor(readonly server = new FakeServer()) {}

  uploader(): Uploader {
    const tools = {
      tus: new TusClient(this.server, hurry, () => undefined),
      server: new VisitServer(this.server, hurry, () => undefined),
      spool: this.spool,
      tally: new Tally((acknowledged) => (this.acknowledged = acknowledged)),
    };
    return new Uploader(tools, "/visit/uploads", "e1");
  }

  begin(): Promise<void> {
    return this.spool.saveRecording({ exposure: "e1", type: "video/webm", timeOrigin: 0, stopped: false });
  }

  stop(): Promise<void> {
    return this.spool.saveRecording({ exposure: "e1", type: "video/webm", timeOrigin: 0, stopped: true });
  }

  async slice(index: number, data: ArrayBuffer): Promise<void> {
    await this.spool.addSlice({ exposure: "e1", index, bytes: data.byteLength, digest: await digestOf(data), data });
  }

  /** Bytes of each piece that was sent, in order. */
  pieces(): number[] {
    const sent = this.server.asked.filter((ask) => ask.method === "PATCH");
    return sent.map((ask) => (ask.body as ArrayBuffer).byteLength);
  }

  completion(): { sliceDigest: string; slices: number[]; length: number } {
    const asked = this.server.asked.find((ask) => ask.path.endsWith("/completion"));
    return JSON.parse(String(asked?.body)) as { sliceDigest: string; slices: number[]; length: number };
  }
}

function sha256(...parts: ReadonlyArray<Uint8Array>): Buffer {
  return parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await settled();
  }
}

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1));
}

test("sends slices as they come and proves them by the digest of their digests", async () => {
  // Given
  const bench = new Bench();
  await bench.begin();
  const uploader = bench.uploader();
  const running = uploader.run();

  // When
  await bench.slice(0, bytes(1_000, 1));
  uploader.notify();
  await bench.slice(1, bytes(500, 2));
  await bench.stop();
  uploader.notify();
  await running;

  // Then
  const digests = [sha256(new Uint8Array(bytes(1_000, 1))), sha256(new Uint8Array(bytes(500, 2)))];
  assert.deepEqual(bench.completion(), { sliceDigest: sha256(...digests).toString("hex"), slices: [1_000, 500], length: 1_500 });
  assert.equal(bench.server.length, 1_500);
  assert.equal(bench.acknowledged, 1_500);
  assert.equal((await bench.spool.recordings()).length, 0);
});

test("sends two slices in one piece, and what is left when the recording has stopped", async () => {
  // Given
  const bench = new Bench();
  await bench.begin();
  for (let index = 0; index < 4; index++) {
    await bench.slice(index, bytes(1_000, index));
  }
  const uploader = bench.uploader();
  const running = uploader.run();
  await until(() => bench.server.stored.byteLength === 4_000);

  // When
  await bench.slice(4, bytes(1_000, 4));
  uploader.notify();
  await settled();
  const whileRecording = bench.server.stored.byteLength;
  await bench.stop();
  uploader.notify();
  await running;

  // Then
  assert.equal(whileRecording, 4_000);
  assert.deepEqual(bench.pieces(), [2_000, 2_000, 1_000, 0]);
  assert.deepEqual(bench.completion().slices, [1_000, 1_000, 1_000, 1_000, 1_000]);
});

test("slices that do not fit into one piece go one by one, also while the recording goes on", async () => {
  // Given
  const bench = new Bench();
  await bench.begin();
  const large = 700_000;
  await bench.slice(0, bytes(large, 1));
  await bench.slice(1, bytes(large, 2));
  const uploader = bench.uploader();

  // When
  const running = uploader.run();
  await until(() => bench.server.stored.byteLength === large);
  await bench.stop();
  uploader.notify();
  await running;

  // Then
  assert.deepEqual(bench.pieces(), [large, large, 0]);
});

test("a slice stays in the spool until it is acknowledged", async () => {
  // Given
  const bench = new Bench(new FakeServer(["offline", "500", "lost-ack"]));
  await bench.begin();
  await bench.slice(0, bytes(1_000, 1));
  await bench.stop();
  let inSpoolWhenOffline = false;
  const send = bench.server.send.bind(bench.server);
  bench.server.send = (ask) => {
    inSpoolWhenOffline ||= ask.method === "PATCH" && bench.spool.slices.size === 1;
    return send(ask);
  };

  // When
  await bench.uploader().run();

  // Then
  assert.ok(inSpoolWhenOffline);
  assert.equal(bench.spool.slices.size, 0);
  assert.deepEqual(bench.server.stored, new Uint8Array(bytes(1_000, 1)));
});

test("another page sends the rest of a recording, in the middle of a slice", async () => {
  // Given
  const bench = new Bench();
  await bench.begin();
  await bench.slice(0, bytes(1_000, 1));
  await bench.slice(1, bytes(1_000, 2));
  await bench.slice(2, bytes(1_000, 3));
  await bench.slice(3, bytes(1_000, 4));
  const first = bench.uploader();
  const send = bench.server.send.bind(bench.server);
  let patches = 0;
  bench.server.send = (ask) => (ask.method === "PATCH" && patches++ === 1 ? new Promise(() => undefined) : send(ask));
  void first.run();
  await until(() => bench.spool.slices.size === 2);
  bench.server.send = send;
  await bench.server.send({
    method: "PATCH",
    path: "/visit/uploads/1",
    headers: { "Upload-Offset": "2000" },
    body: bytes(1_000, 3).slice(0, 300),
  });

  // When
  await bench.stop();
  await bench.uploader().run();

  // Then
  assert.deepEqual(bench.completion().slices, [1_000, 1_000, 1_000, 1_000]);
  const sent = [1, 2, 3, 4].flatMap((seed) => [...new Uint8Array(bytes(1_000, seed))]);
  assert.deepEqual(bench.server.stored, new Uint8Array(sent));
});

test("an abandoned recording is not completed", async () => {
  // Given
  const bench = new Bench();
  await bench.begin();
  const uploader = bench.uploader();
  const running = uploader.run();

  // When
  uploader.abandon();
  await running;

  // Then
  assert.equal(
    bench.server.asked.some((ask) => ask.path.endsWith("/completion")),
    false,
  );
});
