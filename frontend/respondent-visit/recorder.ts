import type { SliceRecorder } from "./media.js";

/** MediaRecorder as the visit needs it. */
export class StreamRecorder implements SliceRecorder {
  private readonly recorder: MediaRecorder;

  constructor(
    stream: MediaStream,
    readonly mimeType: string,
    videoBitsPerSecond: number,
  ) {
    this.recorder = new MediaRecorder(stream, { mimeType, videoBitsPerSecond });
  }

  start(sliceMs: number, give: (slice: Blob) => void, started: () => void, failed: () => void): void {
    this.recorder.ondataavailable = (event) => {
      if (event.data.size > 0) {
        give(event.data);
      }
    };
    this.recorder.onstart = started;
    this.recorder.onerror = failed;
    this.recorder.start(sliceMs);
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      if (this.recorder.state === "inactive") {
        resolve();
      } else {
        this.recorder.onstop = () => resolve();
        this.recorder.stop();
      }
    });
  }
}
