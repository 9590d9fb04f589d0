import assert from "node:assert/strict";
import { test } from "node:test";
import { type ExposureOutcome, ExposureRun } from "./exposure.js";
import { FakeSpool } from "./fakes.test-support.js";
import type { AdVideo, LiveCamera, PageView } from "./media.js";
import type { VideoPhase } from "./state.js";

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A page in which time passes only when the test says so. */
class Bench {
  readonly spool = new FakeSpool();
  readonly phases: VideoPhase[] = [];
  readonly waiting: { at: number; wake: () => void }[] = [];
  now = 0;
  playing = false;
  recording = false;
  hide: () => void = () => {};
  rotate: () => void = () => {};
  give: (slice: Blob) => void = () => {};
  trouble: (kind: "mute" | "unmute" | "ended") => void = () => {};
  endVideo: () => void = () => {};
  breakVideo: (failure: Error) => void = () => {};

  run(): Promise<ExposureOutcome> {
    const clock = {
      now: () => this.now,
      pause: (ms: number) => new Promise<void>((wake) => this.waiting.push({ at: this.now + ms, wake })),
    };
    const settings = {
      width: 640,
      height: 480,
      framesPerSecond: 30,
      minFramesPerSecond: 10,
      maxMuteMs: 1_000,
      bitsPerSecond: 1,
      sliceMs: 1_000,
      maxSeconds: 60,
    };
    const tools = {
      clock,
      timeOrigin: 0,
      camera: this.camera(),
      video: this.video(),
      page: this.page(),
      spool: this.spool,
      settings,
      mimeType: "video/webm",
    };
    const exposure = {
      id: "e1",
      position: 0,
      viewing: 1,
      adUrl: "/ad",
      adUrlMs: 60_000,
      durationMs: 6_000,
      prerollMs: 5_000,
      state: "PLAYING" as const,
    };
    const listener = { phase: (phase: VideoPhase) => this.phases.push(phase), spooled: () => undefined, tapped: () => Promise.resolve() };
    return new ExposureRun(exposure, tools, listener).run();
  }

  async pass(ms: number): Promise<void> {
    this.now += ms;
    await tick();
    this.waiting.filter((one) => one.at <= this.now).forEach((one) => one.wake());
    await tick();
  }

  kinds(): string[] {
    return (this.spool.pieces.get("e1") ?? []).flatMap((piece) => piece.events.map((event) => event.kind));
  }

  private camera(): LiveCamera {
    let give: (slice: Blob) => void = () => {};
    return {
      settings: () => ({}),
      frames: () => () => undefined,
      troubles: (listener) => ((this.trouble = listener), () => undefined),
      picture: () => Promise.resolve(null),
      close: () => undefined,
      record: (mimeType) => ({
        mimeType,
        start: (_sliceMs, to) => ((this.recording = true), (give = this.give = to)),
        stop: async () => {
          give(new Blob(["last"]));
          this.recording = false;
        },
      }),
    };
  }

  private video(): AdVideo {
    return {
      volume: 1,
      muted: false,
      load: () => Promise.resolve(),
      unlock: () => undefined,
      play: async () => void (this.playing = true),
      pause: () => void (this.playing = false),
      end: () => new Promise((resolve, reject) => ((this.endVideo = resolve), (this.breakVideo = reject))),
      frames: () => () => undefined,
      events: () => () => undefined,
    };
  }

  private page(): PageView {
    return {
      hidden: false,
      changes: (listener) => ((this.hide = () => listener(true)), () => undefined),
      fullscreenChanges: () => () => undefined,
      rotations: (listener) => ((this.rotate = listener), () => undefined),
      userAgent: "test",
      screen: [1, 1],
    };
  }
}

test("records the grey pause and the film, and nothing after", async () => {
  // Given
  const bench = new Bench();
  const outcome = bench.run();
  await bench.pass(4_999);
  assert.deepEqual([bench.recording, bench.playing], [true, false]);
  await bench.pass(1);
  assert.equal(bench.playing, true);

  // When
  bench.endVideo();
  await bench.pass(0);
  await bench.pass(300);

  // Then
  assert.deepEqual(await outcome, { recorded: true });
  assert.equal(bench.recording, false);
  assert.deepEqual(bench.phases, ["pause", "film"]);
  assert.equal(bench.spool.rows.get("e1")?.stopped, true);
  assert.equal(bench.spool.slices.size, 1);
});

test("a hidden page stops film and recording and says so in the log", async () => {
  // Given
  const bench = new Bench();
  const outcome = bench.run();
  await bench.pass(5_000);

  // When
  bench.hide();

  // Then
  assert.deepEqual(await outcome, { recorded: false, reason: "hidden" });
  assert.deepEqual([bench.recording, bench.playing], [false, false]);
  assert.deepEqual(bench.kinds(), ["preroll-start", "hidden", "interrupted"]);
});

test("a page hidden in the pause never starts the film", async () => {
  // Given
  const bench = new Bench();
  const outcome = bench.run();
  await bench.pass(1_000);

  // When
  bench.hide();
  await outcome;
  await bench.pass(5_000);

  // Then
  assert.equal(bench.playing, false);
});

test("a camera that is mute for a moment does no harm, for longer it does", async () => {
  // Given
  const bench = new Bench();
  const outcome = bench.run();
  await bench.pass(5_000);
  bench.trouble("mute");
  await bench.pass(900);
  bench.trouble("unmute");
  await bench.pass(500);
  assert.equal(bench.playing, true);

  // When
  bench.trouble("mute");
  await bench.pass(1_000);

  // Then
  assert.deepEqual(await outcome, { recorded: false, reason: "muted" });
});

for (const [name, cause, reason] of [
  ["a camera that ends", (bench: Bench) => bench.trouble("ended"), "camera-lost"],
  ["a film that breaks", (bench: Bench) => bench.breakVideo(new Error("decode")), "playback-failed"],
] as const) {
  test(`${name} gives ${reason}`, async () => {
    // Given
    const bench = new Bench();
    const outcome = bench.run();
    await bench.pass(5_000);

    // When
    cause(bench);

    // Then
    assert.deepEqual(await outcome, { recorded: false, reason });
  });
}

test("a full disk in the middle of a film ends it", async () => {
  // Given
  const bench = new Bench();
  const outcome = bench.run();
  await bench.pass(5_000);

  // When
  bench.spool.addSlice = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
  bench.give(new Blob(["lost"]));

  // Then
  assert.deepEqual(await outcome, { recorded: false, reason: "recorder-failed" });
  assert.deepEqual([bench.recording, bench.playing], [false, false]);
});

test("a phone that is turned goes on recording and says so in the log", async () => {
  // Given
  const bench = new Bench();
  const outcome = bench.run();
  await bench.pass(5_000);

  // When
  bench.rotate();
  bench.endVideo();
  await bench.pass(0);
  await bench.pass(300);

  // Then
  assert.deepEqual(await outcome, { recorded: true });
  assert.ok(bench.kinds().includes("rotate"));
});

test("a film that never ends is given up", async () => {
  // Given
  const bench = new Bench();
  const outcome = bench.run();
  await bench.pass(5_000);

  // When
  await bench.pass(55_000);

  // Then
  assert.deepEqual(await outcome, { recorded: false, reason: "too-long" });
});
