import assert from "node:assert/strict";
import { test } from "node:test";
import { bytes, FakeServer, FakeSpool, hurry } from "./fakes.test-support.js";
import type { ExposureState, VisitPlan } from "./plan.js";
import { Tally } from "./tally.js";
import { TusClient } from "./tus.js";
import { Uploads } from "./uploads.js";
import { VisitServer } from "./visit-server.js";

class Bench {
  readonly server = new FakeServer();
  readonly spool = new FakeSpool();
  readonly failures: unknown[] = [];

  uploads(state: ExposureState): Uploads {
    const tools = {
      tus: new TusClient(this.server, hurry, () => undefined),
      server: new VisitServer(this.server, hurry, () => undefined),
      spool: this.spool,
      tally: new Tally(() => undefined),
    };
    return new Uploads(tools, this.plan(state), (failure) => this.failures.push(failure));
  }

  plan(state: ExposureState): VisitPlan {
    return {
      soundCheck: false,
      questions: false,
      exposures: [{ id: "e1", position: 1, viewing: 1, adUrl: "/ad", adUrlMs: 60_000, durationMs: 1, prerollMs: 1, state }],
      uploads: "/visit/uploads",
      recorder: {
        width: 640,
        height: 480,
        framesPerSecond: 30,
        minFramesPerSecond: 10,
        maxMuteMs: 1_000,
        bitsPerSecond: 1,
        sliceMs: 1_000,
        maxSeconds: 60,
      },
    };
  }

  async spooled(stopped: boolean): Promise<void> {
    await this.spool.saveRecording({ exposure: "e1", type: "video/webm", timeOrigin: 0, stopped });
    await this.spool.addSlice({ exposure: "e1", index: 0, bytes: 10, digest: "00".repeat(32), data: bytes(10, 0) });
  }

  asked(path: string): boolean {
    return this.server.asked.some((ask) => ask.path.endsWith(path));
  }
}

test("what an earlier page left is sent although it never said that it stopped", async () => {
  // Given
  const bench = new Bench();
  await bench.spooled(false);
  const uploads = bench.uploads("PLAYING");

  // When
  const found = await uploads.resume();
  const lost = await uploads.settled();

  // Then
  assert.deepEqual([found, lost], [true, false]);
  assert.ok(bench.asked("/completion"));
  assert.ok(bench.asked("/exposures/e1/interruption"));
  assert.equal(bench.spool.slices.size, 0);
});

test("what belongs to no exposure of the visit, or to one that is over, is deleted unsent", async () => {
  // Given
  const bench = new Bench();
  await bench.spooled(true);

  // When
  const found = await bench.uploads("INVALID").resume();

  // Then
  assert.equal(found, false);
  assert.equal(bench.spool.slices.size, 0);
  assert.equal(bench.server.asked.length, 0);
});

test("a recording that the server does not take any more is given up and told", async () => {
  // Given
  const bench = new Bench();
  await bench.spooled(true);
  bench.server.gone = true;
  const uploads = bench.uploads("PLAYING");
  await uploads.resume();

  // When
  const lost = await uploads.settled();

  // Then
  assert.equal(lost, true);
  assert.ok(bench.asked("/invalidation"));
  assert.equal(bench.spool.slices.size, 0);
});

test("a slice on its way when its exposure is given up is no loss", async () => {
  // Given
  const bench = new Bench();
  await bench.spooled(false);
  const uploads = bench.uploads("PLAYING");
  const exposure = bench.plan("PLAYING").exposures[0];
  assert.ok(exposure);
  const send = bench.server.send.bind(bench.server);
  let release: () => void = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  bench.server.send = async (ask) => {
    await (ask.method === "PATCH" ? held : Promise.resolve());
    return send(ask);
  };
  const uploader = uploads.begin(exposure);
  while (bench.spool.progresses.size === 0) {
    await new Promise((resolve) => setImmediate(resolve));
  }

  // When
  await uploads.discard(uploader, "e1");
  bench.server.gone = true;
  release();
  const lost = await uploads.settled();

  // Then
  assert.equal(lost, false);
  assert.deepEqual(bench.failures, []);
  assert.equal(bench.asked("/invalidation"), false);
});

test("what an earlier page recorded to the end was not interrupted", async () => {
  // Given
  const bench = new Bench();
  await bench.spooled(true);
  const uploads = bench.uploads("PLAYING");

  // When
  await uploads.resume();
  await uploads.settled();

  // Then
  assert.ok(bench.asked("/completion"));
  assert.equal(bench.asked("/interruption"), false);
});
