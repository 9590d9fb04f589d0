import { candidates, chooseCodec, type ProbedCodec } from "./codec.js";
import { countFrames } from "./frame-count.js";
import type { LiveCamera } from "./media.js";
import type { Clock } from "./ports.js";
import type { Look } from "./state.js";
import type { VisitServer } from "./visit-server.js";

const BETWEEN_PICTURES = 700;
const BETWEEN_GOOD_PICTURES = 2_000;
const RATE_WINDOW = 1_500;
const PROBE = 2_000;

/** Looks at the picture again and again until told to stop. */
export async function lookAtPictures(
  camera: LiveCamera,
  server: VisitServer,
  clock: Clock,
  going: () => boolean,
  looked: (look: Look) => void,
): Promise<void> {
  while (going()) {
    const look = await lookOf(camera, server);
    if (going()) {
      looked(look);
    }
    await clock.pause(look.verdict === "ok" ? BETWEEN_GOOD_PICTURES : BETWEEN_PICTURES);
  }
}

async function lookOf(camera: LiveCamera, server: VisitServer): Promise<Look> {
  const picture = await camera.picture();
  if (picture === null) {
    return { verdict: "looking", faces: 0 };
  }
  try {
    const { verdict, faces } = await server.checkPicture(picture);
    return { verdict, faces };
  } catch {
    return { verdict: "unreachable", faces: 0 };
  }
}

/** Pictures a second that the camera gives the page. */
export async function cameraRate(camera: LiveCamera, clock: Clock): Promise<number> {
  const times: number[] = [];
  const stop = camera.frames((now) => times.push(now));
  await clock.pause(RATE_WINDOW);
  stop();
  const first = times[0];
  const last = times.at(-1);
  return first === undefined || last === undefined || last === first ? 0 : ((times.length - 1) * 1_000) / (last - first);
}

export function probedCodec(camera: LiveCamera, clock: Clock, rate: number, bits: number): Promise<ProbedCodec | undefined> {
  const webkit = "webkitSetPresentationMode" in HTMLVideoElement.prototype;
  const types = candidates((type) => MediaRecorder.isTypeSupported(type), webkit);
  return chooseCodec(types, rate, (type) => recordedRate(camera, clock, type, bits));
}

async function recordedRate(camera: LiveCamera, clock: Clock, mimeType: string, bits: number): Promise<number> {
  const slices: Blob[] = [];
  try {
    const recorder = camera.record(mimeType, bits);
    recorder.start(
      PROBE / 4,
      (slice) => slices.push(slice),
      () => undefined,
      () => undefined,
    );
    await clock.pause(PROBE);
    await recorder.stop();
  } catch {
    return 0;
  }
  const bytes = new Uint8Array(await new Blob(slices).arrayBuffer());
  return (countFrames(bytes) * 1_000) / PROBE;
}
