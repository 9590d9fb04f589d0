import { createHash } from "node:crypto";
import type { Film, LiveCamera, PageView, SliceRecorder } from "../respondent-visit/media.js";
import type { Clock } from "../respondent-visit/ports.js";
import { PACE } from "./network.js";
import type { Random } from "./random.js";

/** The first bytes of every WebM file. */
const EBML = [0x1a, 0x45, 0xdf, 0xa3];

export const fastClock: Clock = {
  now: () => performance.now() * PACE,
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds / PACE)),
};

export const stillPage: PageView = {
  hidden: false,
  changes: () => () => undefined,
  fullscreenChanges: () => () => undefined,
  userAgent: "entrant",
  screen: [390, 780],
};

/** How much was recorded by some moment, and its digest. */
export interface Recorded {
  readonly bytes: number;
  readonly sha256: string;
}

/** A camera whose recordings are noise of a known digest, given in slices of uneven size. */
export class FakeCamera implements LiveCamera {
  /** Of the last recording, one entry a slice: a tab that dies leaves one of them, not always the last. */
  recorded: Recorded[] = [];

  constructor(
    private readonly random: Random,
    private readonly largestSlice: number,
  ) {}

  settings = (): Record<string, number> => ({ frameRate: 30 });
  frames = () => () => undefined;
  troubles = () => () => undefined;
  picture = () => Promise.resolve(null);
  close = (): void => undefined;

  record(mimeType: string): SliceRecorder {
    const digest = createHash("sha256");
    const recorded: Recorded[] = (this.recorded = []);
    let bytes = 0;
    let timer: NodeJS.Timeout | undefined;
    let slice = (): void => {};
    return {
      mimeType,
      start: (sliceMs, give, started) => {
        slice = () => {
          const data = this.noise(bytes === 0);
          bytes += data.byteLength;
          recorded.push({ bytes, sha256: digest.update(data).copy().digest("hex") });
          give(new Blob([data]));
        };
        started();
        timer = setInterval(slice, sliceMs / PACE);
      },
      stop: async () => {
        clearInterval(timer);
        slice();
      },
    };
  }

  private noise(first: boolean): Uint8Array<ArrayBuffer> {
    const data = this.random.bytes(EBML.length + this.random.below(this.largestSlice));
    if (first) {
      data.set(EBML);
    }
    return data;
  }
}

/** A film that nobody sees and that lasts as long as it says. */
export class FakeFilm implements Film {
  readonly volume = 1;
  readonly muted = false;

  constructor(private readonly milliseconds: number) {}

  load = (): Promise<void> => Promise.resolve();
  unlock = (): void => undefined;
  play = (): Promise<void> => Promise.resolve();
  pause = (): void => undefined;
  end = (): Promise<void> => fastClock.pause(this.milliseconds);
  frames = () => () => undefined;
  events = () => () => undefined;
}
