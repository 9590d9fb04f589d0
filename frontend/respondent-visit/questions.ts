import type { Answer, Ask, Patience, Transport } from "./ports.js";
import { refusal } from "./problem.js";
import { again, isPassing, type Reachability, untilAnswered } from "./retry.js";

/** Where a question is shown, and what somebody does with it. */
export interface QuestionPlace {
  show(html: string): void;
  /** Resolves with the form that somebody sends next. */
  sent(): Promise<{ readonly path: string; readonly body: string }>;
}

export interface QuestionTools {
  readonly transport: Transport;
  readonly patience: Patience;
  readonly tell: Reachability;
  readonly place: QuestionPlace;
}

const PATH = "/visit/questions";

/** What is wrong with an answer comes back with its question. */
const WRONG = 422;
const NOTHING_LEFT = 204;

/** Asks what is due, one question after the other, while whatever else the visit does goes on. */
export class Questions {
  constructor(
    private readonly tools: QuestionTools,
    private readonly any: boolean,
    private readonly begin: () => void,
  ) {}

  /** Resolves when nothing is left to ask at this point of the visit; at once where it asks nothing at all. */
  async ask(): Promise<void> {
    if (!this.any) {
      return;
    }
    let question = await this.question({ method: "GET", path: PATH });
    if (question === null) {
      return;
    }
    this.begin();
    while (question !== null) {
      this.tools.place.show(question);
      const { path, body } = await this.tools.place.sent();
      question = await this.question({ method: "POST", path, headers: { "Content-Type": "application/x-www-form-urlencoded" }, body });
    }
  }

  private async question(ask: Ask): Promise<string | null> {
    const { patience, tell, transport } = this.tools;
    const answer: Answer = await untilAnswered(patience, tell, async () => {
      const got = await transport.send({ ...ask, headers: { ...ask.headers, Accept: "text/html" } });
      return isPassing(got.status) ? again : got;
    });
    if (answer.status === NOTHING_LEFT) {
      return null;
    }
    if (answer.status !== 200 && answer.status !== WRONG) {
      throw await refusal(answer);
    }
    return answer.text();
  }
}
