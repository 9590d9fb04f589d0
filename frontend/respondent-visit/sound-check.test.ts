import assert from "node:assert/strict";
import { test } from "node:test";
import { SoundCheck } from "./sound-check.js";

function checked(...random: number[]): { check: SoundCheck; played: number[] } {
  const played: number[] = [];
  const tones = {
    sound: async (count: number) => {
      played.push(count);
    },
  };
  return { check: new SoundCheck(tones, () => random.shift() ?? 0), played };
}

test("an answer before any tone is none", () => {
  assert.equal(checked().check.heard("3"), undefined);
});

test("only the number that was played is right, in the digits of any script", async () => {
  const { check, played } = checked(0.5);
  await check.play();
  assert.deepEqual(played, [4]);
  for (const right of ["4", " 4 ", "٤", "۴", "४", "４"]) {
    assert.equal(check.heard(right), true, right);
  }
  for (const wrong of ["3", "", "four", "44", "4.5"]) {
    assert.equal(check.heard(wrong), false, wrong);
  }
});

test("two to five tones, never as many as the last time", async () => {
  const { check, played } = checked(0, 0, 0.999, 0.999, 0.4);
  for (let i = 0; i < 5; i++) {
    await check.play();
  }
  assert.deepEqual(played, [2, 3, 5, 4, 3]);
});
