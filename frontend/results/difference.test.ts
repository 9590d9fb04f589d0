import assert from "node:assert/strict";
import { test } from "node:test";
import { caption, reach, type Difference } from "./difference.js";
import { runs } from "./runs.js";

const difference: Difference = {
  first: { name: "Germany" },
  second: { name: "Japan" },
  provisional: false,
  values: [0.1, null, -0.3],
  band: [{ low: -0.05, high: 0.25 }, null, { low: -0.45, high: -0.15 }],
  bars: [{ from: 2, to: 3, clear: true }],
};

test("the difference says which way round it is and what surrounds it", () => {
  assert.equal(
    caption(difference),
    "Germany minus Japan, points, with a band for the whole curve; a bar marks seconds in which they differ somewhere",
  );
  assert.equal(caption({ ...difference, provisional: true, band: [], bars: [] }), "Provisional: Germany minus Japan, points");
});

test("its axis is round, even and holds the band", () => {
  assert.equal(reach(difference), 0.6);
  assert.equal(reach({ ...difference, values: [0.01], band: [] }), 0.2);
  assert.equal(reach({ ...difference, values: [0.95], band: [] }), 1);
});

test("a band is filled in stretches between its gaps", () => {
  assert.deepEqual(runs(difference.band), [
    [0, 1],
    [2, 3],
  ]);
  assert.deepEqual(runs([1, 2, null, 4, 5, 6]), [
    [0, 2],
    [3, 6],
  ]);
  assert.deepEqual(runs([]), []);
});
