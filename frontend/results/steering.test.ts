import assert from "node:assert/strict";
import { test } from "node:test";
import { byKey } from "./steering.js";

test("keys move by a second, with shift by five, and stay within the ad", () => {
  assert.equal(byKey({ key: "ArrowRight", shiftKey: false }, 3, 30), 4);
  assert.equal(byKey({ key: "ArrowLeft", shiftKey: true }, 3, 30), 0);
  assert.equal(byKey({ key: "ArrowUp", shiftKey: true }, 28, 30), 30);
  assert.equal(byKey({ key: "Home", shiftKey: false }, 28, 30), 0);
  assert.equal(byKey({ key: "End", shiftKey: false }, 2, 30), 30);
});

test("the space bar plays and pauses; other keys do nothing", () => {
  assert.equal(byKey({ key: " ", shiftKey: false }, 3, 30), "toggle");
  assert.equal(byKey({ key: "a", shiftKey: false }, 3, 30), null);
});
