import type { Interruption, RecorderSettings } from "./plan.js";
import type { PictureVerdict } from "./visit-server.js";

export type CameraTrouble = "refused" | "missing" | "taken" | "failed";
export type CheckVerdict = PictureVerdict | "looking" | "too-slow" | "unreachable";
export type SoundPhase = "unasked" | "unplayed" | "playing" | "played" | "wrong";
export type VideoPhase = "loading" | "pause" | "film" | "tap";

/** Where the visit is: one thing at a time. */
export type Visit =
  | { readonly at: "opening" }
  | { readonly at: "incapable" }
  | { readonly at: "elsewhere" }
  | { readonly at: "broken" }
  | { readonly at: "receipt" }
  | { readonly at: "sound"; readonly phase: SoundPhase }
  | { readonly at: "asking" }
  | { readonly at: "camera-trouble"; readonly trouble: CameraTrouble }
  | Check
  | Watching
  | { readonly at: "interrupted"; readonly reason: Interruption | "again" }
  | { readonly at: "uploading"; readonly rest: boolean; readonly reachable: boolean; readonly done: number; readonly all: number }
  | { readonly at: "upload-lost" }
  | { readonly at: "questions" }
  | { readonly at: "over" };

export interface Watching {
  readonly at: "watching";
  readonly video: number;
  readonly of: number;
  readonly phase: VideoPhase;
  readonly reachable: boolean;
}

/** The camera check. `verdict` is what is said: of the picture, and of the speed once it is known; until then a good picture waits. */
export interface Check {
  readonly at: "check";
  readonly picture: Look["verdict"];
  readonly face: FaceFinding;
  readonly rate: number | null;
  readonly fastEnough: boolean;
  readonly recordable: boolean;
  readonly verdict: CheckVerdict;
  readonly ready: boolean;
}

/** What one look at the picture found. */
export interface Look {
  readonly verdict: Exclude<CheckVerdict, "too-slow">;
  readonly faces: number;
}

/** Whether there is one face that fits; unknown while nobody has looked. */
export type FaceFinding = "unknown" | "no" | "yes";

export type Happening =
  | { readonly is: "rest-found" }
  | { readonly is: "nothing-spooled" }
  | { readonly is: "sound"; readonly phase: SoundPhase }
  | { readonly is: "camera-wanted" }
  | { readonly is: "camera-opened" }
  | { readonly is: "camera-refused"; readonly trouble: CameraTrouble }
  | ({ readonly is: "looked" } & Look)
  | Measured
  | { readonly is: "probed"; readonly recordable: boolean }
  | { readonly is: "film-wanted"; readonly video: number; readonly of: number }
  | { readonly is: "phase"; readonly phase: VideoPhase }
  | { readonly is: "interrupted"; readonly reason: Interruption }
  | { readonly is: "films-over" }
  | { readonly is: "offered-again" }
  | { readonly is: "sent"; readonly done: number; readonly all: number }
  | { readonly is: "reached"; readonly reachable: boolean }
  | { readonly is: "upload-lost" }
  | { readonly is: "asked" }
  | { readonly is: "finished" }
  | { readonly is: "found-elsewhere" }
  | { readonly is: "found-incapable" }
  | { readonly is: "broke" };

/** How fast the camera is, in frames per second. */
export interface Measured {
  readonly is: "measured";
  readonly rate: number;
  readonly fastEnough: boolean;
}

/** Compares the camera's speed with what the server asks for. */
export function measured(rate: number, settings: Pick<RecorderSettings, "minFramesPerSecond">): Measured {
  return { is: "measured", rate, fastEnough: rate >= settings.minFramesPerSecond };
}

const BEFORE_CAMERA: ReadonlySet<Visit["at"]> = new Set(["opening", "uploading", "upload-lost", "sound", "interrupted", "questions"]);

/** The visit after something happened; what does not fit where the visit is changes nothing. */
export function after(visit: Visit, happening: Happening): Visit {
  switch (happening.is) {
    case "found-elsewhere":
      return { at: "elsewhere" };
    case "found-incapable":
      return { at: "incapable" };
    case "broke":
      return visit.at === "over" || visit.at === "elsewhere" ? visit : { at: "broken" };
    case "finished":
      return { at: "over" };
    case "upload-lost":
      return { at: "upload-lost" };
    case "rest-found":
      return visit.at === "opening" ? { at: "uploading", rest: true, reachable: true, done: 0, all: 0 } : visit;
    case "asked":
      return { at: "questions" };
    case "nothing-spooled":
      return BEFORE_CAMERA.has(visit.at) ? { at: "receipt" } : visit;
    case "sound":
      return { at: "sound", phase: happening.phase };
    case "offered-again":
      return { at: "interrupted", reason: "again" };
    case "films-over":
      return { at: "uploading", rest: false, reachable: true, done: 0, all: 0 };
    case "sent":
      return visit.at === "uploading" ? { ...visit, done: happening.done, all: happening.all } : visit;
    case "reached":
      return visit.at === "uploading" || visit.at === "watching" ? { ...visit, reachable: happening.reachable } : visit;
    default:
      return withCamera(visit, happening);
  }
}

type CameraHappening = Extract<
  Happening,
  { is: "camera-wanted" | "camera-opened" | "camera-refused" | "looked" | "measured" | "probed" | "film-wanted" | "phase" | "interrupted" }
>;

function withCamera(visit: Visit, happening: CameraHappening): Visit {
  switch (happening.is) {
    case "camera-wanted":
      return { at: "asking" };
    case "camera-opened":
      return visit.at === "asking" ? UNCHECKED : visit;
    case "camera-refused":
      return visit.at === "asking" || visit.at === "check" ? { at: "camera-trouble", trouble: happening.trouble } : visit;
    case "looked":
      return visit.at === "check" ? checked({ ...visit, picture: happening.verdict, face: faceIn(happening) }) : visit;
    case "measured":
      return visit.at === "check" ? checked({ ...visit, rate: happening.rate, fastEnough: happening.fastEnough }) : visit;
    case "probed":
      return visit.at === "check" ? probed(visit, happening.recordable) : visit;
    case "film-wanted":
      return { at: "watching", video: happening.video, of: happening.of, phase: "loading", reachable: true };
    case "phase":
      return visit.at === "watching" ? { ...visit, phase: happening.phase } : visit;
    case "interrupted":
      return visit.at === "watching" ? { at: "interrupted", reason: happening.reason } : visit;
  }
}

const UNCHECKED: Check = {
  at: "check",
  picture: "looking",
  face: "unknown",
  rate: null,
  fastEnough: false,
  recordable: false,
  verdict: "looking",
  ready: false,
};

/** Light is judged before faces, so that a verdict on light alone says nothing of them: their number does. */
function faceIn(look: Look): FaceFinding {
  if (look.verdict === "looking" || look.verdict === "unreachable") {
    return "unknown";
  }
  return look.faces === 1 && look.verdict !== "too-far" && look.verdict !== "turned" ? "yes" : "no";
}

function probed(check: Check, recordable: boolean): Visit {
  return recordable ? checked({ ...check, recordable }) : { at: "incapable" };
}

/** The video may start when the picture is good, the camera's speed is known and enough, and a codec keeps it. */
function checked(check: Check): Check {
  const verdict = check.picture === "ok" ? speedVerdict(check) : check.picture;
  return { ...check, verdict, ready: verdict === "ok" && check.recordable };
}

function speedVerdict(check: Check): CheckVerdict {
  if (check.rate === null) {
    return "looking";
  }
  return check.fastEnough ? "ok" : "too-slow";
}
