import assert from "node:assert/strict";
import { test } from "node:test";
import { fitted } from "./markers.js";

test("a name is cut where the next marker begins, and left out where nothing fits", () => {
  assert.equal(fitted("The box", 100), "The box");
  assert.equal(fitted("The missed train", 60), "The mi\u2026");
  assert.equal(fitted("The box", 20), "");
});
