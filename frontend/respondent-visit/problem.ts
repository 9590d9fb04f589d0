import type { Answer } from "./ports.js";

/** The server's no, by its stable type. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
  ) {
    super(`${status} ${type}`);
  }

  get over(): boolean {
    return this.type.endsWith("visit-over");
  }

  get elsewhere(): boolean {
    return this.type.endsWith("visit-elsewhere");
  }
}

export async function refusal(answer: Answer): Promise<Refused> {
  return new Refused(answer.status, typeOf(await answer.text()));
}

function typeOf(body: string): string {
  try {
    const problem: unknown = JSON.parse(body);
    if (typeof problem === "object" && problem !== null && "type" in problem && typeof problem.type === "string") {
      return problem.type;
    }
  } catch {
    // not a problem document: the status says enough
  }
  return "about:blank";
}
