import assert from "node:assert/strict";
import { test } from "node:test";
import { stageWord } from "./view.js";

test("a film that cannot be loaded says that there is no connection", () => {
  assert.equal(stageWord({ phase: "loading", reachable: true }), "watch-loading");
  assert.equal(stageWord({ phase: "loading", reachable: false }), "offline");
});

test("a film that is loaded needs no connection", () => {
  assert.equal(stageWord({ phase: "pause", reachable: false }), "watch-pause");
});
