/** What the visit needs of the world outside; the browser gives it, tests pretend. */
export interface Clock {
  /** Milliseconds of the page's one monotonic clock. */
  now(): number;
  /** Resolves after so many milliseconds. */
  pause(milliseconds: number): Promise<void>;
}

/** A pause between attempts that ends early when the network is back. */
export interface Patience {
  rest(milliseconds: number): Promise<void>;
}

/** Milliseconds after which an attempt counts as failed, unless it says otherwise. */
export const DEFAULT_PATIENCE = 20_000;

export interface Ask {
  readonly method: "GET" | "HEAD" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: ArrayBuffer | Blob | string;
  /** Milliseconds after which the attempt counts as failed. */
  readonly patience?: number;
}

export interface Answer {
  readonly status: number;
  header(name: string): string | null;
  text(): Promise<string>;
}

/** Sends one request; rejects with NetworkFailure when no answer came. */
export interface Transport {
  send(ask: Ask): Promise<Answer>;
}

export class NetworkFailure extends Error {}
