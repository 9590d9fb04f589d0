import type uPlot from "uplot";
import { drawDifference, type Difference } from "./difference.js";
import { element } from "./element.js";
import { curveKey, hatchKeys } from "./keys.js";
import { drawMarks, moveDots, nameOf, placeOf } from "./marks.js";
import { clock, figure, isHatched, valueAt, type Curve, type Picture } from "./picture.js";
import type { Playhead } from "./playhead.js";
import { drawCurves, drawStrip, type Frame } from "./plot.js";
import { steer } from "./steering.js";

/** Overlaid curves stay readable up to here. */
const MOST_CURVES = 4;
const NARROW = 560;
const HEIGHT = { curves: 240, narrowCurves: 230, strip: 48 };

/** What a chart draws at a moment. */
export interface Drawn {
  picture: Picture;
  curves: readonly Curve[];
  difference: Difference | null;
}

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
    steer(
      this.stage,
      {
        seconds: () => this.picture.seconds,
        secondsAt: (event) => this.secondsAt(event),
        hover: (seconds) => this.hoverAt(seconds),
      },
      playhead,
    );
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
    if (difference === null && this.difference === null) return;
    this.difference = difference;
    this.draw();
  }

  drawn(): Drawn {
    return { picture: this.picture, curves: this.curves(), difference: this.difference };
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
      drawStrip(this.stripBox, this.picture, this.shown, { ...frame, height: HEIGHT.strip }),
      ...drawDifference(this.differenceBox, this.difference, this.picture, frame),
    ];
    this.stripLabel.textContent = this.picture.strip.label;
    // uPlot lays itself out in a microtask of its own, queued before this one
    queueMicrotask(() => {
      const plot = this.plots[0];
      if (plot) drawMarks(this.marks, plot, this.curves(), frame.width >= NARROW);
      this.follow();
    });
  }

  private frame(): Frame {
    const width = this.stage.clientWidth;
    const longest = this.curves().reduce((most, curve) => Math.max(most, nameOf(curve).length), 0);
    return {
      width,
      height: width < NARROW ? HEIGHT.narrowCurves : HEIGHT.curves,
      margin: width < NARROW ? 14 : Math.min(150, 24 + 7.5 * longest),
    };
  }

  private follow(): void {
    const plot = this.plots[0];
    if (!plot) return;
    this.pointer.style.left = `${placeOf(plot, this.picture, this.playhead.now())}px`;
    moveDots(this.marks, plot, this.picture, this.curves(), this.playhead.now());
    this.say();
  }

  private say(): void {
    const text = readOut(this.drawn(), this.hovered ?? this.playhead.now());
    this.readout.textContent = text;
    this.stage.setAttribute("aria-valuenow", this.playhead.now().toFixed(1));
    this.stage.setAttribute("aria-valuetext", text);
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
    if (plot && seconds !== null) this.hover.style.left = `${placeOf(plot, this.picture, seconds)}px`;
    this.say();
  }

  /** The names at the curves' ends are the legend; where they have no room or not all fit, boxes choose. */
  private drawKeys(): void {
    const direct = this.picture.curves.length <= MOST_CURVES && this.stage.clientWidth >= NARROW;
    this.keys.replaceChildren(...(direct ? [] : this.picture.curves.map((curve) => this.key(curve))), ...hatchKeys(this.picture));
  }

  private key(curve: Curve): HTMLElement {
    const checked = this.shown.has(curve.id);
    return curveKey(curve, { checked, disabled: !checked && this.shown.size >= MOST_CURVES }, (shown) => {
      if (shown) this.shown.add(curve.id);
      else this.shown.delete(curve.id);
      this.draw();
    });
  }
}

/** "0:18 · Germany 41 % (n 148) · ..." */
function readOut({ picture, curves }: Drawn, at: number): string {
  const words = curves.map((curve) => {
    const strip = picture.strip.curves.find((candidate) => candidate.id === curve.id);
    const n = strip ? valueAt(strip.values, picture.step, at) : null;
    return `${curve.label} ${figure(picture.unit, valueAt(curve.values, picture.step, at))}${n === null ? "" : ` (${picture.strip.word(n)})`}`;
  });
  const alone = picture.strip.curves.find((curve) => curve.slot === 0);
  const looking = alone ? valueAt(alone.values, picture.step, at) : null;
  if (looking !== null) words.push(picture.strip.word(looking));
  words.push(...picture.hatchings.filter((hatching) => isHatched(hatching, at)).map((hatching) => hatching.meaning));
  const begun = picture.markers.filter((marker) => marker.second <= at && at < marker.second + 1).map((marker) => marker.name);
  return [clock(at), ...begun, ...words].join(" \u00b7 ");
}

function firstFew(picture: Picture): Set<string> {
  return new Set(picture.curves.slice(0, MOST_CURVES).map((curve) => curve.id));
}
