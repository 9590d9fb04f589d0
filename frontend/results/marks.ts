import type uPlot from "uplot";
import { element } from "./element.js";
import { apart } from "./labels.js";
import { lineClass } from "./palette.js";
import { binAt, valueAt, type Curve, type Picture } from "./picture.js";

/** The last label keeps clear of the time axis. */
const LABEL_ROOM = 11;
const LABEL_HEIGHT = 17;

/** A curve's name beside its end, in pixels of the drawing. */
export interface EndLabel {
  name: string;
  slot: number;
  left: number;
  top: number;
}

export function endLabels(
  plot: uPlot,
  curves: readonly Curve[],
  box: { left: number; top: number; width: number; height: number },
): EndLabel[] {
  const wishes = curves.map((curve) => plot.valToPos(lastValue(curve), "y"));
  const places = apart(wishes, LABEL_HEIGHT, box.height - LABEL_ROOM);
  return curves.map((curve, at) => ({
    name: nameOf(curve),
    slot: curve.slot,
    left: box.left + box.width + 8,
    top: box.top + (places[at] ?? 0),
  }));
}

/** Where the curves lie in their drawing. */
export function plotBox(plot: uPlot): { left: number; top: number; width: number; height: number } {
  const { offsetLeft: left, offsetTop: top, clientWidth: width, clientHeight: height } = plot.over;
  return { left, top, width, height };
}

/** Dots where the read-out reads the curves, and their names at the end where there is room for them. */
export function drawMarks(root: HTMLElement, plot: uPlot, curves: readonly Curve[], named: boolean): void {
  const dots = curves.map((curve) => element("i", `dot ${lineClass(curve.slot)}`));
  const names = named ? endLabels(plot, curves, plotBox(plot)).map(nameTag) : [];
  root.replaceChildren(...dots, ...names);
}

/** Moves the dots to a second of the ad. */
export function moveDots(root: HTMLElement, plot: uPlot, picture: Picture, curves: readonly Curve[], now: number): void {
  root.querySelectorAll<HTMLElement>(".dot").forEach((dot, at) => {
    const values = curves[at]?.values ?? [];
    const value = valueAt(values, picture.step, now);
    dot.hidden = value === null;
    dot.style.left = `${placeOf(plot, picture, (binAt(values, picture.step, now) + 0.5) * picture.step)}px`;
    dot.style.top = `${plot.over.offsetTop + plot.valToPos(value ?? 0, "y")}px`;
  });
}

/** Pixels from the left of a second, kept within the ad. */
export function placeOf(plot: uPlot, picture: Picture, seconds: number): number {
  return plot.over.offsetLeft + plot.valToPos(Math.min(picture.seconds, Math.max(0, seconds)), "x");
}

export function nameOf(curve: Curve): string {
  return curve.directional ? `${curve.label}, directional` : curve.label;
}

function nameTag(label: EndLabel): HTMLElement {
  const name = element("span", `name ${lineClass(label.slot)}`);
  name.textContent = label.name;
  name.style.top = `${label.top}px`;
  name.style.left = `${label.left}px`;
  return name;
}

function lastValue(curve: Curve): number {
  return [...curve.values].reverse().find((value) => value !== null) ?? 0;
}
