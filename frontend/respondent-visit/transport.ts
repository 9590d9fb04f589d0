import { type Answer, type Ask, NetworkFailure, type Transport } from "./ports.js";

/** The way to the server; a browser keeps its cookies by itself. */
export interface Network {
  fetch(address: string, request: RequestInit): Promise<Response>;
  /** Gives up after so many milliseconds. */
  deadline(milliseconds: number): AbortSignal;
}

/** Requests with the page's CSRF token and the name of its tab. */
export class FetchTransport implements Transport {
  constructor(
    private readonly network: Network,
    private readonly csrfToken: string,
    private readonly tab: string,
  ) {}

  async send(ask: Ask): Promise<Answer> {
    const headers = { ...ask.headers, "X-CSRF-TOKEN": this.csrfToken, "Visit-Tab": this.tab };
    const signal = this.network.deadline(ask.patience ?? 20_000);
    try {
      const request: RequestInit = { method: ask.method, headers, body: ask.body ?? null, signal, cache: "no-store" };
      const answer = await this.network.fetch(ask.path, request);
      return { status: answer.status, header: (name) => answer.headers.get(name), text: () => answer.text() };
    } catch (failure) {
      throw new NetworkFailure("no answer", { cause: failure });
    }
  }
}
