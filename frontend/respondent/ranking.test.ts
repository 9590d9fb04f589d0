import assert from "node:assert/strict";
import { test } from "node:test";
import { swapped, toggled } from "./ranking.js";

test("taps give places from the first on", () => {
  assert.deepEqual(toggled([0, 0, 0], 1), [0, 1, 0]);
  assert.deepEqual(toggled([0, 1, 0], 2), [0, 1, 2]);
});

test("an answer tapped again gives its place up, and those behind move up", () => {
  assert.deepEqual(toggled([2, 1, 3], 1), [1, 0, 2]);
  assert.deepEqual(toggled([2, 1, 3], 2), [2, 1, 0]);
});

test("a place that another answer has is swapped", () => {
  assert.deepEqual(swapped([1, 1, 3], 1, 2), [2, 1, 3]);
  assert.deepEqual(swapped([1, 1, 0], 1, 0), [0, 1, 0]);
});

test("no place can be chosen by many", () => {
  assert.deepEqual(swapped([0, 0, 3], 1, 2), [0, 0, 3]);
});

test("a second tap on everything leaves nothing", () => {
  assert.deepEqual([0, 1, 2].reduce(toggled, [1, 2, 3]), [0, 0, 0]);
});
