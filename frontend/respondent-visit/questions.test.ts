import assert from "node:assert/strict";
import { test } from "node:test";
import { type Answer, type Ask, NetworkFailure } from "./ports.js";
import { Refused } from "./problem.js";
import { Questions } from "./questions.js";

/** A server that answers in this order, and a page on which each question is sent at once. */
class Bench {
  readonly asked: Ask[] = [];
  readonly shown: string[] = [];
  begun = 0;

  constructor(private readonly answers: ReadonlyArray<[number, string] | "no-network">) {}

  questions(any = true): Questions {
    const transport = {
      send: (ask: Ask): Promise<Answer> => {
        const answer = this.answers[this.asked.length];
        this.asked.push(ask);
        if (answer === undefined || answer === "no-network") {
          return Promise.reject(new NetworkFailure("gone"));
        }
        return Promise.resolve({ status: answer[0], header: () => null, text: () => Promise.resolve(answer[1]) });
      },
    };
    const place = {
      show: (html: string) => void this.shown.push(html),
      sent: () => Promise.resolve({ path: "/visit/questions", body: `value=${this.shown.length}` }),
    };
    const patience = { rest: () => Promise.resolve() };
    return new Questions({ transport, patience, tell: () => undefined, place }, any, () => void this.begun++);
  }
}

test("asks one question after the other until none is left", async () => {
  // Given
  const bench = new Bench([
    [200, "q1"],
    [200, "q2"],
    [204, ""],
  ]);

  // When
  await bench.questions().ask();

  // Then
  assert.deepEqual(bench.shown, ["q1", "q2"]);
  assert.deepEqual(
    bench.asked.map((ask) => `${ask.method} ${ask.body ?? ""}`),
    ["GET ", "POST value=1", "POST value=2"],
  );
  assert.equal(bench.begun, 1);
});

test("a visit that asks nothing does not ask the network either", async () => {
  // Given
  const bench = new Bench([]);

  // When
  await bench.questions(false).ask();

  // Then
  assert.equal(bench.asked.length, 0);
});

test("nothing due changes nothing on the page", async () => {
  // Given
  const bench = new Bench([[204, ""]]);

  // When
  await bench.questions().ask();

  // Then
  assert.equal(bench.begun, 0);
});

test("what is wrong comes back with its question", async () => {
  // Given
  const bench = new Bench([
    [200, "q1"],
    [422, "q1 again"],
    [204, ""],
  ]);

  // When
  await bench.questions().ask();

  // Then
  assert.deepEqual(bench.shown, ["q1", "q1 again"]);
});

test("an answer that got lost on the way is sent again", async () => {
  // Given
  const bench = new Bench([[200, "q1"], "no-network", [503, ""], [204, ""]]);

  // When
  await bench.questions().ask();

  // Then
  assert.deepEqual(
    bench.asked.slice(1).map((ask) => ask.body),
    ["value=1", "value=1", "value=1"],
  );
});

test("a visit that is over ends the questions", async () => {
  // Given
  const bench = new Bench([[409, '{"type":"urn:visit-over"}']]);

  // When
  const asking = bench.questions().ask();

  // Then
  await assert.rejects(asking, (failure) => failure instanceof Refused && failure.over);
});
