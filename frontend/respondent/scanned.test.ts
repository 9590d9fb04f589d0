import assert from "node:assert/strict";
import { test } from "node:test";
import { scannedCode } from "./scanned.js";

test("a scanned receipt code is taken from behind the #", () => {
  assert.equal(scannedCode("#K7MD-Q2XP-9FTW"), "K7MD-Q2XP-9FTW");
});

test("anything else behind the # is left alone", () => {
  assert.equal(scannedCode(""), undefined);
  assert.equal(scannedCode("#top"), undefined);
  assert.equal(scannedCode("#K7MD-Q2XP-9FTW<b>"), undefined);
});
