/** Where the ad is. */
export interface Playhead {
  /** Seconds into the ad. */
  now(): number;
  seek(seconds: number): void;
  toggle(): void;
  watch(moved: () => void): void;
}

/** The ad's own player. */
export class VideoPlayhead implements Playhead {
  constructor(private readonly video: HTMLVideoElement) {}

  now(): number {
    return this.video.currentTime;
  }

  seek(seconds: number): void {
    this.video.currentTime = Math.max(0, Math.min(seconds, this.video.duration || seconds));
  }

  toggle(): void {
    if (this.video.paused) void this.video.play().catch(() => undefined);
    else this.video.pause();
  }

  watch(moved: () => void): void {
    const follow = (): void => {
      moved();
      if (!this.video.paused && !this.video.ended) requestAnimationFrame(follow);
    };
    this.video.addEventListener("play", follow);
    for (const event of ["seeking", "seeked", "timeupdate", "pause", "ended"]) this.video.addEventListener(event, moved);
  }
}

/** A page whose video is missing: the pointer still moves by hand. */
export class HandPlayhead implements Playhead {
  private seconds = 0;
  private readonly listeners: (() => void)[] = [];

  now(): number {
    return this.seconds;
  }

  seek(seconds: number): void {
    this.seconds = Math.max(0, seconds);
    this.listeners.forEach((moved) => moved());
  }

  toggle(): void {
    this.seek(this.seconds);
  }

  watch(moved: () => void): void {
    this.listeners.push(moved);
  }
}
