import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import type { Network } from "../respondent-visit/transport.js";
import { CookieNetwork } from "./network.js";

/** How long a person looks at a page that does not load, in milliseconds. */
const PATIENCE = 30_000;
const TOKEN = /name="csrf-token" content="([^"]+)"/;

/** One person's browser in Node: cookies, a database that outlives its tabs, and forms that are sent by hand. */
export class Browser {
  readonly database = new IDBFactory();
  readonly network: CookieNetwork;
  readonly tab = `tab-${crypto.randomUUID()}`;
  csrf = "";

  constructor(origin: string) {
    globalThis.IDBKeyRange = IDBKeyRange;
    this.network = new CookieNetwork(origin);
  }

  /** Opens the link and begins the visit, or comes back to one that was begun or has ended. */
  async enter(link: string, network: Network = this.network): Promise<void> {
    const door = await this.show(link, network);
    if (door.status === 200) {
      await this.submit(link, { lang: "en" }, network);
    }
    await this.look("/visit", network);
  }

  async agree(network: Network = this.network): Promise<void> {
    await this.submit("/visit/consent", { notice: "yes", age: "yes", agree: "yes" }, network);
    await this.look("/visit", network);
  }

  async decline(network: Network = this.network): Promise<void> {
    await this.submit("/visit/refusal", {}, network);
  }

  /** Shows a page and remembers its token. */
  async look(path: string, network: Network): Promise<string> {
    return (await this.show(path, network)).text;
  }

  private async show(path: string, network: Network): Promise<{ status: number; text: string }> {
    const page = await this.insist(() => this.ask(path, { method: "GET", headers: { Accept: "text/html" } }, network));
    const text = await page.text();
    this.csrf = TOKEN.exec(text)?.[1] ?? this.csrf;
    return { status: page.status, text };
  }

  private async submit(path: string, fields: Record<string, string>, network: Network): Promise<void> {
    const headers = { "Content-Type": "application/x-www-form-urlencoded", "X-CSRF-TOKEN": this.csrf };
    const body = new URLSearchParams(fields).toString();
    const answer = await this.insist(() => this.ask(path, { method: "POST", headers, body }, network));
    if (answer.status >= 400) {
      throw new Error(`${path} answered ${answer.status}`);
    }
  }

  private ask(path: string, request: RequestInit, network: Network): Promise<Response> {
    return network.fetch(path, { ...request, signal: network.deadline(PATIENCE) });
  }

  /** What a person does whose browser shows an error: tries again. */
  private async insist(ask: () => Promise<Response>): Promise<Response> {
    for (;;) {
      const answer = await ask().catch(() => undefined);
      if (answer !== undefined && answer.status < 500) {
        return answer;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
