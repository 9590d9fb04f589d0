import type { Interruption } from "./plan.js";
import type { PictureVerdict } from "./visit-server.js";

export type CameraTrouble = "refused" | "missing" | "taken" | "failed";
export type CheckVerdict = PictureVerdict | "looking" | "too-slow" | "unreachable";
export type FilmPhase = "loading" | "pause" | "film" | "tap";

/** Where the visit is: one thing at a time. */
export type Visit =
  | { readonly at: "opening" }
  | { readonly at: "incapable" }
  | { readonly at: "elsewhere" }
  | { readonly at: "broken" }
  | { readonly at: "receipt" }
  | { readonly at: "asking" }
  | { readonly at: "camera-trouble"; readonly trouble: CameraTrouble }
  | { readonly at: "check"; readonly verdict: CheckVerdict; readonly rate: number | null; readonly ready: boolean }
  | { readonly at: "watching"; readonly film: number; readonly of: number; readonly phase: FilmPhase }
  | { readonly at: "interrupted"; readonly reason: Interruption }
  | { readonly at: "uploading"; readonly rest: boolean; readonly reachable: boolean; readonly done: number; readonly all: number }
  | { readonly at: "upload-lost" }
  | { readonly at: "over" };

export type Happening =
  | { readonly is: "rest-found" }
  | { readonly is: "nothing-spooled" }
  | { readonly is: "camera-wanted" }
  | { readonly is: "camera-opened" }
  | { readonly is: "camera-refused"; readonly trouble: CameraTrouble }
  | { readonly is: "looked"; readonly verdict: CheckVerdict }
  | { readonly is: "measured"; readonly rate: number; readonly recordable: boolean }
  | { readonly is: "film-wanted"; readonly film: number; readonly of: number }
  | { readonly is: "phase"; readonly phase: FilmPhase }
  | { readonly is: "interrupted"; readonly reason: Interruption }
  | { readonly is: "films-over" }
  | { readonly is: "sent"; readonly done: number; readonly all: number }
  | { readonly is: "reached"; readonly reachable: boolean }
  | { readonly is: "upload-lost" }
  | { readonly is: "finished" }
  | { readonly is: "found-elsewhere" }
  | { readonly is: "found-incapable" }
  | { readonly is: "broke" };

/** Pictures a second below which a camera is of no use. */
export const SLOWEST_CAMERA = 10;

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
    case "nothing-spooled":
      return visit.at === "opening" || visit.at === "uploading" || visit.at === "upload-lost" ? { at: "receipt" } : visit;
    case "films-over":
      return { at: "uploading", rest: false, reachable: true, done: 0, all: 0 };
    case "sent":
      return visit.at === "uploading" ? { ...visit, done: happening.done, all: happening.all } : visit;
    case "reached":
      return visit.at === "uploading" ? { ...visit, reachable: happening.reachable } : visit;
    default:
      return withCamera(visit, happening);
  }
}

type CameraHappening = Extract<
  Happening,
  { is: "camera-wanted" | "camera-opened" | "camera-refused" | "looked" | "measured" | "film-wanted" | "phase" | "interrupted" }
>;

function withCamera(visit: Visit, happening: CameraHappening): Visit {
  switch (happening.is) {
    case "camera-wanted":
      return { at: "asking" };
    case "camera-opened":
      return visit.at === "asking" ? { at: "check", verdict: "looking", rate: null, ready: false } : visit;
    case "camera-refused":
      return visit.at === "asking" || visit.at === "check" ? { at: "camera-trouble", trouble: happening.trouble } : visit;
    case "looked":
      return visit.at === "check" ? checked({ ...visit, verdict: happening.verdict }) : visit;
    case "measured":
      return visit.at === "check" ? measured(visit, happening) : visit;
    case "film-wanted":
      return { at: "watching", film: happening.film, of: happening.of, phase: "loading" };
    case "phase":
      return visit.at === "watching" ? { ...visit, phase: happening.phase } : visit;
    case "interrupted":
      return visit.at === "watching" ? { at: "interrupted", reason: happening.reason } : visit;
  }
}

type Check = Extract<Visit, { at: "check" }>;

function measured(check: Check, speed: { rate: number; recordable: boolean }): Visit {
  return speed.recordable ? checked({ ...check, rate: speed.rate }) : { at: "incapable" };
}

/** The film may start when the picture is good and the camera's speed is known and enough. */
function checked(check: Check): Check {
  const slow = check.rate !== null && check.rate < SLOWEST_CAMERA;
  const verdict = check.verdict === "ok" && slow ? "too-slow" : check.verdict;
  return { ...check, verdict, ready: verdict === "ok" && check.rate !== null };
}
