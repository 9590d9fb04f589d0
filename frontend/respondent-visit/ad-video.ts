import { pageClock } from "./browser.js";
import type { AdVideo, VideoFrameListener, Stop } from "./media.js";
import { NetworkFailure } from "./ports.js";
import { Refused } from "./problem.js";
import type { EventKind } from "./timing-log.js";

const told = ["play", "playing", "pause", "waiting", "stalled", "seeking", "seeked", "ratechange", "ended"] as const;

/** Some browsers buffer nothing before a gesture; the video is in memory anyway. */
const LONGEST_BUFFERING = 4_000;

/** The video in a video element of the page, played from memory. */
export class BrowserVideo implements AdVideo {
  private address = "";

  constructor(
    private readonly element: HTMLVideoElement,
    /** Resolves at once unless a question is on the screen. */
    private readonly free: () => Promise<void>,
  ) {}

  get volume(): number {
    return this.element.volume;
  }

  get muted(): boolean {
    return this.element.muted;
  }

  get playing(): boolean {
    return !this.element.paused && !this.element.ended;
  }

  async load(address: string): Promise<void> {
    const video = await fetched(address);
    URL.revokeObjectURL(this.address);
    this.address = URL.createObjectURL(video);
    this.element.dataset["film"] = address;
    this.element.src = this.address;
    await Promise.race([happened(this.element, "canplaythrough"), pageClock.pause(LONGEST_BUFFERING)]);
  }

  unlock(): void {
    this.element.load();
  }

  async play(): Promise<void> {
    await this.free();
    await this.element.play();
  }

  pause(): void {
    this.element.pause();
  }

  end(): Promise<void> {
    return happened(this.element, "ended");
  }

  frames(listener: VideoFrameListener): Stop {
    let handle = 0;
    const next = (): void => {
      handle = this.element.requestVideoFrameCallback((now, frame) => {
        listener(now, frame.mediaTime, frame.expectedDisplayTime, frame.presentedFrames);
        next();
      });
    };
    next();
    return () => this.element.cancelVideoFrameCallback(handle);
  }

  events(listener: (kind: EventKind, mediaTime: number) => void): Stop {
    const tell = (event: Event): void => listener(event.type as EventKind, this.element.currentTime);
    told.forEach((type) => this.element.addEventListener(type, tell));
    return () => told.forEach((type) => this.element.removeEventListener(type, tell));
  }
}

async function fetched(address: string): Promise<Blob> {
  const answer = await answered(fetch(address, { cache: "no-store" }));
  if (!answer.ok) {
    throw new Refused(answer.status, "about:blank");
  }
  return answered(answer.blob());
}

function answered<T>(work: Promise<T>): Promise<T> {
  return work.catch((failure: unknown) => {
    throw new NetworkFailure("no answer", { cause: failure });
  });
}

function happened(element: HTMLVideoElement, type: string): Promise<void> {
  return new Promise((resolve, reject) => {
    element.addEventListener(type, () => resolve(), { once: true });
    element.addEventListener("error", () => reject(new Error("the film cannot be played")), { once: true });
  });
}
