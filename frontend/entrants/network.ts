import type { Network } from "../respondent-visit/transport.js";

/** How much faster than in a browser time passes: pauses and deadlines are shortened alike. */
export const PACE = 20;

/** A browser's way to the network in Node: it keeps the cookies of one origin. */
export class CookieNetwork implements Network {
  private readonly cookies = new Map<string, string>();

  constructor(public origin: string) {}

  async fetch(address: string, request: RequestInit): Promise<Response> {
    const headers = { ...(request.headers as Record<string, string>), Cookie: this.header() };
    const answer = await fetch(new URL(address, this.origin), { ...request, headers, redirect: "manual" });
    answer.headers.getSetCookie().forEach((cookie) => this.keep(cookie));
    return answer;
  }

  deadline(milliseconds: number): AbortSignal {
    return AbortSignal.timeout(milliseconds / PACE);
  }

  private header(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  private keep(cookie: string): void {
    const [name = "", ...value] = cookie.split(";", 1).join("").split("=");
    this.cookies.set(name.trim(), value.join("="));
  }
}

/** When a tab dies, seen from the request at which it does. */
export type Moment = "before" | "during" | "after";

/** The network of a tab that is killed at one of its requests: from then on nothing is sent and nobody hears an answer. */
export class MortalNetwork implements Network {
  readonly death: Promise<void>;
  private requests = 0;
  private dead = false;
  private die: () => void = () => {};

  constructor(
    private readonly network: Network,
    private readonly last: number,
    private readonly moment: Moment,
  ) {
    this.death = new Promise((resolve) => (this.die = resolve));
  }

  async fetch(address: string, request: RequestInit): Promise<Response> {
    if (this.dead || (++this.requests === this.last && this.moment === "before")) {
      return this.silence();
    }
    if (this.requests < this.last) {
      const answer = await this.network.fetch(address, request);
      return this.dead ? this.silence() : answer;
    }
    const signal = this.moment === "during" ? AbortSignal.timeout(Math.random() * 10) : (request.signal ?? null);
    await this.network.fetch(address, { ...request, signal }).catch(() => undefined);
    return this.silence();
  }

  deadline(milliseconds: number): AbortSignal {
    return this.network.deadline(milliseconds);
  }

  private silence(): Promise<never> {
    this.dead = true;
    this.die();
    return new Promise(() => undefined);
  }
}
