/** What the recorder needs of a browser, and in-app browsers by name: known by what they lack, never chosen by name. */
export interface BrowserFeatures {
  readonly secure: boolean;
  readonly camera: boolean;
  readonly recorder: boolean;
  readonly frameCallbacks: boolean;
  readonly storage: boolean;
  readonly digests: boolean;
  readonly userAgent: string;
}

export type Capability =
  | { readonly can: true }
  | { readonly can: false; readonly because: "insecure" | "incapable" }
  | { readonly can: false; readonly because: "in-app"; readonly app: string };

const inAppBrowsers: ReadonlyArray<readonly [RegExp, string]> = [
  [/FBAN|FBAV|FB_IAB/, "Facebook"],
  [/Instagram/, "Instagram"],
  [/LinkedInApp/, "LinkedIn"],
  [/MicroMessenger/, "WeChat"],
  [/\bLine\//, "LINE"],
  [/BytedanceWebview|musical_ly|TikTok/i, "TikTok"],
  [/Snapchat/, "Snapchat"],
  [/Pinterest\//, "Pinterest"],
  [/Twitter for/, "X"],
];

export function capabilityOf(features: BrowserFeatures): Capability {
  if (features.camera && features.recorder && features.frameCallbacks && features.storage && features.digests) {
    return { can: true };
  }
  const app = inAppBrowsers.find(([pattern]) => pattern.test(features.userAgent));
  if (app !== undefined) {
    return { can: false, because: "in-app", app: app[1] };
  }
  return { can: false, because: features.secure ? "incapable" : "insecure" };
}

export function featuresOf(page: Window & typeof globalThis): BrowserFeatures {
  const devices: MediaDevices | undefined = page.navigator.mediaDevices;
  return {
    secure: page.isSecureContext,
    camera: typeof devices?.getUserMedia === "function",
    recorder: typeof page.MediaRecorder === "function",
    frameCallbacks: "requestVideoFrameCallback" in page.HTMLVideoElement.prototype,
    storage: "indexedDB" in page,
    digests: page.crypto?.subtle !== undefined,
    userAgent: page.navigator.userAgent,
  };
}

/** Whether a camera is known to be missing; before permission browsers tell no more than that. */
export async function lacksCamera(devices: MediaDevices): Promise<boolean> {
  try {
    return !(await devices.enumerateDevices()).some((device) => device.kind === "videoinput");
  } catch {
    return false;
  }
}
