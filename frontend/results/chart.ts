import type uPlot from "uplot";
import { apart } from "./labels.js";
import { lineClass } from "./palette.js";
import { binAt, clock, figure, isHatched, valueAt, type Curve, type Picture } from "./picture.js";
import type { Playhead } from "./playhead.js";
import { drawDifference, type Difference } from "./difference.js";
import { drawCurves, drawStrip, type Frame } from "./plot.js";

/** Overlaid curves stay readable up to here. */
const MOST_CURVES = 4;
const NARROW = 560;
/** The last label keeps clear of the time axis. */
const LABEL_ROOM = 11;

/** Curves in step with the ad: the pointer moves with playback, a click or the arrow keys seek. */
export class CurveChart {
  private readonly keys = element("div", "keys");
  private readonly readout = element("output", "readout");
  private readonly stage = element("div", "stage");
  private readonly curvesBox = element("div", "curves");
  private readonly stripLabel = element("p", "strip-label");
  private readonly stripBox = element("div", "strip");
  private readonly differenceBox = element("div", "difference");
  private readonly pointer = element("div", "pointer");
  private readonly hover = element("div", "pointer hover");
  private readonly marks = element("div", "marks");
  private shown: Set<string>;
  private plots: uPlot[] = [];
  private hovered: number | null = null;
  private difference: Difference | null = null;

  constructor(
    root: HTMLElement,
    private picture: Picture,
    private readonly playhead: Playhead,
  ) {
    this.shown = firstFew(picture);
    this.hover.hidden = true;
    this.stage.append(this.curvesBox, this.stripLabel, this.stripBox, this.differenceBox, this.marks, this.hover, this.pointer);
    root.replaceChildren(this.keys, this.readout, this.stage);
    this.steer();
    playhead.watch(() => this.follow());
    new ResizeObserver(() => this.draw()).observe(this.stage);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
  }

  show(picture: Picture): void {
    const before = this.shown;
    this.picture = picture;
    const kept = picture.curves.map((curve) => curve.id).filter((id) => before.has(id));
    this.shown = kept.length ? new Set(kept) : firstFew(picture);
    this.difference = null;
    this.draw();
  }

  /** Two countries' difference beneath, on the same time axis; null takes it away. */
  compare(difference: Difference | null): void {
    this.difference = difference;
    this.draw();
  }

  private curves(): Curve[] {
    return this.picture.curves.filter((curve) => this.shown.has(curve.id));
  }

  private draw(): void {
    const frame = this.frame();
    if (frame.width < 100) return;
    this.drawKeys();
    this.plots.forEach((plot) => plot.destroy());
    this.plots = [
      drawCurves(this.curvesBox, this.picture, this.curves(), frame),
      drawStrip(this.stripBox, this.picture, this.shown, { ...frame, height: 48 }),
      ...drawDifference(this.differenceBox, this.difference, this.picture, frame),
    ];
    this.stripLabel.textContent = this.picture.strip.label;
    // uPlot lays itself out in a microtask of its own, queued before this one
    queueMicrotask(() => {
      this.drawMarks(frame);
      this.follow();
    });
  }

  private frame(): Frame {
    const width = this.stage.clientWidth;
    const longest = this.curves().reduce((most, curve) => Math.max(most, nameOf(curve).length), 0);
    return { width, height: width < NARROW ? 230 : 240, margin: width < NARROW ? 14 : Math.min(150, 24 + 7.5 * longest) };
  }

  /** Dots where the read-out reads the curves, and their names at the end. */
  private drawMarks(frame: Frame): void {
    const plot = this.plots[0];
    if (!plot) return;
    const curves = this.curves();
    const wishes = curves.map((curve) => plot.valToPos(lastValue(curve), "y"));
    const places = apart(wishes, 17, plot.over.clientHeight - LABEL_ROOM);
    const dots = curves.map((curve) => element("i", `dot ${lineClass(curve.slot)}`));
    const names =
      frame.width < NARROW
        ? []
        : curves.map((curve, at) => {
            const name = element("span", `name ${lineClass(curve.slot)}`);
            name.textContent = nameOf(curve);
            name.style.top = `${plot.over.offsetTop + (places[at] ?? 0)}px`;
            name.style.left = `${plot.over.offsetLeft + plot.over.clientWidth + 8}px`;
            return name;
          });
    this.marks.replaceChildren(...dots, ...names);
  }

  private follow(): void {
    const plot = this.plots[0];
    if (!plot) return;
    const now = this.playhead.now();
    this.pointer.style.left = `${this.place(plot, now)}px`;
    this.marks.querySelectorAll<HTMLElement>(".dot").forEach((dot, at) => {
      const values = this.curves()[at]?.values ?? [];
      const value = valueAt(values, this.picture.step, now);
      dot.hidden = value === null;
      dot.style.left = `${this.place(plot, (binAt(values, this.picture.step, now) + 0.5) * this.picture.step)}px`;
      dot.style.top = `${plot.over.offsetTop + plot.valToPos(value ?? 0, "y")}px`;
    });
    this.say();
  }

