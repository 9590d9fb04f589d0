import type { TracksOn } from "../respondent-tracks/choice.js";
import type { Answer, Ask, Patience, Transport } from "./ports.js";
import type { Interruption, VisitPlan } from "./plan.js";
import { refusal } from "./problem.js";
import { again, isPassing, type Reachability, untilAnswered } from "./retry.js";
import type { SliceNote } from "./spool.js";

export type PictureVerdict = "ok" | "dark" | "bright" | "backlit" | "no-face" | "many-faces" | "too-far" | "turned";

export interface PictureCheck {
  readonly verdict: PictureVerdict;
  readonly faces: number;
  readonly brightness: number;
}

const CHECK_PATIENCE = 8_000;

/** The visit's side of the server, one method a fact. */
export class VisitServer {
  constructor(
    private readonly transport: Transport,
    private readonly patience: Patience,
    private readonly tell: Reachability,
  ) {}

  async plan(): Promise<VisitPlan> {
    const answer = await this.insist({ method: "GET", path: "/visit/plan" });
    return JSON.parse(await answer.text()) as VisitPlan;
  }

  /** One look at one picture; rejects when there is no verdict, and is not repeated: the next picture is fresher. */
  async checkPicture(jpeg: Blob): Promise<PictureCheck> {
    const headers = { "Content-Type": "image/jpeg" };
    const ask: Ask = { method: "POST", path: "/visit/camera-check", headers, body: jpeg, patience: CHECK_PATIENCE };
    const answer = await accepted(await this.transport.send(ask));
    return JSON.parse(await answer.text()) as PictureCheck;
  }

  passCamera(framesPerSecond: number): Promise<Answer> {
    return this.insist(json("POST", "/visit/camera-pass", { framesPerSecond }));
  }

  tellSound(heard: boolean): Promise<Answer> {
    return this.insist(json("POST", "/visit/sound", { heard }));
  }

  /** Its pause begins, with these texts on: they cannot be changed while it plays. */
  play(exposure: string, on: TracksOn): Promise<Answer> {
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const body = new URLSearchParams({ ...on }).toString();
    return this.insist({ method: "POST", path: `/visit/exposures/${exposure}/playing`, headers, body });
  }

  watched(exposure: string): Promise<Answer> {
    return this.insist({ method: "POST", path: `/visit/exposures/${exposure}/watched` });
  }

  invalidate(exposure: string, reason: Interruption): Promise<Answer> {
    return this.insist(json("POST", `/visit/exposures/${exposure}/invalidation`, { reason }));
  }

  /** A page that is gone left this one in the middle: it is planned again, and what was recorded may still arrive. */
  interrupted(exposure: string): Promise<Answer> {
    return this.insist({ method: "POST", path: `/visit/exposures/${exposure}/interruption` });
  }

  storeLog(exposure: string, log: string): Promise<Answer> {
    const headers = { "Content-Type": "application/json" };
    return this.insist({ method: "PUT", path: `/visit/exposures/${exposure}/log`, headers, body: log });
  }

  completeRecording(exposure: string, sliceDigest: string, slices: ReadonlyArray<SliceNote>): Promise<Answer> {
    const sizes = slices.map((slice) => slice.bytes);
    const length = sizes.reduce((sum, bytes) => sum + bytes, 0);
    return this.insist(json("POST", `/visit/exposures/${exposure}/completion`, { sliceDigest, slices: sizes, length }));
  }

  complete(): Promise<Answer> {
    return this.insist({ method: "POST", path: "/visit/completion" });
  }

  private async insist(ask: Ask): Promise<Answer> {
    return accepted(
      await untilAnswered(this.patience, this.tell, async () => {
        const answer = await this.transport.send(ask);
        return isPassing(answer.status) ? again : answer;
      }),
    );
  }
}

function json(method: "POST" | "PUT", path: string, body: object): Ask {
  return { method, path, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}

async function accepted(answer: Answer): Promise<Answer> {
  if (answer.status < 200 || answer.status > 299) {
    throw await refusal(answer);
  }
  return answer;
}
