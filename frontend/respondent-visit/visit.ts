import { capabilityOf, featuresOf } from "../respondent/capability.js";
import { browserPage, pageClock } from "./browser.js";
import { BrowserCamera, CameraRefused } from "./camera.js";
import { cameraRate, lookAtPictures, probedCodec } from "./camera-check.js";
import { ExposureRun, type ExposureOutcome } from "./exposure.js";
import type { Film } from "./media.js";
import { type Interruption, type PlannedExposure, stillToPlay, type VisitPlan } from "./plan.js";
import { Refused } from "./problem.js";
import type { Spool } from "./spool.js";
import { after, type Happening, type Visit } from "./state.js";
import type { Uploads } from "./uploads.js";
import type { VisitServer } from "./visit-server.js";

export interface VisitTools {
  readonly server: VisitServer;
  readonly spool: Spool;
  readonly film: Film;
  readonly preview: HTMLVideoElement;
  readonly show: (visit: Visit) => void;
  readonly offerCameras: (cameras: ReadonlyArray<MediaDeviceInfo>, current: string | undefined) => void;
  readonly leave: () => void;
}

/** The visit after consent: what is left from before, camera check, films, uploads, end. */
export class VisitFlow {
  private visit: Visit = { at: "opening" };
  private camera: BrowserCamera | undefined;
  private mimeType: string | undefined;
  private loaded: string | undefined;
  private tapped: () => void = () => {};
  private goOn: () => void = () => {};

  constructor(
    private readonly tools: VisitTools,
    private plan: VisitPlan,
    private readonly uploads: Uploads,
  ) {}

  /** Begins where the last page ended. */
  async open(): Promise<void> {
    if (await this.uploads.resume()) {
      this.happen({ is: "rest-found" });
      await this.arrived();
      await this.refreshed();
    }
    for (const abandoned of this.plan.exposures.filter((exposure) => exposure.state === "PLAYING")) {
      await this.tools.server.invalidate(abandoned.id, "abandoned");
    }
    if (stillToPlay(this.plan).length === 0) {
      return this.finish();
    }
    if (!capabilityOf(featuresOf(window)).can) {
      return this.happen({ is: "found-incapable" });
    }
    this.happen({ is: "nothing-spooled" });
  }

  /** Whether leaving the page now would lose or delay something. */
  get busy(): boolean {
    return this.visit.at === "watching" || this.visit.at === "uploading";
  }

  async openCamera(deviceId: string | null): Promise<void> {
    this.camera?.close();
    this.happen({ is: "camera-wanted" });
    try {
      this.camera = await BrowserCamera.open(this.tools.preview, this.plan.recorder, deviceId);
    } catch (failure) {
      return this.happen({ is: "camera-refused", trouble: failure instanceof CameraRefused ? failure.trouble : "failed" });
    }
    this.happen({ is: "camera-opened" });
    this.tools.offerCameras(await BrowserCamera.choices(), this.camera.deviceId);
    await this.check(this.camera);
  }

  /** The respondent starts the films: within the gesture, so that films may sound. */
  start(): void {
    if (this.visit.at === "check" && this.visit.ready && this.camera !== undefined) {
      this.tools.film.unlock();
      this.guard(this.watchAll(this.camera, this.visit.rate ?? 0));
    }
  }

  tap(): void {
    this.tapped();
  }

  continue(): void {
    this.goOn();
  }

  /** What runs on its own and may fail ends here, in words. */
  guard(work: Promise<void>): void {
    work.catch((failure: unknown) => this.fail(failure));
  }

  fail(failure: unknown): void {
    this.happen({ is: failure instanceof Refused && failure.elsewhere ? "found-elsewhere" : "broke" });
    this.camera?.close();
  }

  happen(happening: Happening): void {
    this.visit = after(this.visit, happening);
    this.tools.show(this.visit);
  }

  private async check(camera: BrowserCamera): Promise<void> {
    const going = (): boolean => this.visit.at === "check" && this.camera === camera;
    const gone = camera.troubles((trouble) => {
      if (trouble === "ended" && going()) {
        this.happen({ is: "camera-refused", trouble: "failed" });
      }
    });
    const looking = lookAtPictures(camera, this.tools.server, pageClock, going, (verdict) => this.happen({ is: "looked", verdict }));
    await Promise.all([looking, this.measure(camera), this.preload()]);
    gone();
  }

