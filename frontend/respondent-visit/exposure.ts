import type { AdVideo, LiveCamera, PageView, SliceRecorder, Stop } from "./media.js";
import type { Interruption, PlannedExposure, RecorderSettings } from "./plan.js";
import type { Clock } from "./ports.js";
import { SliceWriter } from "./slice-writer.js";
import type { Spool } from "./spool.js";
import type { VideoPhase } from "./state.js";
import { TimingLog, type LogPiece } from "./timing-log.js";

const TAIL = 300;

export interface ExposureTools {
  readonly clock: Clock;
  readonly timeOrigin: number;
  readonly camera: LiveCamera;
  readonly video: AdVideo;
  readonly page: PageView;
  readonly spool: Spool;
  readonly settings: RecorderSettings;
  readonly mimeType: string;
}

export interface ExposureListener {
  phase(phase: VideoPhase): void;
  spooled(bytes: number): void;
  /** Resolves when the respondent starts the video by hand, where the browser wants that. */
  tapped(): Promise<void>;
}

export type ExposureOutcome = { readonly recorded: true } | { readonly recorded: false; readonly reason: Interruption };

/** One playing of one video to one respondent: pause, video and recording under one clock. */
export class ExposureRun {
  private readonly log: TimingLog;
  private readonly recorder: SliceRecorder;
  private readonly writer: SliceWriter;
  private readonly stops: Stop[] = [];
  private readonly interrupted: Promise<Interruption>;
  private interrupt: (reason: Interruption) => void = () => {};
  private over = false;
  private startedAt = 0;
  private onstart: number | null = null;
  private stoppedAt: number | null = null;

  constructor(
    private readonly exposure: PlannedExposure,
    private readonly tools: ExposureTools,
    private readonly listener: ExposureListener,
  ) {
    this.log = new TimingLog(tools.clock);
    this.recorder = tools.camera.record(tools.mimeType, tools.settings.bitsPerSecond);
    this.interrupted = new Promise((resolve) => (this.interrupt = resolve));
    this.writer = new SliceWriter(
      tools.spool,
      exposure.id,
      () => this.piece(),
      (bytes) => listener.spooled(bytes),
      () => this.interrupt("recorder-failed"),
    );
  }

  async run(): Promise<ExposureOutcome> {
    this.watch();
    this.record();
    const reason = await Promise.race([this.interrupted, this.play(), this.timeout()]);
    this.over = true;
    this.stops.forEach((stop) => stop());
    this.tools.video.pause();
    return reason === null ? this.keep() : this.drop(reason);
  }

  private watch(): void {
    const { camera, video, page } = this.tools;
    this.stops.push(
      camera.frames((...row) => this.log.cameraFrame(...row)),
      video.events((kind, mediaTime) => this.log.event(kind, mediaTime)),
      this.watchTroubles(),
      page.changes((hidden) => this.pageChanged(hidden)),
      page.fullscreenChanges(() => this.log.event("fullscreenchange")),
      page.rotations(() => this.log.event("rotate")),
    );
  }

  private watchTroubles(): Stop {
    let muted = 0;
    return this.tools.camera.troubles((trouble) => {
      muted++;
      this.log.event(trouble === "ended" ? "camera-ended" : trouble);
      if (trouble === "ended") {
        this.interrupt("camera-lost");
      } else if (trouble === "mute") {
        const since = muted;
        void this.tools.clock.pause(this.tools.settings.maxMuteMs).then(() => (muted === since ? this.interrupt("muted") : undefined));
      }
    });
  }

  private pageChanged(hidden: boolean): void {
    this.log.event(hidden ? "hidden" : "visible");
    if (hidden) {
      this.tools.video.pause();
      this.interrupt("hidden");
    }
  }

  private record(): void {
    this.startedAt = this.tools.clock.now();
    this.recorder.start(
      this.tools.settings.sliceMs,
      (slice) => this.writer.write(slice),
      () => (this.onstart = this.tools.clock.now()),
      () => this.interrupt("recorder-failed"),
    );
    this.log.event("preroll-start");
  }

  /** Resolves with null at the video's end. */
  private async play(): Promise<Interruption | null> {
    const { clock, video, page } = this.tools;
    if (page.hidden) {
      return "hidden";
    }
    this.listener.phase("pause");
    await clock.pause(this.exposure.prerollMs);
    if (this.over) {
      return null;
    }
    try {
      await Promise.all([video.end(), this.startVideo()]);
    } catch {
      return "playback-failed";
    }
    await clock.pause(TAIL);
    return null;
  }

  private async startVideo(): Promise<void> {
    this.stops.push(this.tools.video.frames((...row) => this.log.adFrame(...row)));
    this.listener.phase("film");
    try {
      await this.tools.video.play();
    } catch (failure) {
      if (!(failure instanceof DOMException && failure.name === "NotAllowedError")) {
        throw failure;
      }
      this.listener.phase("tap");
      await this.listener.tapped();
      this.listener.phase("film");
      await this.tools.video.play();
    }
  }

  private async timeout(): Promise<Interruption> {
    await this.tools.clock.pause(this.tools.settings.maxSeconds * 1_000);
    return "too-long";
  }

  private async keep(): Promise<ExposureOutcome> {
    await this.recorder.stop();
    this.stoppedAt = this.tools.clock.now();
    try {
      await this.writer.finish();
      await this.saveStopped();
      return { recorded: true };
    } catch {
      return { recorded: false, reason: "recorder-failed" };
    }
  }

  private async drop(reason: Interruption): Promise<ExposureOutcome> {
    this.log.event("interrupted", null, reason);
    await this.recorder.stop();
    await this.writer.finish().catch(() => undefined);
    return { recorded: false, reason };
  }

  private saveStopped(): Promise<void> {
    const { spool, mimeType, timeOrigin } = this.tools;
    return spool.saveRecording({ exposure: this.exposure.id, type: mimeType, timeOrigin, stopped: true });
  }

  private piece(): LogPiece {
    const { camera, video, page, mimeType, settings } = this.tools;
    const { startedAt, onstart, stoppedAt } = this;
    const { width, height } = settings;
    return this.log.takePiece(
      { mimeType, startedAt, onstart, stoppedAt, width, height },
      { volume: video.volume, muted: video.muted, userAgent: page.userAgent, camera: camera.settings(), screen: page.screen },
    );
  }
}
