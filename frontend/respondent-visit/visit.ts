import { capabilityOf, featuresOf } from "../respondent/capability.js";
import type { TracksOn } from "../respondent-tracks/choice.js";
import { pageClock } from "./browser.js";
import { BrowserCamera, CameraRefused } from "./camera.js";
import { cameraRate, lookAtPictures, probedCodec } from "./camera-check.js";
import type { AdVideo } from "./media.js";
import type { VisitPlan } from "./plan.js";
import { Programme } from "./programme.js";
import { Refused } from "./problem.js";
import { Questions, type QuestionTools } from "./questions.js";
import type { SoundCheck } from "./sound-check.js";
import { SoundStep } from "./sound-step.js";
import type { Spool } from "./spool.js";
import { after, type Happening, measured, type Visit } from "./state.js";
import type { Uploads } from "./uploads.js";
import type { VisitServer } from "./visit-server.js";

export interface VisitTools {
  readonly server: VisitServer;
  readonly spool: Spool;
  readonly video: AdVideo;
  readonly tracksOn: (exposure: string) => TracksOn;
  readonly sound: SoundCheck;
  readonly preview: HTMLVideoElement;
  readonly show: (visit: Visit) => void;
  readonly offerCameras: (cameras: ReadonlyArray<MediaDeviceInfo>, current: string | undefined) => void;
  readonly leave: () => void;
  readonly questions: QuestionTools;
}

/** The visit after consent: what is left from before, camera check, videos, uploads, end. */
export class VisitFlow {
  private visit: Visit = { at: "opening" };
  private camera: BrowserCamera | undefined;
  private mimeType: string | undefined;
  private underway = false;
  private goOn: () => void = () => {};
  private readonly programme: Programme;
  private readonly questions: Questions;
  readonly sound: SoundStep;

  constructor(
    private readonly tools: VisitTools,
    plan: VisitPlan,
    private readonly uploads: Uploads,
  ) {
    this.sound = new SoundStep(
      tools,
      plan.soundCheck,
      (happening) => this.happen(happening),
      () => this.openCamera(null),
    );
    this.questions = new Questions(tools.questions, plan.questions, () => this.happen({ is: "asked" }));
    this.programme = new Programme({ ...tools, uploads }, plan, (happening) => this.happen(happening));
  }

  /** Begins where the last page ended. */
  async open(): Promise<void> {
    if (await this.uploads.resume()) {
      this.happen({ is: "rest-found" });
      await this.arrived();
      await this.programme.refresh();
    }
    await this.programme.closeAbandoned();
    await this.questions.ask();
    if (this.programme.next() === undefined) {
      return this.finish();
    }
    if (!capabilityOf(featuresOf(window)).can) {
      return this.happen({ is: "found-incapable" });
    }
    if (this.programme.repeats) {
      await this.told({ is: "offered-again" });
    }
    this.happen({ is: "nothing-spooled" });
  }

  /** The respondent goes on to the camera, past the sound where an ad needs it. */
  async turnCameraOn(): Promise<void> {
    await this.sound.begin();
  }

  /** Whether leaving the page now would lose or delay something. */
  get busy(): boolean {
    return this.visit.at === "watching" || this.visit.at === "uploading";
  }

  async openCamera(deviceId: string | null): Promise<void> {
    this.camera?.close();
    this.underway = false;
    this.happen({ is: "camera-wanted" });
    try {
      this.camera = await BrowserCamera.open(this.tools.preview, this.programme.settings, deviceId);
    } catch (failure) {
      return this.happen({ is: "camera-refused", trouble: failure instanceof CameraRefused ? failure.trouble : "failed" });
    }
    this.happen({ is: "camera-opened" });
    this.tools.offerCameras(await BrowserCamera.choices(), this.camera.deviceId);
    await this.check(this.camera);
  }

  /** The respondent starts the videos: within the gesture, so that videos may sound. */
  start(): void {
    if (this.visit.at === "check" && this.visit.ready && this.camera !== undefined && !this.underway) {
      this.underway = true;
      this.tools.video.unlock();
      this.guard(this.watchAll(this.camera, this.visit.rate ?? 0));
    }
  }

  tap(): void {
    this.programme.tap();
  }

  continue(): void {
    this.goOn();
  }

  /** What runs on its own and may fail ends here, in words. */
  guard(work: Promise<void>): void {
    work.catch((failure: unknown) => this.fail(failure));
  }

  fail(failure: unknown): void {
    this.camera?.close();
    this.tools.video.pause();
    if (failure instanceof Refused && failure.over) {
      return this.tools.leave();
    }
    this.happen({ is: failure instanceof Refused && failure.elsewhere ? "found-elsewhere" : "broke" });
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
    const looking = lookAtPictures(camera, this.tools.server, pageClock, going, (look) => this.happen({ is: "looked", ...look }));
    await Promise.all([looking, this.measure(camera, going), this.programme.preload()]);
    gone();
  }

  /** A slow camera is measured again until it is fast enough: somebody may be closing programs meanwhile. */
  private async measure(camera: BrowserCamera, going: () => boolean): Promise<void> {
    const { settings } = this.programme;
    let speed = measured(await cameraRate(camera, pageClock), settings);
    while (going() && !speed.fastEnough) {
      this.happen(speed);
      speed = measured(await cameraRate(camera, pageClock), settings);
    }
    this.happen(speed);
    const codec = await probedCodec(camera, pageClock, speed.rate, settings.bitsPerSecond);
    if (going()) {
      this.mimeType = codec?.mimeType;
      this.happen({ is: "probed", recordable: codec !== undefined });
    }
  }

  private async watchAll(camera: BrowserCamera, rate: number): Promise<void> {
    const sleepless = await navigator.wakeLock?.request("screen").catch(() => undefined);
    if (!(await this.passed(rate))) {
      return this.openCamera(null);
    }
    let next = this.programme.next();
    while (next !== undefined) {
      const reason = await this.programme.play(camera, this.mimeType ?? "video/webm", next);
      if (reason !== null) {
        await this.told({ is: "interrupted", reason });
        await this.programme.settled(); // an ad that does not count is not asked about
      }
      await this.questions.ask();
      next = this.programme.next();
      if (next !== undefined && reason === "camera-lost") {
        return this.openCamera(null);
      }
    }
    await sleepless?.release();
    await this.finish();
  }

  /** Whether the server still remembers a good picture and finds the camera fast enough; else the check begins anew. */
  private async passed(rate: number): Promise<boolean> {
    try {
      await this.tools.server.passCamera(rate);
      return true;
    } catch (failure) {
      if (failure instanceof Refused && /camera-(not-checked|too-slow)$/.test(failure.type)) {
        return false;
      }
      throw failure;
    }
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

  private async finish(): Promise<void> {
    this.camera?.close();
    this.happen({ is: "films-over" });
    await this.programme.settled();
    await this.arrived();
    await this.tools.server.complete();
    this.happen({ is: "finished" });
    this.tools.leave();
  }
}
