/** What a sound check needs of the world; times in seconds. */
export interface Tones {
  /** Sounds that many tones and resolves when they are over. */
  sound(count: number): Promise<void>;
}

const FEWEST = 2;
const MOST = 5;

/** Sounds some tones and knows how many: only who hears them can say. No words, so no language. */
export class SoundCheck {
  private count = 0;

  constructor(
    private readonly tones: Tones,
    private readonly random: () => number,
  ) {}

  /** Another number of tones than the last time. */
  async play(): Promise<void> {
    const others = MOST - FEWEST + (this.count === 0 ? 1 : 0);
    const drawn = FEWEST + Math.floor(this.random() * others);
    this.count = this.count !== 0 && drawn >= this.count ? drawn + 1 : drawn;
    await this.tones.sound(this.count);
  }

  /** Whether this many were played; undefined before any was. `answer` may be written in the digits of any language. */
  heard(answer: string): boolean | undefined {
    return this.count === 0 ? undefined : wholeNumber(answer) === this.count;
  }
}

/** First digits of the scripts in which people type numbers: Latin, Arabic, Persian, Devanagari, full width. */
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0xff10];

function wholeNumber(typed: string): number {
  const latin = [...typed.trim()].map((sign) => {
    const code = sign.codePointAt(0) ?? 0;
    const zero = ZEROS.find((first) => code >= first && code < first + 10);
    return zero === undefined ? sign : String(code - zero);
  });
  return Number(latin.join("") || NaN);
}

const PITCH = 660;
const LENGTH = 0.25;
const PAUSE = 0.4;
const LOUDNESS = 0.4;
/** So that no tone begins or ends with a click. */
const RAMP = 0.02;

/** Tones by the browser's own synthesiser: nothing is loaded. */
export const browserTones: Tones = {
  async sound(count) {
    const audio = new AudioContext();
    await audio.resume();
    let at = audio.currentTime + RAMP;
    for (let tone = 0; tone < count; tone++) {
      soundOne(audio, at);
      at += LENGTH + PAUSE;
    }
    await new Promise((resolve) => setTimeout(resolve, (at - audio.currentTime) * 1_000));
    await audio.close();
  },
};

function soundOne(audio: AudioContext, at: number): void {
  const tone = new OscillatorNode(audio, { frequency: PITCH });
  const level = new GainNode(audio, { gain: 0 });
  level.gain.setValueAtTime(0, at).linearRampToValueAtTime(LOUDNESS, at + RAMP);
  level.gain.setValueAtTime(LOUDNESS, at + LENGTH - RAMP).linearRampToValueAtTime(0, at + LENGTH);
  tone.connect(level).connect(audio.destination);
  tone.start(at);
  tone.stop(at + LENGTH);
}
