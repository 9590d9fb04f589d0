import type { TracksOn } from "../respondent-tracks/choice.js";
import { browserPage, networkPatience, pageClock } from "../respondent-visit/browser.js";
import type { AdVideo } from "../respondent-visit/media.js";
import { adsOf, type Interruption, type PlannedExposure, repeats, stillToPlay, type VisitPlan } from "../respondent-visit/plan.js";
import { PlannedAds } from "../respondent-visit/planned-ads.js";
import { Refused } from "../respondent-visit/problem.js";
import { Questions, type QuestionTools } from "../respondent-visit/questions.js";
import type { SoundCheck } from "../respondent-visit/sound-check.js";
import { SoundStep } from "../respondent-visit/sound-step.js";
import { after, type Happening, type Visit } from "../respondent-visit/state.js";
import type { VisitServer } from "../respondent-visit/visit-server.js";
import { view } from "./viewing.js";

export interface WatchTools {
  readonly server: VisitServer;
  readonly video: AdVideo;
  readonly tracksOn: (exposure: string) => TracksOn;
  readonly sound: SoundCheck;
  readonly show: (visit: Visit) => void;
  readonly leave: () => void;
  readonly questions: QuestionTools;
}

/** The videos one after the other for somebody without a camera; nothing is recorded and nothing is left to send. */
export class Watch {
  private visit: Visit = { at: "opening" };
  private underway = false;
  private goOn: () => void = () => {};
  private tapped: () => void = () => {};

  readonly sound: SoundStep;
  private readonly ads: PlannedAds;
  private readonly questions: Questions;

  constructor(
    private readonly tools: WatchTools,
    plan: VisitPlan,
  ) {
    const happen = (happening: Happening): void => this.happen(happening);
    const { server, video } = tools;
    const tell = (reachable: boolean): void => happen({ is: "reached", reachable });
    this.ads = new PlannedAds({ server, video, clock: pageClock, patience: networkPatience, tell }, plan);
    this.questions = new Questions(tools.questions, plan.questions, () => happen({ is: "asked" }));
    this.sound = new SoundStep(tools, plan.soundCheck, happen, () => happen({ is: "nothing-spooled" }));
  }

  /** Begins where the last page ended, past the sound where an ad needs it; what was cut short then is shown once more. */
  async open(): Promise<void> {
    for (const abandoned of this.ads.plan.exposures.filter((exposure) => exposure.state === "PLAYING")) {
      await this.tools.server.interrupted(abandoned.id);
      await this.tools.server.invalidate(abandoned.id, "abandoned");
      await this.ads.refresh();
    }
    await this.questions.ask();
    if (stillToPlay(this.ads.plan).length === 0) {
      return this.finish();
    }
    if (repeats(this.ads.plan)) {
      await this.told({ is: "offered-again" });
    }
    await this.sound.begin();
  }

  get busy(): boolean {
    return this.visit.at === "watching";
  }

  /** Within the respondent's gesture, so that videos may sound. */
  start(): void {
    if (this.visit.at === "receipt" && !this.underway) {
      this.underway = true;
      this.tools.video.unlock();
      this.guard(this.watchAll());
    }
  }

  tap(): void {
    this.tapped();
  }

  continue(): void {
    this.goOn();
  }

  guard(work: Promise<void>): void {
    work.catch((failure: unknown) => this.fail(failure));
  }

  happen(happening: Happening): void {
    this.visit = after(this.visit, happening);
    this.tools.show(this.visit);
  }

  private async watchAll(): Promise<void> {
    const sleepless = await navigator.wakeLock?.request("screen").catch(() => undefined);
    for (const exposure of stillToPlay(this.ads.plan)) {
      const reason = await this.watch(exposure);
      if (reason === null) {
        await this.tools.server.watched(exposure.id);
      } else {
        await this.tools.server.invalidate(exposure.id, reason);
        await this.told({ is: "interrupted", reason });
      }
      await this.questions.ask();
    }
    await sleepless?.release();
    await this.finish();
  }

  private async watch(exposure: PlannedExposure): Promise<Interruption | null> {
    const of = adsOf(this.ads.plan);
    this.happen({ is: "film-wanted", video: exposure.position, of });
    await this.tools.server.play(exposure.id, this.tools.tracksOn(exposure.id));
    try {
      await this.ads.load(exposure);
    } catch {
      return "playback-failed";
    }
    const tools = { clock: pageClock, video: this.tools.video, page: browserPage, maxSeconds: this.ads.plan.recorder.maxSeconds };
    return view(exposure, tools, {
      phase: (phase) => this.happen({ is: "phase", phase }),
      tapped: () => new Promise((resolve) => (this.tapped = resolve)),
    });
  }

  private told(happening: Happening): Promise<void> {
    this.happen(happening);
    return new Promise((resolve) => (this.goOn = resolve));
  }

  private async finish(): Promise<void> {
    await this.tools.server.complete();
    this.happen({ is: "finished" });
    this.tools.leave();
  }

  private fail(failure: unknown): void {
    this.tools.video.pause();
    if (failure instanceof Refused && failure.over) {
      return this.tools.leave();
    }
    this.happen({ is: failure instanceof Refused && failure.elsewhere ? "found-elsewhere" : "broke" });
  }
}
