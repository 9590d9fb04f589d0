import assert from "node:assert/strict";
import { test } from "node:test";
import { hurry } from "./fakes.test-support.js";
import { PlannedAds } from "./planned-ads.js";
import type { PlannedExposure, VisitPlan } from "./plan.js";
import { NetworkFailure } from "./ports.js";
import { Refused } from "./problem.js";

/** A server whose addresses work for a minute, and a network that fails as the test says. */
class Bench {
  readonly loaded: string[] = [];
  readonly told: boolean[] = [];
  plans = 0;
  now = 0;
  failures: Error[] = [];
  readonly ads = new PlannedAds(
    {
      server: { plan: () => Promise.resolve(this.plan()) },
      video: { load: (address) => this.load(address) },
      clock: { now: () => this.now, pause: () => Promise.resolve() },
      patience: hurry,
      tell: (reachable) => this.told.push(reachable),
    },
    this.plan(),
  );

  exposure(id = "e1"): PlannedExposure {
    return { id, position: 1, viewing: 1, adUrl: `/${id}?${this.plans}`, adUrlMs: 60_000, durationMs: 1, prerollMs: 1, state: "PLANNED" };
  }

  private plan(): VisitPlan {
    this.plans++;
    return {
      exposures: [this.exposure("e1"), this.exposure("e2")],
      uploads: "",
      recorder: {} as VisitPlan["recorder"],
      soundCheck: false,
      questions: false,
    };
  }

  private async load(address: string): Promise<void> {
    this.loaded.push(address);
    const failure = this.failures.shift();
    if (failure !== undefined) {
      throw failure;
    }
  }
}

test("an address that still works is used as it is", async () => {
  const bench = new Bench();
  bench.now = 30_000;
  await bench.ads.load(bench.exposure());
  assert.deepEqual(bench.loaded, ["/e1?1"]);
});

test("an address about to expire is renewed before it is asked for", async () => {
  const bench = new Bench();
  bench.now = 58_000;
  await bench.ads.load(bench.exposure());
  assert.deepEqual(bench.loaded, ["/e1?2"]);
});

test("a plan read again counts from then", async () => {
  const bench = new Bench();
  bench.now = 50_000;
  await bench.ads.refresh();
  bench.now = 100_000;
  await bench.ads.load(bench.exposure());
  assert.deepEqual(bench.loaded, ["/e1?2"]);
});

test("an address refused all the same is renewed once", async () => {
  const bench = new Bench();
  bench.failures = [new Refused(404, "about:blank")];
  await bench.ads.load(bench.exposure());
  assert.deepEqual(bench.loaded, ["/e1?1", "/e1?2"]);

  const gone = new Bench();
  gone.failures = [new Refused(404, "about:blank"), new Refused(404, "about:blank")];
  await assert.rejects(gone.ads.load(gone.exposure()));
});

test("without a connection it is told and tried until there is one", async () => {
  const bench = new Bench();
  bench.failures = [new NetworkFailure(), new NetworkFailure(), new Refused(503, "about:blank")];
  await bench.ads.load(bench.exposure());
  assert.deepEqual(bench.told, [false, false, false, true]);
  assert.equal(bench.loaded.length, 4);
});

test("what cannot be played is not tried again, unless it is asked for again", async () => {
  const bench = new Bench();
  bench.failures = [new Error("the film cannot be played")];
  await assert.rejects(bench.ads.load(bench.exposure()));
  await bench.ads.load(bench.exposure());
  assert.equal(bench.loaded.length, 2);
});

test("an ad asked for twice is loaded once", async () => {
  const bench = new Bench();
  await Promise.all([bench.ads.load(bench.exposure()), bench.ads.load(bench.exposure())]);
  await bench.ads.load(bench.exposure("e2"));
  assert.deepEqual(bench.loaded, ["/e1?1", "/e2?1"]);
});
