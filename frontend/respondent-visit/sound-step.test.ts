import assert from "node:assert/strict";
import { test } from "node:test";
import { SoundCheck } from "./sound-check.js";
import { SoundStep } from "./sound-step.js";
import type { Happening } from "./state.js";

/** A check of two tones, and what the visit and the server heard of it. */
class Bench {
  readonly heard: string[] = [];
  endTones: () => void = () => {};
  readonly step: SoundStep;

  constructor(open: boolean) {
    const tones = { sound: () => new Promise<void>((resolve) => (this.endTones = resolve)) };
    const server = { tellSound: async (heard: boolean) => void this.heard.push(`told ${heard}`) as never };
    const happen = (happening: Happening): void => void this.heard.push(happening.is === "sound" ? happening.phase : happening.is);
    this.step = new SoundStep({ server, sound: new SoundCheck(tones, () => 0) }, open, happen, () => void this.heard.push("on"));
  }

  async play(): Promise<void> {
    const playing = this.step.play();
    this.endTones();
    await playing;
  }
}

test("where no ad needs sound nobody is asked", async () => {
  const { step, heard } = new Bench(false);
  await step.begin();
  assert.deepEqual(heard, ["on"]);
});

test("the right number of tones leads on, and asks no second time", async () => {
  const bench = new Bench(true);
  await bench.step.begin();
  await bench.step.count("2");
  await bench.play();
  await bench.step.count("3");
  await bench.step.count("2");
  await bench.step.begin();
  assert.deepEqual(bench.heard, ["unasked", "unplayed", "playing", "played", "wrong", "told true", "on", "on"]);
});

test("who cannot hear goes on, and tones that still sound change nothing", async () => {
  const bench = new Bench(true);
  await bench.step.begin();
  const playing = bench.step.play();
  await bench.step.play();
  await bench.step.end(false);
  bench.endTones();
  await playing;
  assert.deepEqual(bench.heard, ["unasked", "playing", "told false", "on"]);
});
