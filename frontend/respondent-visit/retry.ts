import { NetworkFailure, type Patience } from "./ports.js";

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;

/** Tells who watches whether the network answers. */
export type Reachability = (reachable: boolean) => void;

export const again = Symbol("again");

/** Repeats an attempt until it gives a value; no answer and `again` both mean another try after a longer pause. */
export async function untilAnswered<T>(patience: Patience, tell: Reachability, attempt: () => Promise<T | typeof again>): Promise<T> {
  for (let failures = 0; ; failures++) {
    const outcome = await answered(attempt);
    tell(outcome !== again);
    if (outcome !== again) {
      return outcome;
    }
    await patience.rest(Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(failures, 10)));
  }
}

/** What is worth another try is decided here alone, by status. */
export function isPassing(status: number): boolean {
  return status === 408 || status === 423 || status === 425 || status === 429 || status === 460 || status >= 500;
}

async function answered<T>(attempt: () => Promise<T | typeof again>): Promise<T | typeof again> {
  try {
    return await attempt();
  } catch (failure) {
    if (failure instanceof NetworkFailure) {
      return again;
    }
    throw failure;
  }
}
