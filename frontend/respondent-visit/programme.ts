import type { TracksOn } from "../respondent-tracks/choice.js";
import { browserPage, networkPatience, pageClock } from "./browser.js";
import { type ExposureOutcome, ExposureRun } from "./exposure.js";
import type { AdVideo, LiveCamera } from "./media.js";
import { adsOf, type Interruption, type PlannedExposure, repeats, stillToPlay, type VisitPlan } from "./plan.js";
import { PlannedAds } from "./planned-ads.js";
import type { Spool } from "./spool.js";
import type { Happening } from "./state.js";
import type { Uploads } from "./uploads.js";
import type { VisitServer } from "./visit-server.js";

export interface ProgrammeTools {
  readonly server: VisitServer;
  readonly spool: Spool;
  readonly video: AdVideo;
  readonly uploads: Uploads;
  readonly tracksOn: (exposure: string) => TracksOn;
}

/** The videos of the visit in their order, each played and recorded once. */
export class Programme {
  private readonly begun = new Set<string>();
  private closing: Promise<unknown> = Promise.resolve();
  private readonly ads: PlannedAds;
  private tapped: () => void = () => {};

  constructor(
    private readonly tools: ProgrammeTools,
    plan: VisitPlan,
    private readonly happen: (happening: Happening) => void,
  ) {
    const { server, video } = tools;
    const tell = (reachable: boolean): void => happen({ is: "reached", reachable });
    this.ads = new PlannedAds({ server, video, clock: pageClock, patience: networkPatience, tell }, plan);
  }

  private get plan(): VisitPlan {
    return this.ads.plan;
  }

  get settings(): VisitPlan["recorder"] {
    return this.plan.recorder;
  }

  /** What is played next; known here, so that a video's end does not wait for the network. */
  next(): PlannedExposure | undefined {
    return stillToPlay(this.plan).find((exposure) => !this.begun.has(exposure.id));
  }

  /** Resolves when the server knows what does not count. */
  async settled(): Promise<void> {
    await this.closing;
  }

  tap(): void {
    this.tapped();
  }

  async refresh(): Promise<void> {
    await this.ads.refresh();
  }

  /** What began in an earlier page and left nothing behind does not count, and is shown again. */
  async closeAbandoned(): Promise<void> {
    for (const abandoned of this.plan.exposures.filter((exposure) => exposure.state === "PLAYING")) {
      await this.tools.server.interrupted(abandoned.id);
      await this.tools.server.invalidate(abandoned.id, "abandoned");
      await this.refresh();
    }
  }

  /** Whether what comes next was interrupted before. */
  get repeats(): boolean {
    return repeats(this.plan);
  }

  async preload(): Promise<void> {
    const first = this.next();
    if (first !== undefined) {
      await this.ads.load(first).catch(() => undefined);
    }
  }

  /** Plays one exposure; null when it was recorded. */
  async play(camera: LiveCamera, mimeType: string, exposure: PlannedExposure): Promise<Interruption | null> {
    const of = adsOf(this.plan);
    this.happen({ is: "film-wanted", video: exposure.position + this.firstNumber(), of });
    this.begun.add(exposure.id);
    await this.settled();
    await this.tools.server.play(exposure.id, this.tools.tracksOn(exposure.id));
    try {
      await this.ads.load(exposure);
    } catch {
      await this.tools.server.invalidate(exposure.id, "playback-failed");
      return "playback-failed";
    }
    return this.record(camera, mimeType, exposure);
  }

  private async record(camera: LiveCamera, mimeType: string, exposure: PlannedExposure): Promise<Interruption | null> {
    const { video, spool, uploads, server } = this.tools;
    const timeOrigin = performance.timeOrigin;
    try {
      await spool.saveRecording({ exposure: exposure.id, type: mimeType, timeOrigin, stopped: false });
    } catch {
      await server.invalidate(exposure.id, "recorder-failed"); // a full disk: nothing could be kept
      return "recorder-failed";
    }
    const uploader = uploads.begin(exposure);
    const tools = { clock: pageClock, timeOrigin, camera, video, page: browserPage, spool, settings: this.settings, mimeType };
    const outcome: ExposureOutcome = await new ExposureRun(exposure, tools, {
      phase: (phase) => this.happen({ is: "phase", phase }),
      spooled: (bytes) => uploads.recorded(bytes, uploader),
      tapped: () => new Promise((resolve) => (this.tapped = resolve)),
    }).run();
    uploader.notify();
    if (outcome.recorded) {
      return null;
    }
    const { reason } = outcome;
    this.closing = uploads.discard(uploader, exposure.id).then(() => server.invalidate(exposure.id, reason));
    return reason;
  }

  /** Positions may begin at 0 or 1; people count from 1. */
  private firstNumber(): number {
    return 1 - Math.min(...this.plan.exposures.map((exposure) => exposure.position));
  }
}
