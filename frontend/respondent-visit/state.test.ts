import assert from "node:assert/strict";
import { test } from "node:test";
import { after, type Happening, type Visit } from "./state.js";

function journey(...happenings: Happening[]): Visit {
  return happenings.reduce<Visit>(after, { at: "opening" });
}

const toCheck: Happening[] = [{ is: "nothing-spooled" }, { is: "camera-wanted" }, { is: "camera-opened" }];
const fast: Happening = { is: "measured", rate: 30, recordable: true };
const good: Happening = { is: "looked", verdict: "ok" };
const film: Happening = { is: "film-wanted", film: 1, of: 2 };

test("a good picture and a known speed let the film start", () => {
  assert.deepEqual(journey(...toCheck, good, fast), { at: "check", verdict: "ok", rate: 30, ready: true });
});

test("a good picture alone does not", () => {
  assert.deepEqual(journey(...toCheck, good), { at: "check", verdict: "ok", rate: null, ready: false });
});

test("a picture that turns bad takes the start away", () => {
  assert.deepEqual(journey(...toCheck, good, fast, { is: "looked", verdict: "dark" }), { at: "check", verdict: "dark", rate: 30, ready: false });
});

test("a slow camera is said to be slow", () => {
  assert.deepEqual(journey(...toCheck, { is: "measured", rate: 6, recordable: true }, good), { at: "check", verdict: "too-slow", rate: 6, ready: false });
});

test("a browser that records nothing is told so", () => {
  assert.deepEqual(journey(...toCheck, { is: "measured", rate: 30, recordable: false }), { at: "incapable" });
});

test("a refused camera names the trouble, and can be asked again", () => {
  const refused = journey({ is: "nothing-spooled" }, { is: "camera-wanted" }, { is: "camera-refused", trouble: "taken" });
  assert.deepEqual(refused, { at: "camera-trouble", trouble: "taken" });
  assert.deepEqual(after(refused, { is: "camera-wanted" }), { at: "asking" });
});

test("a late verdict does not take the respondent out of the film", () => {
  assert.deepEqual(journey(...toCheck, good, fast, film, { is: "looked", verdict: "no-face" }), { at: "watching", film: 1, of: 2, phase: "loading" });
});

test("an interruption says why, and the next film follows", () => {
  const interrupted = journey(...toCheck, film, { is: "interrupted", reason: "hidden" });
  assert.deepEqual(interrupted, { at: "interrupted", reason: "hidden" });
  assert.deepEqual(after(interrupted, { is: "film-wanted", film: 2, of: 2 }), { at: "watching", film: 2, of: 2, phase: "loading" });
});

test("what is left from before is sent first, with bytes and reachability", () => {
  const visit = journey({ is: "rest-found" }, { is: "sent", done: 5, all: 9 }, { is: "reached", reachable: false });
  assert.deepEqual(visit, { at: "uploading", rest: true, reachable: false, done: 5, all: 9 });
  assert.deepEqual(after(visit, { is: "nothing-spooled" }), { at: "receipt" });
});

test("another tab wins over everything, and nothing breaks afterwards", () => {
  assert.deepEqual(journey(...toCheck, film, { is: "found-elsewhere" }, { is: "broke" }), { at: "elsewhere" });
});
