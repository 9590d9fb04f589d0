import { filled, showPart } from "../respondent/parts.js";
import type { CheckVerdict, SoundPhase, Visit, Watching } from "./state.js";

const MEGABYTE = 1_000_000;

/** Shows where the visit is. Words come from the page's template, so that scripts speak no language. */
export class VisitView {
  private readonly words: DOMStringMap;
  private shown = "";

  constructor(private readonly page: Document) {
    this.words = page.getElementById("words")?.dataset ?? {};
  }

  show(visit: Visit): void {
    const part = partOf(visit);
    const stage = this.one("[data-part=watching]");
    const watching = visit.at === "watching";
    stage.hidden = !watching;
    this.page.querySelector(".sheet")?.toggleAttribute("inert", watching);
    if (!watching && part !== this.shown) {
      showPart(this.page, part);
      this.page.title = this.page.querySelector(`main[data-part="${part}"] h1`)?.textContent ?? this.page.title;
    }
    if (watching && this.shown !== "watching") {
      this.page.querySelectorAll("[data-before-films]").forEach((offer) => offer.remove());
      showPart(this.page, "check"); // behind the video: a preview that is not on the page gives no frame times
      this.one("#stage-title").focus({ preventScroll: true });
    }
    this.shown = part;
    this.fill(visit);
  }

  /** Offers the cameras there are; one needs no choice. */
  offerCameras(cameras: ReadonlyArray<MediaDeviceInfo>, current: string | undefined): void {
    const select = this.one("[data-act=choose]") as HTMLSelectElement;
    select.replaceChildren(...cameras.map((camera) => new Option(camera.label, camera.deviceId, false, camera.deviceId === current)));
    this.out("cameras").hidden = cameras.length < 2;
  }

  private fill(visit: Visit): void {
    switch (visit.at) {
      case "check":
        return this.fillCheck(visit);
      case "watching":
        return this.fillStage(visit);
      case "sound":
        return this.fillSound(visit.phase);
      case "interrupted":
        return this.say("interrupted", this.word(`interrupted-${visit.reason}`));
      case "uploading":
        return this.fillUpload(visit);
    }
  }

  private fillCheck(check: Extract<Visit, { at: "check" }>): void {
    this.one("[data-verdict]").dataset["verdict"] = check.verdict;
    this.say("verdict", this.word(`verdict-${check.verdict}`));
    this.say("face", this.word(check.face === "unknown" ? "measuring" : `face-${check.face}`));
    this.say("light", this.word(lightWord(check.verdict)));
    this.say("speed", check.rate === null ? this.word("measuring") : this.number(Math.round(check.rate), 0));
    this.one("[data-act=start]").setAttribute("aria-disabled", String(!check.ready));
  }

  private fillSound(phase: SoundPhase): void {
    this.one("[data-act=tones]").setAttribute("aria-disabled", String(phase === "playing"));
    this.say("sound", this.word(`sound-${phase}`));
    if (phase === "played" || phase === "wrong" || phase === "unplayed") {
      this.one(phase === "played" ? "[data-in=tones]" : "[data-act=tones]").focus();
    }
  }

  private fillStage(watching: Watching): void {
    const title = filled(this.word("film"), this.number(watching.video, 0), this.number(watching.of, 0));
    this.one(".stage").dataset["phase"] = watching.phase;
    this.say("film", title);
    this.page.title = title;
    this.say("stage", this.word(stageWord(watching)));
    this.out("stage").hidden = watching.phase === "film" || watching.phase === "tap";
    this.one("[data-act=tap]").hidden = watching.phase !== "tap";
  }

  private fillUpload(upload: Extract<Visit, { at: "uploading" }>): void {
    const bar = this.out("bar") as HTMLProgressElement;
    bar.max = Math.max(1, upload.all);
    bar.value = upload.done;
    this.say("bytes", filled(this.word("bytes"), this.number(upload.done / MEGABYTE, 1), this.number(upload.all / MEGABYTE, 1)));
    this.say("upload", this.word(!upload.reachable ? "offline" : upload.rest ? "upload-rest" : "upload-text"));
  }

  /** In the digits and with the signs of the page's language. */
  private number(value: number, decimals: number): string {
    return value.toLocaleString(this.word("numbers"), { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  }

  /** Changes a text only when it differs: a live region repeats what is written again. */
  private say(name: string, text: string): void {
    const place = this.out(name);
    if (place.textContent !== text) {
      place.textContent = text;
    }
  }

  private word(name: string): string {
    return this.words[name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())] ?? "";
  }

  private out(name: string): HTMLElement {
    return this.one(`[data-out="${name}"]`);
  }

  private one(selector: string): HTMLElement {
    const found = this.page.querySelector<HTMLElement>(selector);
    if (found === null) {
      throw new Error(`the page has no ${selector}`);
    }
    return found;
  }
}

function partOf(visit: Visit): string {
  switch (visit.at) {
    case "camera-trouble":
      return `camera-${visit.trouble}`;
    case "over":
      return "opening";
    default:
      return visit.at;
  }
}

/** What stands where the film will be; while it plays or waits for a tap, nothing of it is seen. */
export function stageWord(watching: Pick<Watching, "phase" | "reachable">): "watch-loading" | "watch-pause" | "offline" {
  if (watching.phase !== "loading") {
    return "watch-pause";
  }
  return watching.reachable ? "watch-loading" : "offline";
}

function lightWord(verdict: CheckVerdict): string {
  switch (verdict) {
    case "dark":
    case "bright":
    case "backlit":
      return `light-${verdict}`;
    case "ok":
    case "too-slow":
    case "too-far":
    case "turned":
      return "light-even";
    default:
      return "measuring";
  }
}