  private place(plot: uPlot, seconds: number): number {
    return plot.over.offsetLeft + plot.valToPos(Math.min(this.picture.seconds, Math.max(0, seconds)), "x");
  }

  private say(): void {
    const at = this.hovered ?? this.playhead.now();
    const words = this.curves().map((curve) => {
      const strip = this.picture.strip.curves.find((candidate) => candidate.id === curve.id);
      const n = strip ? valueAt(strip.values, this.picture.step, at) : null;
      return `${curve.label} ${figure(this.picture.unit, valueAt(curve.values, this.picture.step, at))}${n === null ? "" : ` (${this.picture.strip.word(n)})`}`;
    });
    const alone = this.picture.strip.curves.find((curve) => curve.slot === 0);
    const looking = alone ? valueAt(alone.values, this.picture.step, at) : null;
    if (looking !== null) words.push(this.picture.strip.word(looking));
    words.push(...this.picture.hatchings.filter((hatching) => isHatched(hatching, at)).map((hatching) => hatching.meaning));
    const text = `${clock(at)} \u00b7 ${words.join(" \u00b7 ")}`;
    this.readout.textContent = text;
    this.stage.setAttribute("aria-valuenow", this.playhead.now().toFixed(1));
    this.stage.setAttribute("aria-valuetext", text);
  }

  private steer(): void {
    Object.entries({ role: "slider", tabindex: "0", "aria-label": "Place in the ad", "aria-valuemin": "0" }).forEach(([name, value]) =>
      this.stage.setAttribute(name, value),
    );
    this.stage.setAttribute("aria-valuemax", String(this.picture.seconds));
    this.stage.addEventListener("click", (click) => this.playhead.seek(this.secondsAt(click)));
    this.stage.addEventListener("pointermove", (move) => this.hoverAt(this.secondsAt(move)));
    this.stage.addEventListener("pointerleave", () => this.hoverAt(null));
    this.stage.addEventListener("keydown", (key) => {
      const target = this.byKey(key);
      if (target === "toggle") this.playhead.toggle();
      else if (target !== null) this.playhead.seek(target);
      if (target !== null) key.preventDefault();
    });
  }

  private byKey(key: KeyboardEvent): number | "toggle" | null {
    const now = this.playhead.now();
    const step = key.shiftKey ? 5 : 1;
    switch (key.key) {
      case "ArrowRight":
      case "ArrowUp":
        return Math.min(this.picture.seconds, now + step);
      case "ArrowLeft":
      case "ArrowDown":
        return Math.max(0, now - step);
      case "Home":
        return 0;
      case "End":
        return this.picture.seconds;
      case " ":
        return "toggle";
      default:
        return null;
    }
  }

  private secondsAt(event: MouseEvent): number {
    const plot = this.plots[0];
    if (!plot) return 0;
    const left = event.clientX - plot.over.getBoundingClientRect().left;
    return Math.min(this.picture.seconds, Math.max(0, plot.posToVal(left, "x")));
  }

  private hoverAt(seconds: number | null): void {
    this.hovered = seconds;
    this.hover.hidden = seconds === null;
    const plot = this.plots[0];
    if (plot && seconds !== null) this.hover.style.left = `${this.place(plot, seconds)}px`;
    this.say();
  }

  /** The names at the curves' ends are the legend; where they have no room or not all fit, boxes choose. */
  private drawKeys(): void {
    const direct = this.picture.curves.length <= MOST_CURVES && this.stage.clientWidth >= NARROW;
    this.keys.replaceChildren(...(direct ? [] : this.picture.curves.map((curve) => this.key(curve))), ...hatchKey(this.picture));
  }

  private key(curve: Curve): HTMLElement {
    const label = element("label", "key-box");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = this.shown.has(curve.id);
    box.disabled = !box.checked && this.shown.size >= MOST_CURVES;
    box.addEventListener("change", () => {
      if (box.checked) this.shown.add(curve.id);
      else this.shown.delete(curve.id);
      this.draw();
    });
    const words = element("span", "");
    words.textContent = curve.base ? `${curve.label} \u00b7 ${curve.base}` : curve.label;
    label.append(box, swatch(curve.slot), words);
    return label;
  }
}

function firstFew(picture: Picture): Set<string> {
  return new Set(picture.curves.slice(0, MOST_CURVES).map((curve) => curve.id));
}

function hatchKey(picture: Picture): HTMLElement[] {
  return picture.hatchings
    .filter((hatching) => hatching.spans.length > 0)
    .map((hatching) => {
      const key = element("span", "key-box");
      const words = element("span", "");
      words.textContent = `hatched: ${hatching.meaning}`;
      key.append(element("i", `hatch ${hatching.lean}`), words);
      return key;
    });
}

function nameOf(curve: Curve): string {
  return curve.directional ? `${curve.label}, directional` : curve.label;
}

function lastValue(curve: Curve): number {
  return [...curve.values].reverse().find((value) => value !== null) ?? 0;
}

function swatch(slot: number): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", `swatch ${lineClass(slot)}`);
  svg.setAttribute("viewBox", "0 0 28 4");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", "M0 2H28");
  svg.append(line);
  return svg;
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}
