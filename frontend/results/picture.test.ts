import assert from "node:assert/strict";
import { test } from "node:test";
import { adPicture, type AdCurves } from "./ad.js";
import { apart } from "./labels.js";
import { binAt, clock, figure, isHatched, valueAt, valueAxis, type Curve } from "./picture.js";
import { engines, sessionPicture, type SessionTraces } from "./session.js";

const ad: AdCurves = {
  durationMs: 3000,
  strip: "People with a value in this second (n)",
  countries: [
    { code: "DE", name: "Germany", slot: 1 },
    { code: "PL", name: "Poland", slot: 2 },
  ],
  measures: [
    {
      measure: "HAPPY",
      unit: "SHARE",
      countries: [
        {
          country: "DE",
          base: "40 valid for this measure, directional",
          disclosure: "DIRECTIONAL",
          values: [0, 0.3, null],
          band: [],
          n: [40, 40, 9],
        },
        { country: "PL", base: "7 valid for this measure", disclosure: "NOTHING", values: [], band: [], n: [] },
      ],
    },
  ],
};

function curve(...values: (number | null)[]): Curve {
  return { id: "A", label: "A", slot: 1, values, band: [], directional: false, base: "" };
}

test("a country with too few people has no curve", () => {
  const picture = adPicture(ad, "HAPPY", []);
  assert.deepEqual(
    picture.curves.map((drawn) => drawn.label),
    ["Germany"],
  );
  assert.equal(picture.curves[0]?.base, "40 valid for this measure, directional");
  assert.deepEqual(picture.strip.curves[0]?.values, [40, 40, 9]);
  assert.equal(picture.strip.top, 40);
});

test("an unknown measure falls back to the first", () => {
  assert.equal(adPicture(ad, "NONSENSE", []).curves.length, 1);
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
  assert.deepEqual(
    read.map((each) => each.engine),
    ["SEQUENCE", "FRAME"],
  );
  assert.deepEqual(
    read.map((each) => sessionPicture(traces, each, 0.5).curves[0]?.values[0]),
    [0.1, 0.4],
  );
  assert.equal(engines({ ...traces, other: null }).length, 1);
});

test("seconds of disagreement are hatched up to the ad's end", () => {
  const [disagreed] = sessionPicture(traces, traces, 0.5).hatchings;
  assert.ok(disagreed);
  assert.deepEqual(disagreed.spans, [
    [0, 1],
    [2, 2.5],
  ]);
  assert.ok(isHatched(disagreed, 0.99) && !isHatched(disagreed, 1) && isHatched(disagreed, 2.2));
  assert.deepEqual(adPicture(ad, "HAPPY", []).hatchings, []);
});

test("where the mouth is covered the chart is hatched the other way, and no curve is drawn of it", () => {
  const masked = {
    ...traces,
    measures: [...traces.measures, { measure: "MOUTH_COVERED", label: "Mouth covered", values: [1, 1, 0, 0.5, null] }],
  };
  const picture = sessionPicture(masked, engines(masked)[0] ?? traces, 0.5);
  assert.deepEqual(
    picture.curves.map((drawn) => drawn.id),
    ["HAPPY"],
  );
  assert.deepEqual(
    picture.hatchings[1]?.spans.map((span) => span.map((at) => at.toFixed(1))),
    [
      ["0.0", "0.2"],
      ["0.3", "0.4"],
    ],
  );
  assert.equal(picture.hatchings[1]?.lean, "left");
});
