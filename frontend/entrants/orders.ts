import { createInterface } from "node:readline";

/** Carries out orders, one JSON line each, side by side, and answers each with a JSON line; ends with its input. */
export async function carryOut<Order, Outcome>(work: (order: Order) => Promise<Outcome>): Promise<void> {
  const underway: Promise<void>[] = [];
  for await (const line of createInterface({ input: process.stdin })) {
    underway.push(answered(JSON.parse(line) as Order, work));
  }
  await Promise.all(underway);
}

async function answered<Order, Outcome>(order: Order, work: (order: Order) => Promise<Outcome>): Promise<void> {
  const outcome = await work(order).catch((failure: unknown) => ({ failure: String(failure instanceof Error ? failure.stack : failure) }));
  process.stdout.write(`${JSON.stringify({ ...order, ...outcome })}\n`);
}
