import assert from "node:assert/strict";
import { test } from "node:test";
import { commentAt, sealOf } from "./sealed.js";

/** The shortest ZIP file there is, with bytes before it and a comment behind. */
function zip(before: number, comment: string): Uint8Array<ArrayBuffer> {
  const end = new Uint8Array(22);
  const view = new DataView(end.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(20, comment.length, true);
  return Uint8Array.from([...new Uint8Array(before), ...end, ...new TextEncoder().encode(comment)]);
}

test("the comment behind a ZIP file is its signature, and the digest is of all bytes before it", async () => {
  const seal = await sealOf(new Blob([zip(100_000, "a.b.c")]));
  assert.equal(seal?.signature, "a.b.c");
  const bytes = zip(100_000, "a.b.c").slice(0, 100_022);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  assert.equal(seal?.digest, btoa(String.fromCharCode(...digest)));
});

test("a file with a byte more or a byte less has no seal", async () => {
  const whole = zip(10, "a.b.c");
  assert.equal(await sealOf(new Blob([whole.slice(0, -1)])), null);
  assert.equal(await sealOf(new Blob([whole, "x"])), null);
  assert.equal(await sealOf(new Blob(["no zip file"])), null);
});

test("the mark inside of a comment is not taken for the end", () => {
  const inner = String.fromCharCode(0x50, 0x4b, 5, 6) + "x".repeat(30);
  assert.equal(commentAt(new DataView(zip(5, inner).buffer)), 27);
});
