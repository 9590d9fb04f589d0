import type { AdVideo } from "./media.js";
import type { PlannedExposure, VisitPlan } from "./plan.js";
import type { Clock, Patience } from "./ports.js";
import { Refused } from "./problem.js";
import { again, isPassing, type Reachability, untilAnswered } from "./retry.js";
import type { VisitServer } from "./visit-server.js";

/** An address is renewed this long before it expires, so that it still works when the request arrives. */
const MARGIN = 3_000;

export interface AdSource {
  readonly server: Pick<VisitServer, "plan">;
  readonly video: Pick<AdVideo, "load">;
  readonly clock: Clock;
  readonly patience: Patience;
  readonly tell: Reachability;
}

interface Loading {
  readonly exposure: string;
  readonly done: Promise<void>;
}

/** The ads of the plan, loaded by addresses that expire and over a network that may be gone for a while. */
export class PlannedAds {
  private loading: Loading | undefined;
  private plannedAt: number;

  constructor(
    private readonly source: AdSource,
    private current: VisitPlan,
  ) {
    this.plannedAt = source.clock.now();
  }

  get plan(): VisitPlan {
    return this.current;
  }

  async refresh(): Promise<void> {
    this.current = await this.source.server.plan();
    this.plannedAt = this.source.clock.now();
  }

  /** Loads an ad once, however often it is asked for; rejects when it cannot be played. */
  load(exposure: PlannedExposure): Promise<void> {
    if (this.loading?.exposure === exposure.id) {
      return this.loading.done;
    }
    const begun: Loading = { exposure: exposure.id, done: this.fetched(exposure.id) };
    this.loading = begun;
    begun.done.catch(() => {
      this.loading = this.loading === begun ? undefined : this.loading;
    });
    return begun.done;
  }

  private async fetched(id: string): Promise<void> {
    const { patience, tell, video } = this.source;
    let renewed = false;
    await untilAnswered(patience, tell, async () => {
      try {
        await video.load(await this.freshAddress(id));
        return true;
      } catch (failure) {
        if (failure instanceof Refused && isPassing(failure.status)) {
          return again;
        }
        if (!(failure instanceof Refused) || renewed) {
          throw failure;
        }
      }
      renewed = true; // a clock that stood still while the computer slept took the address for a fresh one
      await this.refresh();
      await video.load(this.planned(id).adUrl);
      return true;
    });
  }

  private async freshAddress(id: string): Promise<string> {
    if (this.source.clock.now() - this.plannedAt > this.planned(id).adUrlMs - MARGIN) {
      await this.refresh();
    }
    return this.planned(id).adUrl;
  }

  private planned(id: string): PlannedExposure {
    const found = this.current.exposures.find((exposure) => exposure.id === id);
    if (found === undefined) {
      throw new Error("the plan has no such exposure");
    }
    return found;
  }
}
