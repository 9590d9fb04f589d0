import assert from "node:assert/strict";
import { test } from "node:test";
import type { AdVideo, PageView } from "../respondent-visit/media.js";
import type { Interruption } from "../respondent-visit/plan.js";
import type { VideoPhase } from "../respondent-visit/state.js";
import { view } from "./viewing.js";

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A page in which time passes only when the test says so. */
class Bench {
  readonly phases: VideoPhase[] = [];
  private readonly waiting: { at: number; wake: () => void }[] = [];
  private now = 0;
  playing = false;
  hide: () => void = () => {};
  endVideo: () => void = () => {};
  breakVideo: (failure: Error) => void = () => {};

  run(): Promise<Interruption | null> {
    const clock = {
      now: () => this.now,
      pause: (ms: number) => new Promise<void>((wake) => this.waiting.push({ at: this.now + ms, wake })),
    };
    const exposure = {
      id: "e1",
      position: 1,
      viewing: 1,
      adUrl: "/ad",
      adUrlMs: 60_000,
      durationMs: 6_000,
      prerollMs: 5_000,
      state: "PLAYING" as const,
    };
    const tools = { clock, video: this.video(), page: this.page(), maxSeconds: 60 };
    return view(exposure, tools, { phase: (phase) => this.phases.push(phase), tapped: () => Promise.resolve() });
  }

  async pass(ms: number): Promise<void> {
    this.now += ms;
    await tick();
    this.waiting.filter((one) => one.at <= this.now).forEach((one) => one.wake());
    await tick();
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
      rotations: () => () => undefined,
      userAgent: "test",
      screen: [1, 1],
    };
  }
}

test("the pause is as long as with a camera, and the film is seen to its end", async () => {
  // Given
  const bench = new Bench();
  const seen = bench.run();
  await bench.pass(4_999);
  assert.equal(bench.playing, false);
  await bench.pass(1);
  assert.equal(bench.playing, true);

  // When
  bench.endVideo();

  // Then
  assert.equal(await seen, null);
  assert.deepEqual(bench.phases, ["pause", "film"]);
});

for (const [name, cause, reason] of [
  ["a page that is left", (bench: Bench) => bench.hide(), "hidden"],
  ["a film that breaks", (bench: Bench) => bench.breakVideo(new Error("decode")), "playback-failed"],
  ["a film that never ends", (bench: Bench) => void bench.pass(60_000), "too-long"],
] as const) {
  test(`${name} gives ${reason} and stops the film`, async () => {
    // Given
    const bench = new Bench();
    const seen = bench.run();
    await bench.pass(5_000);

    // When
    cause(bench);

    // Then
    assert.equal(await seen, reason);
    assert.equal(bench.playing, false);
  });
}
