import type { AdVideo, PageView, Stop } from "../respondent-visit/media.js";
import type { Interruption, PlannedExposure } from "../respondent-visit/plan.js";
import type { Clock } from "../respondent-visit/ports.js";
import type { VideoPhase } from "../respondent-visit/state.js";

export interface ViewingTools {
  readonly clock: Clock;
  readonly video: AdVideo;
  readonly page: PageView;
  readonly maxSeconds: number;
}

export interface ViewingListener {
  phase(phase: VideoPhase): void;
  /** Resolves when the respondent starts the video by hand, where the browser wants that. */
  tapped(): Promise<void>;
}

/** One video shown to somebody whom no camera sees: the same pause and the same video. Null at its end, else why not. */
export async function view(exposure: PlannedExposure, tools: ViewingTools, listener: ViewingListener): Promise<Interruption | null> {
  const { page, video } = tools;
  if (page.hidden) {
    return "hidden";
  }
  let stop: Stop = () => {};
  const left = new Promise<Interruption>((resolve) => {
    stop = page.changes((hidden) => (hidden ? resolve("hidden") : undefined));
  });
  const reason = await Promise.race([left, played(exposure, tools, listener), tooLong(tools)]);
  stop();
  video.pause();
  return reason;
}

async function played(exposure: PlannedExposure, tools: ViewingTools, listener: ViewingListener): Promise<Interruption | null> {
  const { clock, video, page } = tools;
  listener.phase("pause");
  await clock.pause(exposure.prerollMs);
  if (page.hidden) {
    return "hidden";
  }
  try {
    await Promise.all([video.end(), started(video, listener)]);
    return null;
  } catch {
    return "playback-failed";
  }
}

async function started(video: AdVideo, listener: ViewingListener): Promise<void> {
  listener.phase("film");
  try {
    await video.play();
  } catch (failure) {
    if (!(failure instanceof DOMException && failure.name === "NotAllowedError")) {
      throw failure;
    }
    listener.phase("tap");
    await listener.tapped();
    listener.phase("film");
    await video.play();
  }
}

async function tooLong(tools: ViewingTools): Promise<Interruption> {
  await tools.clock.pause(tools.maxSeconds * 1_000);
  return "too-long";
}
