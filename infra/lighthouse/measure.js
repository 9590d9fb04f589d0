// Lighthouse on the respondent's first two pages, as on a phone over slow 4G: its own defaults. Prints the median of the runs.
import { cpus } from "node:os";
import lighthouse from "lighthouse";
import { launch } from "puppeteer-core";

const RUNS = 3;
const LONGEST_LOAD_MS = 30_000;
const MIDDLE = (RUNS - 1) / 2;
const [link] = process.argv.slice(2);

/** Goes through the link's door as a respondent does, old enough: the text to agree to. */
async function enter(page) {
  await Promise.all([page.waitForNavigation(), page.click("main form .btn.primary")]);
  await page.type("#years", "34");
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
}

/** The page that is open, by its name. Lighthouse empties the caches and leaves the cookies. */
async function measured(page) {
  const name = await page.evaluate(() => document.body.dataset.page);
  const address = page.url();
  const runs = [];
  for (let run = 0; run < RUNS; run++) {
    const flags = { onlyCategories: ["performance", "accessibility"], maxWaitForLoad: LONGEST_LOAD_MS, logLevel: "error" };
    const { lhr } = await lighthouse(address, flags, undefined, page);
    if (lhr.runtimeError) {
      throw new Error(lhr.runtimeError.message);
    }
    runs.push(lhr);
  }
  return { [name]: figures(runs) };
}

function figures(runs) {
  const median = (of) => runs.map(of).sort((a, b) => a - b)[MIDDLE];
  const timing = (audit) => median((run) => run.audits[audit].numericValue);
  const failed = runs.flatMap((run) =>
    run.categories.accessibility.auditRefs.map(({ id }) => run.audits[id]).filter((audit) => audit.score !== null && audit.score < 1),
  );
  return {
    performance: Math.round(100 * median((run) => run.categories.performance.score)),
    accessibility: Math.round(100 * Math.min(...runs.map((run) => run.categories.accessibility.score))),
    firstPaintMs: Math.round(timing("first-contentful-paint")),
    largestPaintMs: Math.round(timing("largest-contentful-paint")),
    blockedMs: Math.round(timing("total-blocking-time")),
    shift: timing("cumulative-layout-shift"),
    bytes: Math.round(timing("total-byte-weight")),
    inaccessible: [...new Set(failed.map((audit) => audit.title))],
  };
}

const chrome = await launch({
  executablePath: process.env.CHROME_PATH,
  // Without a camera the landing page says so and is another page
  args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--use-fake-device-for-media-stream"],
});
try {
  const page = await chrome.newPage();
  await page.goto(link);
  const landing = await measured(page);
  await page.goto(link);
  await enter(page);
  const pages = { ...landing, ...(await measured(page)) };
  const hardware = `${cpus().length} x ${cpus()[0].model}`;
  const about = { date: new Date().toISOString().slice(0, 10), hardware, browser: await chrome.version(), runs: RUNS };
  console.log(JSON.stringify({ ...about, pages }, null, 1));
  process.exitCode = Object.values(pages).every((each) => each.accessibility === 100) ? 0 : 1;
} finally {
  await chrome.close();
}
