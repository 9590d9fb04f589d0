import assert from "node:assert/strict";
import { test } from "node:test";
import { exposureOf, modeOf, nothing, tracksOn } from "./choice.js";

test("nothing is shown until it is chosen", () => {
  assert.equal(modeOf("captions", "de", nothing), "disabled");
  assert.equal(modeOf("descriptions", "de", nothing), "disabled");
});

test("chosen captions are shown, in their language alone", () => {
  const choice = { ...nothing, captions: "de" };
  assert.equal(modeOf("captions", "de", choice), "showing");
  assert.equal(modeOf("captions", "en", choice), "disabled");
  assert.equal(modeOf("descriptions", "de", choice), "disabled");
});

test("chosen descriptions are read out and not drawn", () => {
  assert.equal(modeOf("descriptions", "ar", { ...nothing, descriptions: "ar" }), "hidden");
});

test("a film's address names its exposure", () => {
  assert.equal(exposureOf("/visit/exposures/0a-1b/ad?until=1"), "0a-1b");
  assert.equal(exposureOf(""), "");
});

test("what is on is what was chosen and the film has; what it has not says nothing", () => {
  const offers = [
    { exposure: "a", kind: "captions", language: "de" },
    { exposure: "a", kind: "captions", language: "ja" },
    { exposure: "b", kind: "captions", language: "en" },
    { exposure: "b", kind: "descriptions", language: "ar" },
  ];
  const choice = { captions: "de", descriptions: "ar" };
  assert.deepEqual(tracksOn("a", offers, choice), { captions: "de" });
  assert.deepEqual(tracksOn("a", offers, nothing), { captions: "" });
  assert.deepEqual(tracksOn("b", offers, choice), { captions: "", descriptions: "ar" });
  assert.deepEqual(tracksOn("c", offers, choice), {});
});
