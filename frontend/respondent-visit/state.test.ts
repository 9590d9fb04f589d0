import assert from "node:assert/strict";
import { test } from "node:test";
import { after, type Happening, measured, type Visit } from "./state.js";

function journey(...happenings: Happening[]): Visit {
  return happenings.reduce<Visit>(after, { at: "opening" });
}

const toCheck: Happening[] = [{ is: "nothing-spooled" }, { is: "camera-wanted" }, { is: "camera-opened" }];
const fast: Happening = measured(30, { minFramesPerSecond: 10 });
const slow: Happening = measured(6, { minFramesPerSecond: 10 });
const kept: Happening = { is: "probed", recordable: true };
const good: Happening = { is: "looked", verdict: "ok" };
const video: Happening = { is: "film-wanted", video: 1, of: 2 };

function said(...happenings: Happening[]): unknown {
  const visit = journey(...toCheck, ...happenings);
  return visit.at === "check" ? [visit.verdict, visit.ready] : visit.at;
}

test("a good picture, a known speed and a codec let the film start", () => {
  assert.deepEqual(said(good, fast), ["ok", false]);
  assert.deepEqual(said(good, fast, kept), ["ok", true]);
});

test("a good picture waits for the speed before it is called good", () => {
  assert.deepEqual(said(good), ["looking", false]);
  assert.deepEqual(said(good, slow), ["too-slow", false]);
});

test("a bad picture is called bad at once, and takes the start away again", () => {
  assert.deepEqual(said({ is: "looked", verdict: "dark" }), ["dark", false]);
  assert.deepEqual(said(good, fast, kept, { is: "looked", verdict: "dark" }), ["dark", false]);
  assert.deepEqual(said(good, fast, kept, { is: "looked", verdict: "dark" }, good), ["ok", true]);
});

test("a slow camera that gets faster is good in the end", () => {
  assert.deepEqual(said(slow, good, fast, kept), ["ok", true]);
});

test("how slow a camera may be is what the server says", () => {
  assert.equal(measured(10, { minFramesPerSecond: 10 }).fastEnough, true);
  assert.equal(measured(9.9, { minFramesPerSecond: 10 }).fastEnough, false);
  assert.deepEqual(said(good, measured(14, { minFramesPerSecond: 15 }), kept), ["too-slow", false]);
});

test("a browser that records nothing is told so", () => {
  assert.equal(said(fast, { is: "probed", recordable: false }), "incapable");
});

test("a refused camera names the trouble, and can be asked again", () => {
  const refused = journey({ is: "nothing-spooled" }, { is: "camera-wanted" }, { is: "camera-refused", trouble: "taken" });
  assert.deepEqual(refused, { at: "camera-trouble", trouble: "taken" });
  assert.deepEqual(after(refused, { is: "camera-wanted" }), { at: "asking" });
});

test("a late verdict does not take the respondent out of the film", () => {
  assert.deepEqual(journey(...toCheck, good, fast, video, { is: "looked", verdict: "no-face" }), { at: "watching", video: 1, of: 2, phase: "loading" });
});

test("an interruption says why, and the next film follows", () => {
  const interrupted = journey(...toCheck, video, { is: "interrupted", reason: "hidden" });
  assert.deepEqual(interrupted, { at: "interrupted", reason: "hidden" });
  assert.deepEqual(after(interrupted, { is: "film-wanted", video: 2, of: 2 }), { at: "watching", video: 2, of: 2, phase: "loading" });
});

test("what is left from before is sent first, with bytes and reachability", () => {
  const visit = journey({ is: "rest-found" }, { is: "sent", done: 5, all: 9 }, { is: "reached", reachable: false });
  assert.deepEqual(visit, { at: "uploading", rest: true, reachable: false, done: 5, all: 9 });
  assert.deepEqual(after(visit, { is: "nothing-spooled" }), { at: "receipt" });
});

test("the tones come before the camera, and their answer is told", () => {
  const asked = journey({ is: "nothing-spooled" }, { is: "sound", phase: "unasked" });
  assert.deepEqual(asked, { at: "sound", phase: "unasked" });
  assert.deepEqual(after(asked, { is: "sound", phase: "wrong" }), { at: "sound", phase: "wrong" });
  assert.deepEqual(after(asked, { is: "camera-wanted" }), { at: "asking" });
});

test("another tab wins over everything, and nothing breaks afterwards", () => {
  assert.deepEqual(journey(...toCheck, video, { is: "found-elsewhere" }, { is: "broke" }), { at: "elsewhere" });
});
