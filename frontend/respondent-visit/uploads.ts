import { type PlannedExposure, type VisitPlan } from "./plan.js";
import { Refused } from "./problem.js";
import { acknowledgedBytes } from "./spool.js";
import { UploadLost } from "./tus.js";
import { Uploader, type UploadTools } from "./uploader.js";

/** All uploads of the visit, one after the other, each beginning while its video still plays. */
export class Uploads {
  private all: Promise<void> = Promise.resolve();
  private losses = 0;

  constructor(
    private readonly tools: UploadTools,
    private readonly plan: VisitPlan,
    private readonly failed: (failure: unknown) => void,
  ) {}

  begin(exposure: PlannedExposure): Uploader {
    const uploader = new Uploader(this.tools, this.plan.uploads, exposure.id);
    this.all = this.all.then(() => this.carry(uploader, exposure.id)).catch((failure) => this.failed(failure));
    return uploader;
  }

  /** Sends what an earlier page left: no camera is needed for it. Returns whether there is any. */
  async resume(): Promise<boolean> {
    const { spool, tally } = this.tools;
    let found = false;
    for (const recording of await spool.recordings()) {
      const exposure = this.plan.exposures.find((planned) => planned.id === recording.exposure);
      if (exposure?.state !== "PLAYING") {
        await spool.forget(recording.exposure);
        continue;
      }
      found = true;
      if (!recording.stopped) {
        await this.tools.server.interrupted(exposure.id);
      }
      const arrived = acknowledgedBytes(await spool.progress(exposure.id));
      tally.record(arrived + (await spool.waitingBytes(exposure.id)));
      tally.acknowledge(arrived);
      await spool.saveRecording({ ...recording, stopped: true });
      this.begin(exposure);
    }
    return found;
  }

  recorded(bytes: number, uploader: Uploader): void {
    this.tools.tally.record(bytes);
    uploader.notify();
  }

  /** Resolves when everything begun so far has arrived or is lost; with true when something newly was lost. */
  async settled(): Promise<boolean> {
    this.tools.tally.announce();
    await this.all;
    const lost = this.losses > 0;
    this.losses = 0;
    return lost;
  }

  /** Removes what the server has of an exposure that does not count, and what is here. */
  async discard(uploader: Uploader, exposure: string): Promise<void> {
    uploader.abandon();
    const progress = await this.tools.spool.progress(exposure);
    await this.tools.spool.forget(exposure);
    if (progress !== undefined) {
      await this.tools.tus.remove(progress.upload);
    }
  }

  private async carry(uploader: Uploader, exposure: string): Promise<void> {
    try {
      await uploader.run();
    } catch (failure) {
      if (uploader.abandoned) {
        return; // what was on its way when the exposure was given up has nowhere to go
      }
      if (!isLoss(failure)) {
        throw failure;
      }
      await this.tools.spool.forget(exposure);
      await this.tools.server.invalidate(exposure, "upload-lost");
      this.losses++;
    }
  }
}

/** The server will never take this recording; everything else is for the visit to judge. */
function isLoss(failure: unknown): boolean {
  return failure instanceof UploadLost || (failure instanceof Refused && !failure.elsewhere && !failure.over && failure.status >= 409);
}
