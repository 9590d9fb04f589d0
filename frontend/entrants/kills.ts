import { Browser } from "./browser.js";
import { FakeCamera } from "./fake-media.js";
import { type Moment, MortalNetwork } from "./network.js";
import { carryOut } from "./orders.js";
import { Page } from "./page.js";
import { Random } from "./random.js";

/** One entrant whose tab or network dies at random moments. */
interface Order {
  readonly origin: string;
  readonly link: string;
  readonly seed: number;
}

/** What the entrant knows at the end: whether a page said that all was done, and how often the tab was killed. */
interface Outcome {
  readonly deaths: number;
  readonly finished: boolean;
}

const MOST_DEATHS = 3;
const LATEST = 30;

async function entrant(order: Order): Promise<Outcome> {
  const random = new Random(order.seed);
  const browser = new Browser(order.origin);
  const camera = new FakeCamera(random, 20_000);
  const lives = random.below(MOST_DEATHS + 1);
  for (let deaths = 1; deaths <= lives; deaths++) {
    const network = new MortalNetwork(browser.network, 1 + random.below(LATEST), random.pick<Moment>(["before", "during", "after"]));
    const done = visit(browser, order, network, camera).then(() => true);
    if (await Promise.race([done, network.death.then(() => false)])) {
      return { deaths: deaths - 1, finished: true };
    }
  }
  if (random.next() < 0.5) {
    return { deaths: lives + 1, finished: false };
  }
  await visit(browser, order, browser.network, camera);
  return { deaths: lives, finished: true };
}

/** What the person does with the link: the pages lead to wherever the visit stands. */
async function visit(browser: Browser, order: Order, network: Browser["network"] | MortalNetwork, camera: FakeCamera): Promise<void> {
  await browser.enter(order.link, network);
  let page = await browser.look("/visit", network);
  if (page.includes('data-page="consent"')) {
    if (order.seed % 10 === 0) {
      return browser.decline(network);
    }
    await browser.agree(network);
    page = await browser.look("/visit", network);
  }
  if (page.includes('data-page="visit"')) {
    await (await Page.open(browser, network, camera)).run();
  }
}

await carryOut(entrant);
