import { IndexedSpool } from "../respondent-visit/indexed-spool.js";
import type { VisitPlan } from "../respondent-visit/plan.js";
import type { Patience } from "../respondent-visit/ports.js";
import { Refused } from "../respondent-visit/problem.js";
import { Programme } from "../respondent-visit/programme.js";
import { Tally } from "../respondent-visit/tally.js";
import { FetchTransport, type Network } from "../respondent-visit/transport.js";
import { TusClient } from "../respondent-visit/tus.js";
import { Uploads } from "../respondent-visit/uploads.js";
import { VisitServer } from "../respondent-visit/visit-server.js";
import type { Browser } from "./browser.js";
import { type FakeCamera, FakeFilm, fastClock, stillPage } from "./fake-media.js";
import { PACE } from "./network.js";

const shortPatience: Patience = { rest: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds / PACE)) };

/**
 * The page after consent, put together from the product's own parts as the browser's page does it, without a screen: what
 * is left from before, camera, films, uploads, end.
 */
export class Page {
  private constructor(
    private readonly server: VisitServer,
    private readonly uploads: Uploads,
    private readonly programme: Programme,
    private readonly camera: FakeCamera,
    private readonly broken: Promise<never>,
  ) {}

  static async open(browser: Browser, network: Network, camera: FakeCamera): Promise<Page> {
    const transport = new FetchTransport(network, browser.csrf, browser.tab);
    const tell = (): void => undefined;
    const server = new VisitServer(transport, shortPatience, tell);
    const tus = new TusClient(transport, shortPatience, tell);
    const spool = await IndexedSpool.open(browser.database);
    const plan = await server.plan();
    let fail: (failure: unknown) => void = () => {};
    const broken = new Promise<never>((_, reject) => (fail = reject));
    broken.catch(() => undefined);
    const uploads = new Uploads({ tus, server, spool, tally: new Tally(() => undefined) }, plan, (failure) => fail(failure));
    const film = new FakeFilm(longestFilm(plan));
    const tools = { server, spool, film, uploads, clock: fastClock, page: stillPage };
    return new Page(server, uploads, new Programme(tools, plan, () => undefined), camera, broken);
  }

  /** Goes through to the end, from wherever the last page stopped. */
  run(): Promise<void> {
    return Promise.race([this.through(), this.broken]);
  }

  private async through(): Promise<void> {
    if (await this.uploads.resume()) {
      await this.uploads.settled();
      await this.programme.refresh();
    }
    await this.programme.closeAbandoned();
    if (this.programme.next() !== undefined) {
      await this.passCamera();
    }
    for (let next = this.programme.next(); next !== undefined; next = this.programme.next()) {
      await this.programme.play(this.camera, "video/webm;codecs=vp9", next);
    }
    await this.programme.settled();
    await this.uploads.settled();
    await this.server.complete();
  }

  /** Whoever runs the entrants says, as the camera check would, that there is one well-lit face. */
  private async passCamera(): Promise<void> {
    for (;;) {
      try {
        await this.server.passCamera(30);
        return;
      } catch (failure) {
        if (!(failure instanceof Refused && failure.type.endsWith("camera-not-checked"))) {
          throw failure;
        }
        await fastClock.pause(500);
      }
    }
  }
}

function longestFilm(plan: VisitPlan): number {
  return Math.max(...plan.exposures.map((exposure) => exposure.durationMs));
}
