import assert from "node:assert/strict";
import { test } from "node:test";
import { after, type Happening, type Look, measured, type Visit } from "./state.js";

function journey(...happenings: Happening[]): Visit {
  return happenings.reduce<Visit>(after, { at: "opening" });
}

const toCheck: Happening[] = [{ is: "nothing-spooled" }, { is: "camera-wanted" }, { is: "camera-opened" }];
const fast: Happening = measured(30, { minFramesPerSecond: 10 });
const slow: Happening = measured(6, { minFramesPerSecond: 10 });
const kept: Happening = { is: "probed", recordable: true };
const good: Happening = { is: "looked", verdict: "ok", faces: 1 };
const dark: Happening = { is: "looked", verdict: "dark", faces: 1 };
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
  assert.deepEqual(said(dark), ["dark", false]);
  assert.deepEqual(said(good, fast, kept, dark), ["dark", false]);
  assert.deepEqual(said(good, fast, kept, dark, good), ["ok", true]);
});

test("a face is found only where there is one, whatever the light", () => {
  const face = (verdict: Look["verdict"], faces: number): unknown => {
    const visit = journey(...toCheck, { is: "looked", verdict, faces });
    return visit.at === "check" ? visit.face : visit.at;
  };
  assert.equal(face("dark", 0), "no"); // a black picture
  assert.equal(face("bright", 0), "no");
  assert.equal(face("no-face", 0), "no");
  assert.equal(face("many-faces", 2), "no");
  assert.equal(face("dark", 2), "no");
  assert.equal(face("too-far", 1), "no");
  assert.equal(face("turned", 1), "no");
  assert.equal(face("dark", 1), "yes");
  assert.equal(face("backlit", 1), "yes");
  assert.equal(face("ok", 1), "yes");
  assert.equal(face("looking", 0), "unknown");
  assert.equal(face("unreachable", 0), "unknown");
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
  assert.deepEqual(journey(...toCheck, good, fast, video, { is: "looked", verdict: "no-face", faces: 0 }), {
    at: "watching",
    video: 1,
    of: 2,
    phase: "loading",
    reachable: true,
  });
});

test("a film that waits for the connection knows it, and knows when it is back", () => {
  const offline = journey(...toCheck, video, { is: "reached", reachable: false });
  assert.deepEqual(offline, { at: "watching", video: 1, of: 2, phase: "loading", reachable: false });
  assert.deepEqual(after(offline, { is: "reached", reachable: true }), { ...offline, reachable: true });
});

test("an interruption says why, and the next film follows", () => {
  const interrupted = journey(...toCheck, video, { is: "interrupted", reason: "hidden" });
  assert.deepEqual(interrupted, { at: "interrupted", reason: "hidden" });
  assert.deepEqual(after(interrupted, { is: "film-wanted", video: 2, of: 2 }), {
    at: "watching",
    video: 2,
    of: 2,
    phase: "loading",
    reachable: true,
  });
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

test("an ad that is offered again is told before the camera is asked for", () => {
  // When
  const told = after({ at: "uploading", rest: true, reachable: true, done: 1, all: 1 }, { is: "offered-again" });

  // Then
  assert.deepEqual(told, { at: "interrupted", reason: "again" });
  assert.deepEqual(after(told, { is: "nothing-spooled" }), { at: "receipt" });
});
