import { short, SvgPath } from "./svg-path.js";

interface State {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  lineCap: string;
  lineJoin: string;
  globalAlpha: number;
  font: string;
  textAlign: string;
  textBaseline: string;
  dash: readonly number[];
  /** Moves and turns so far, as SVG writes them. */
  transform: string;
  clips: readonly string[];
}

const FRESH: State = {
  fillStyle: "#000",
  strokeStyle: "#000",
  lineWidth: 1,
  lineCap: "butt",
  lineJoin: "miter",
  globalAlpha: 1,
  font: "10px sans-serif",
  textAlign: "start",
  textBaseline: "alphabetic",
  dash: [],
  transform: "",
  clips: [],
};

/** Pixels from the baseline up to where a text is anchored, in heights of the font. */
const RISE: Record<string, number> = { top: 0.8, hanging: 0.8, middle: 0.35, bottom: -0.2 };
const ANCHOR: Record<string, string> = { center: "middle", right: "end", end: "end" };

/** Stands in for a canvas' context and keeps what is drawn as SVG. It knows the calls that charts make, and no others. */
export class SvgCanvas {
  private state: State = { ...FRESH };
  private readonly saved: State[] = [];
  private path = new SvgPath();
  private readonly parts: string[] = [];
  private clipped = 0;

  /** @param prefix of ids, another one for each drawing on a page */
  constructor(private readonly prefix: string) {
    for (const name of Object.keys(FRESH)) {
      if (name === "dash" || name === "transform" || name === "clips") continue;
      Object.defineProperty(this, name, {
        get: () => this.state[name as keyof State],
        set: (value: never) => {
          this.state = { ...this.state, [name]: value };
        },
      });
    }
  }

  markup(): string {
    return this.parts.join("\n");
  }

  save(): void {
    this.saved.push(this.state);
  }

  restore(): void {
    this.state = this.saved.pop() ?? this.state;
  }

  setLineDash(dash: readonly number[]): void {
    this.state = { ...this.state, dash: [...dash] };
  }

  translate(x: number, y: number): void {
    this.turn(`translate(${short(x)} ${short(y)})`);
  }

  rotate(angle: number): void {
    this.turn(`rotate(${short((angle * 180) / Math.PI)})`);
  }

  beginPath(): void {
    this.path = new SvgPath();
  }

  moveTo(x: number, y: number): void {
    this.path.moveTo(x, y);
  }

  lineTo(x: number, y: number): void {
    this.path.lineTo(x, y);
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.path.rect(x, y, width, height);
  }

  clip(path: SvgPath = this.path): void {
    const id = `${this.prefix}-${String(this.clipped++)}`;
    this.parts.push(`<clipPath id="${id}"><path d="${path.d}"${this.placed()}/></clipPath>`);
    this.state = { ...this.state, clips: [...this.state.clips, id] };
  }

  fill(path: SvgPath = this.path): void {
    this.put(`<path d="${path.d}" fill="${escape(this.state.fillStyle)}"${this.faded()}${this.placed()}/>`);
  }

  stroke(path: SvgPath = this.path): void {
    const { strokeStyle, lineWidth, lineCap, lineJoin, dash } = this.state;
    const dashes = dash.length > 0 ? ` stroke-dasharray="${dash.map(short).join(" ")}"` : "";
    this.put(
      `<path d="${path.d}" fill="none" stroke="${escape(strokeStyle)}" stroke-width="${short(lineWidth)}"` +
        ` stroke-linecap="${lineCap}" stroke-linejoin="${lineJoin}"${dashes}${this.faded()}${this.placed()}/>`,
    );
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    const path = new SvgPath();
    path.rect(x, y, width, height);
    this.fill(path);
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    const path = new SvgPath();
    path.rect(x, y, width, height);
    this.stroke(path);
  }

  /** The paper is empty already. */
  clearRect(): void {
    this.parts.length = 0;
  }

  fillText(text: string, x: number, y: number): void {
    const { font, textAlign, textBaseline, fillStyle } = this.state;
    const [, weight, size, family] = /^(?:(bold|\d+) )?([\d.]+)px (.*)$/.exec(font) ?? [font, undefined, "11", "sans-serif"];
    const top = y + (RISE[textBaseline] ?? 0) * Number(size);
    this.put(
      `<text x="${short(x)}" y="${short(top)}" font-size="${size ?? ""}" font-family="${escape(family ?? "")}"` +
        `${weight ? ` font-weight="${weight}"` : ""} text-anchor="${ANCHOR[textAlign] ?? "start"}"` +
        ` fill="${escape(fillStyle)}"${this.faded()}${this.placed()}>${escape(text)}</text>`,
    );
  }

  private turn(step: string): void {
    this.state = { ...this.state, transform: `${this.state.transform} ${step}`.trim() };
  }

  private put(drawn: string): void {
    this.parts.push(this.state.clips.reduceRight((inner, id) => `<g clip-path="url(#${id})">${inner}</g>`, drawn));
  }

  private placed(): string {
    return this.state.transform ? ` transform="${this.state.transform}"` : "";
  }

  private faded(): string {
    return this.state.globalAlpha < 1 ? ` opacity="${short(this.state.globalAlpha)}"` : "";
  }
}

/** A text as XML holds it. */
export function escape(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
