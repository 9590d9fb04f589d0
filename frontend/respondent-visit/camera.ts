import type { CameraFrameListener, LiveCamera, SliceRecorder, Stop } from "./media.js";
import type { RecorderSettings } from "./plan.js";
import { StreamRecorder } from "./recorder.js";
import type { CameraTrouble } from "./state.js";

const PICTURE_QUALITY = 0.85;
const toldSettings = ["width", "height", "frameRate", "aspectRatio", "facingMode", "resizeMode"] as const;

/** The camera did not open; says in which of the ways a person can do something about. */
export class CameraRefused extends Error {
  constructor(readonly trouble: CameraTrouble) {
    super(trouble);
  }
}

/** A camera whose live picture runs in a video element of the page. */
export class BrowserCamera implements LiveCamera {
  private readonly track: MediaStreamTrack;

  private constructor(
    private readonly stream: MediaStream,
    private readonly preview: HTMLVideoElement,
    track: MediaStreamTrack,
  ) {
    this.track = track;
  }

  static async open(preview: HTMLVideoElement, wish: RecorderSettings, deviceId: string | null): Promise<BrowserCamera> {
    const stream = await opened(wish, deviceId);
    const track = stream.getVideoTracks()[0];
    if (track === undefined) {
      throw new CameraRefused("missing");
    }
    preview.srcObject = stream;
    await preview.play();
    return new BrowserCamera(stream, preview, track);
  }

  /** Cameras to choose from; named once permission is given. */
  static async choices(): Promise<ReadonlyArray<MediaDeviceInfo>> {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.filter((device) => device.kind === "videoinput" && device.deviceId !== "");
  }

  get deviceId(): string | undefined {
    return this.track.getSettings().deviceId;
  }

  settings(): Readonly<Record<string, number | string | boolean>> {
    const settings = this.track.getSettings() as Record<string, number | string | boolean | undefined>;
    return Object.fromEntries(toldSettings.flatMap((name) => (settings[name] === undefined ? [] : [[name, settings[name]]])));
  }

  frames(listener: CameraFrameListener): Stop {
    let handle = 0;
    const next = (): void => {
      handle = this.preview.requestVideoFrameCallback((now, frame) => {
        listener(now, frame.captureTime, frame.presentationTime, frame.presentedFrames);
        next();
      });
    };
    next();
    return () => this.preview.cancelVideoFrameCallback(handle);
  }

  troubles(listener: (trouble: "mute" | "unmute" | "ended") => void): Stop {
    const tell = (event: Event): void => listener(event.type as "mute" | "unmute" | "ended");
    const types = ["mute", "unmute", "ended"];
    types.forEach((type) => this.track.addEventListener(type, tell));
    return () => types.forEach((type) => this.track.removeEventListener(type, tell));
  }

  picture(): Promise<Blob | null> {
    const canvas = document.createElement("canvas");
    canvas.width = this.preview.videoWidth;
    canvas.height = this.preview.videoHeight;
    canvas.getContext("2d")?.drawImage(this.preview, 0, 0);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", PICTURE_QUALITY));
  }

  record(mimeType: string, bitsPerSecond: number): SliceRecorder {
    return new StreamRecorder(this.stream, mimeType, bitsPerSecond);
  }

  close(): void {
    this.stream.getTracks().forEach((track) => track.stop());
    this.preview.srcObject = null;
  }
}

async function opened(wish: RecorderSettings, deviceId: string | null): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: {
        width: { ideal: wish.width },
        height: { ideal: wish.height },
        // No minimum: a camera that offers only slower modes would be told to be missing, where the check calls it slow
        frameRate: { ideal: wish.framesPerSecond },
        ...(deviceId === null ? { facingMode: "user" } : { deviceId: { exact: deviceId } }),
      },
    });
  } catch (failure) {
    throw new CameraRefused(troubleOf(failure));
  }
}

function troubleOf(failure: unknown): CameraTrouble {
  switch (failure instanceof DOMException ? failure.name : "") {
    case "NotAllowedError":
    case "SecurityError":
      return "refused";
    case "NotFoundError":
    case "OverconstrainedError":
      return "missing";
    case "NotReadableError":
    case "AbortError":
      return "taken";
    default:
      return "failed";
  }
}
