/** A way to record, and how fast it did in the probe. */
export interface ProbedCodec {
  readonly mimeType: string;
  readonly framesPerSecond: number;
}

const mp4 = ["video/mp4;codecs=avc1.42E01F", "video/mp4"];
const webm = ["video/webm;codecs=vp9", "video/webm;codecs=h264", "video/webm;codecs=av1", "video/webm;codecs=vp8", "video/webm"];

const ENOUGH_OF_THE_CAMERA = 0.9;

/** Ways to record in order of preference: WebKit's own video interface tells where mp4 is the sound one. */
export function candidates(supports: (mimeType: string) => boolean, webkit: boolean): ReadonlyArray<string> {
  return (webkit ? [...mp4, ...webm] : [...webm.slice(0, 2), ...mp4, ...webm.slice(2)]).filter(supports);
}

/** The first way that keeps up with the camera, or the fastest when none does; undefined when none records at all. */
export async function chooseCodec(
  mimeTypes: ReadonlyArray<string>,
  cameraRate: number,
  probe: (mimeType: string) => Promise<number>,
): Promise<ProbedCodec | undefined> {
  let best: ProbedCodec | undefined;
  for (const mimeType of mimeTypes) {
    const framesPerSecond = await probe(mimeType);
    if (framesPerSecond > (best?.framesPerSecond ?? 0)) {
      best = { mimeType, framesPerSecond };
    }
    if (framesPerSecond >= cameraRate * ENOUGH_OF_THE_CAMERA) {
      return best;
    }
  }
  return best;
}
