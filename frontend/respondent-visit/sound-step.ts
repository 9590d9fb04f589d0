import type { SoundCheck } from "./sound-check.js";
import type { Happening, SoundPhase } from "./state.js";
import type { VisitServer } from "./visit-server.js";

export interface SoundTools {
  readonly server: Pick<VisitServer, "tellSound">;
  readonly sound: SoundCheck;
}

/** The visit's way past the sound check, with a camera or without. */
export class SoundStep {
  private phase: SoundPhase | undefined;

  constructor(
    private readonly tools: SoundTools,
    private open: boolean,
    private readonly happen: (happening: Happening) => void,
    private readonly goOn: () => Promise<void> | void,
  ) {}

  /** Asks where an ad needs its sound and nobody asked yet; else goes on. */
  async begin(): Promise<void> {
    if (this.open) {
      return this.enter("unasked");
    }
    await this.goOn();
  }

  async play(): Promise<void> {
    if (this.isAt(undefined) || this.isAt("playing")) {
      return;
    }
    this.enter("playing");
    await this.tools.sound.play();
    if (this.isAt("playing")) {
      this.enter("played"); // unless somebody went on meanwhile
    }
  }

  async count(answer: string): Promise<void> {
    const heard = this.tools.sound.heard(answer);
    if (heard === true) {
      return this.end(true);
    }
    this.enter(heard === undefined ? "unplayed" : "wrong");
  }

  /** Heard, or not to be heard: who cannot hear goes on all the same. */
  async end(heard: boolean): Promise<void> {
    await this.tools.server.tellSound(heard);
    this.open = false;
    this.phase = undefined;
    await this.goOn();
  }

  private isAt(phase: SoundPhase | undefined): boolean {
    return this.phase === phase;
  }

  private enter(phase: SoundPhase): void {
    this.phase = phase;
    this.happen({ is: "sound", phase });
  }
}
