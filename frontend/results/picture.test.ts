import assert from "node:assert/strict";
import { test } from "node:test";
import { adPicture, type AdCurves } from "./ad.js";
import { apart } from "./labels.js";
import { binAt, clock, figure, isHatched, valueAt, valueAxis, type Curve } from "./picture.js";
import { engines, sessionPicture, type SessionTraces } from "./session.js";

const ad: AdCurves = {
  durationMs: 3000,
  countries: [
    { code: "DE", name: "Germany", slot: 1, valid: 40 },
    { code: "PL", name: "Poland", slot: 2, valid: 7 },
  ],
  measures: [
    {
      measure: "HAPPY",
      unit: "SHARE",
      countries: [
        { country: "DE", people: 40, disclosure: "DIRECTIONAL", values: [0, 0.3, null], n: [40, 40, 9] },
        { country: "PL", people: 7, disclosure: "NOTHING", values: [], n: [] },
      ],
    },
  ],
};

function curve(...values: (number | null)[]): Curve {
  return { id: "A", label: "A", slot: 1, values, directional: false, base: "" };
}

test("a country with too few people has no curve", () => {
  const picture = adPicture(ad, "HAPPY");
  assert.deepEqual(picture.curves.map((drawn) => drawn.label), ["Germany"]);
  assert.equal(picture.curves[0]?.base, "40 valid, directional");
  assert.deepEqual(picture.strip.curves[0]?.values, [40, 40, 9]);
  assert.equal(picture.strip.top, 40);
});

test("an unknown measure falls back to the first", () => {
  assert.equal(adPicture(ad, "NONSENSE").curves.length, 1);
});

test("a gap stays a gap", () => {
  assert.equal(valueAt([0.1, null, 0.3], 1, 1.5), null);
  assert.equal(valueAt([0.1, null, 0.3], 1, 2.99), 0.3);
  assert.equal(figure("SHARE", null), "no value");
});

test("the end of the film belongs to its last second", () => {
  assert.equal(binAt([1, 2, 3], 1, 1.99), 1);
  assert.equal(binAt([1, 2, 3], 1, 3), 2);
});

test("axes begin at nought and do not zoom into noise", () => {
  assert.deepEqual(valueAxis("SHARE", [curve(0.01, 0.02)]), { low: 0, high: 0.25, step: 0.05 });
  assert.deepEqual(valueAxis("SHARE", [curve(0.41)]), { low: 0, high: 0.5, step: 0.1 });
  assert.deepEqual(valueAxis("SHARE", [curve(1)]), { low: 0, high: 1, step: 0.25 });
  assert.deepEqual(valueAxis("MEAN", [curve(-0.3, null)]), { low: -0.4, high: 0.4, step: 0.2 });
  assert.deepEqual(valueAxis("PROBABILITY", [curve(0.1)]), { low: 0, high: 1, step: 0.25 });
});

test("figures and times read as people say them", () => {
  assert.equal(figure("SHARE", 0.305), "31\u00a0%");
  assert.equal(figure("MEAN", -0.12), "\u221212");
  assert.equal(figure("MEAN", 0.12), "+12");
  assert.equal(clock(79.9), "1:19");
});

test("labels keep their distance and stay on the paper", () => {
  assert.deepEqual(apart([10, 12, 100], 17, 300), [10, 27, 100]);
  assert.deepEqual(apart([295, 299], 17, 300), [283, 300]);
});

const traces: SessionTraces = {
  durationMs: 2500,
  stepMs: 100,
  engine: "SEQUENCE",
  label: "over time",
  measures: [{ measure: "HAPPY", label: "Happy", values: [0.1, null, 0.9] }],
  attention: [1, 0, 1],
  other: { engine: "FRAME", label: "frame by frame", measures: [{ measure: "HAPPY", label: "Happy", values: [0.4, null, 0.2] }] },
  disagreements: [0, 2],
};

test("one face is drawn ten times a second with its attention beneath", () => {
  const picture = sessionPicture(traces, traces, 0.5);
  assert.equal(picture.step, 0.1);
  assert.equal(picture.strip.word(0), "looking away or gone");
});

test("either engine's curve can be drawn, the counted one first", () => {
  const read = engines(traces);
  assert.deepEqual(read.map((each) => each.engine), ["SEQUENCE", "FRAME"]);
  assert.deepEqual(read.map((each) => sessionPicture(traces, each, 0.5).curves[0]?.values[0]), [0.1, 0.4]);
  assert.equal(engines({ ...traces, other: null }).length, 1);
});

test("seconds of disagreement are hatched up to the ad's end", () => {
  const { hatching } = sessionPicture(traces, traces, 0.5);
  assert.deepEqual(hatching.spans, [[0, 1], [2, 2.5]]);
  assert.ok(isHatched(hatching, 0.99) && !isHatched(hatching, 1) && isHatched(hatching, 2.2));
  assert.equal(isHatched(adPicture(ad, "HAPPY").hatching, 0.5), false);
});
