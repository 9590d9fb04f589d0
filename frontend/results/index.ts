import "uplot/dist/uPlot.min.css";
import "../shared/lines.css";
import "./results.css";
import { AdChart, asked } from "./ad-chart.js";
import type { AdCurves } from "./ad.js";
import { CurveChart } from "./chart.js";
import { engineSwitch } from "./engines.js";
import { followPlayhead } from "./moment.js";
import { HandPlayhead, VideoPlayhead, type Playhead } from "./playhead.js";
import { engines, sessionPicture, type EngineTraces, type SessionTraces } from "./session.js";

document.querySelectorAll<HTMLElement>("[data-curves]").forEach((root) => void drawAd(root));
document.querySelectorAll<HTMLElement>("[data-traces]").forEach((root) => void drawSession(root));

document.querySelectorAll<HTMLInputElement>("input[data-moment]").forEach((field) => {
  const video = document.getElementById(field.dataset.moment ?? "");
  if (video instanceof HTMLVideoElement) followPlayhead(field, new VideoPlayhead(video));
});

document.querySelectorAll<HTMLInputElement>("input[data-second]").forEach((field) => {
  const video = document.getElementById(field.dataset.second ?? "");
  if (video instanceof HTMLVideoElement) {
    followPlayhead(field, new VideoPlayhead(video), (now) => String(Math.min(Number(field.max), Math.floor(now))));
  }
});

/** Moments are places in the ad. */
document.addEventListener("click", (click) => {
  const moment = click.target instanceof Element ? click.target.closest<HTMLElement>("[data-seek]") : null;
  const video = document.querySelector<HTMLVideoElement>("#ad");
  if (moment && video) new VideoPlayhead(video).seek(Number(moment.dataset.seek));
});

async function drawAd(root: HTMLElement): Promise<void> {
  const { lens } = asked(document.querySelector<HTMLFormElement>("[data-measures]"));
  const through = (wanted: string): Promise<AdCurves | null> =>
    read<AdCurves>(root, `${root.dataset.curves ?? ""}?lens=${encodeURIComponent(wanted)}`);
  const ad = await through(lens);
  if (!ad) return;
  if (!ad.measures.some((measure) => measure.countries.some((country) => country.values.length > 0))) {
    return say(root, `A curve needs ${root.dataset.minPeople ?? ""} people in a country who are valid for the measure.`);
  }
  new AdChart(root, ad, playhead(root), through);
}

async function drawSession(root: HTMLElement): Promise<void> {
  const traces = await read<SessionTraces>(root, root.dataset.traces ?? "");
  if (!traces) return;
  const counted = engines(traces)[0] as EngineTraces;
  const attentive = Number(root.dataset.attentive);
  const chart = new CurveChart(root, sessionPicture(traces, counted, attentive), playhead(root));
  const choices = engineSwitch(traces, `engine-${root.dataset.player ?? ""}`, (read) =>
    chart.show(sessionPicture(traces, read, attentive)),
  );
  if (choices) root.before(choices);
}

function playhead(root: HTMLElement): Playhead {
  const video = document.getElementById(root.dataset.player ?? "");
  return video instanceof HTMLVideoElement ? new VideoPlayhead(video) : new HandPlayhead();
}

async function read<T>(root: HTMLElement, address: string): Promise<T | null> {
  try {
    const answer = await fetch(address, { headers: { accept: "application/json" }, credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()) as T;
  } catch {
    say(root, "The curve could not be loaded. Reload the page to try again; the table below has the same figures.");
    return null;
  }
}

function say(root: HTMLElement, sentence: string): void {
  const words = document.createElement("p");
  words.className = "quiet";
  words.textContent = sentence;
  root.replaceChildren(words);
}
