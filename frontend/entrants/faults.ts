import { Browser } from "./browser.js";
import { FakeCamera, type Recorded } from "./fake-media.js";
import { type Moment, MortalNetwork } from "./network.js";
import { carryOut } from "./orders.js";
import { Page } from "./page.js";
import { Random } from "./random.js";

/** One visit through a line that somebody else makes faulty. */
interface Order {
  readonly visit: number;
  readonly origin: string;
  readonly link: string;
  readonly seed: number;
  readonly largestSlice: number;
  /** Request at which the tab dies once, 0 for one that lives. */
  readonly deathAt: number;
}

interface Outcome {
  readonly recorded: ReadonlyArray<Recorded>;
}

async function visit(order: Order): Promise<Outcome> {
  const random = new Random(order.seed);
  const browser = new Browser(order.origin);
  const camera = new FakeCamera(random, order.largestSlice);
  await browser.enter(order.link);
  await browser.agree();
  if (order.deathAt > 0) {
    const moment = random.pick<Moment>(["before", "during", "after"]);
    const network = new MortalNetwork(browser.network, order.deathAt, moment);
    await Promise.race([network.death, Page.open(browser, network, camera).then((page) => page.run())]);
  }
  await (await Page.open(browser, browser.network, camera)).run();
  return { recorded: camera.recorded };
}

await carryOut(visit);
