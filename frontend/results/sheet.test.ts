import assert from "node:assert/strict";
import { test } from "node:test";
import { wrapped } from "./sheet.js";

test("lines break at spaces and no line is longer than it may be", () => {
  assert.deepEqual(wrapped("one two three four", 9), ["one two", "three", "four"]);
  assert.deepEqual(wrapped("  sha256:0123456789  x", 5), ["sha256:0123456789", "x"]);
  assert.deepEqual(wrapped("", 5), []);
});
