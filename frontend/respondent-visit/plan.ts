/** What the server wants played and recorded, as it says it. */
export type ExposureState = "PLANNED" | "PLAYING" | "RECORDED" | "INVALID";

export interface PlannedExposure {
  readonly id: string;
  readonly position: number;
  /** 2 when it is shown again because its first playing was interrupted. */
  readonly viewing: number;
  readonly adUrl: string;
  /** Milliseconds for which that address works. */
  readonly adUrlMs: number;
  readonly durationMs: number;
  readonly prerollMs: number;
  readonly state: ExposureState;
}

export interface RecorderSettings {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  /** What the camera must deliver at least. */
  readonly minFramesPerSecond: number;
  /** Longest time that the camera may give no picture. */
  readonly maxMuteMs: number;
  readonly bitsPerSecond: number;
  readonly sliceMs: number;
  readonly maxSeconds: number;
}

export interface VisitPlan {
  readonly exposures: ReadonlyArray<PlannedExposure>;
  readonly uploads: string;
  readonly recorder: RecorderSettings;
  /** Whether the respondent has still to show that they can hear. */
  readonly soundCheck: boolean;
  /** Whether something is asked between the videos or after them. */
  readonly questions: boolean;
}

/** Why an exposure does not count, by the names the server stores. */
export type Interruption =
  "hidden" | "muted" | "camera-lost" | "playback-failed" | "too-long" | "recorder-failed" | "abandoned" | "upload-lost";

/** How many ads there are: one that is shown again is no further one. */
export function adsOf(plan: VisitPlan): number {
  return new Set(plan.exposures.map((exposure) => exposure.position)).size;
}

/** Whether the next ad is one that was interrupted. */
export function repeats(plan: VisitPlan): boolean {
  return (stillToPlay(plan)[0]?.viewing ?? 1) > 1;
}

export function stillToPlay(plan: VisitPlan): ReadonlyArray<PlannedExposure> {
  return plan.exposures.filter((exposure) => exposure.state === "PLANNED").sort((a, b) => a.position - b.position);
}