  private async measure(camera: BrowserCamera): Promise<void> {
    const rate = await cameraRate(camera, pageClock);
    const codec = await probedCodec(camera, pageClock, rate, this.plan.recorder.bitsPerSecond);
    this.mimeType = codec?.mimeType;
    this.happen({ is: "measured", rate, recordable: codec !== undefined });
  }

  private async preload(): Promise<void> {
    const first = stillToPlay(this.plan)[0];
    if (first !== undefined) {
      await this.load(first).catch(() => undefined);
    }
  }

  private async load(exposure: PlannedExposure): Promise<void> {
    if (this.loaded !== exposure.id) {
      await this.tools.film.load(exposure.adUrl);
      this.loaded = exposure.id;
    }
  }

  private async watchAll(camera: BrowserCamera, rate: number): Promise<void> {
    const sleepless = await navigator.wakeLock?.request("screen").catch(() => undefined);
    await this.tools.server.passCamera(rate);
    let next = stillToPlay(this.plan)[0];
    while (next !== undefined) {
      const reason = await this.watch(camera, next);
      if (reason !== null) {
        await this.told({ is: "interrupted", reason });
      }
      await this.refreshed();
      next = stillToPlay(this.plan)[0];
      if (next !== undefined && reason === "camera-lost") {
        return this.openCamera(null);
      }
    }
    await sleepless?.release();
    await this.finish();
  }

  /** Plays one exposure; null when it was recorded. */
  private async watch(camera: BrowserCamera, exposure: PlannedExposure): Promise<Interruption | null> {
    const of = this.plan.exposures.length;
    this.happen({ is: "film-wanted", film: exposure.position + this.firstNumber(), of });
    try {
      await this.load(exposure);
    } catch {
      await this.tools.server.invalidate(exposure.id, "playback-failed");
      return "playback-failed";
    }
    await this.tools.server.play(exposure.id);
    return this.record(camera, exposure);
  }

  private async record(camera: BrowserCamera, exposure: PlannedExposure): Promise<Interruption | null> {
    const { clock, page } = { clock: pageClock, page: browserPage };
    const { film, spool } = this.tools;
    const mimeType = this.mimeType ?? "video/webm";
    const tools = { clock, timeOrigin: performance.timeOrigin, camera, film, page, spool, settings: this.plan.recorder, mimeType };
    await spool.saveRecording({ exposure: exposure.id, type: mimeType, timeOrigin: performance.timeOrigin, stopped: false });
    const uploader = this.uploads.begin(exposure);
    const outcome: ExposureOutcome = await new ExposureRun(exposure, tools, {
      phase: (phase) => this.happen({ is: "phase", phase }),
      spooled: (bytes) => this.uploads.recorded(bytes, uploader),
      tapped: () => new Promise((resolve) => (this.tapped = resolve)),
    }).run();
    uploader.notify();
    if (outcome.recorded) {
      return null;
    }
    await this.uploads.discard(uploader, exposure.id);
    await this.tools.server.invalidate(exposure.id, outcome.reason);
    return outcome.reason;
  }

  /** Waits for the uploads, and for a person who must know that one of them failed. */
  private async arrived(): Promise<void> {
    if (await this.uploads.settled()) {
      await this.told({ is: "upload-lost" });
    }
  }

  private told(happening: Happening): Promise<void> {
    this.happen(happening);
    return new Promise((resolve) => (this.goOn = resolve));
  }

  private async refreshed(): Promise<void> {
    this.plan = await this.tools.server.plan();
  }

  /** Positions may begin at 0 or 1; people count from 1. */
  private firstNumber(): number {
    return 1 - Math.min(...this.plan.exposures.map((exposure) => exposure.position));
  }

  private async finish(): Promise<void> {
    this.camera?.close();
    this.happen({ is: "films-over" });
    await this.arrived();
    await this.tools.server.complete();
    this.happen({ is: "finished" });
    this.tools.leave();
  }
}
