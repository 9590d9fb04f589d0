import uPlot from "uplot";
import { ink } from "./palette.js";
import { figure, type Interval, type Picture } from "./picture.js";
import { axis, common, data, GUTTER, shadeBand, type Frame } from "./plot.js";

/** One country minus another, as the page's comparison tells it. */
export interface Difference {
  first: { name: string };
  second: { name: string };
  provisional: boolean;
  values: readonly (number | null)[];
  band: readonly (Interval | null)[];
  bars: readonly Bar[];
}

/** Seconds in which the two differ somewhere. */
export interface Bar {
  from: number;
  to: number;
  /** Stands among all comparisons of the campaign. */
  clear: boolean;
}

/** Of the panel, in pixels. */
export const HEIGHT = 116;
/** Room for the bars under the lowest value. */
const BAR_ROOM = 11;

/** Draws the panel, or clears it where there is nothing to compare. */
export function drawDifference(root: HTMLElement, difference: Difference | null, picture: Picture, frame: Frame): uPlot[] {
  root.replaceChildren();
  root.hidden = difference === null;
  if (!difference) return [];
  const label = document.createElement("p");
  label.className = "strip-label";
  label.textContent = caption(difference);
  root.append(label);
  const end = reach(difference);
  const colours = ink();
  const plot = new uPlot(
    {
      ...common({ ...frame, height: HEIGHT }),
      scales: { x: { time: false, range: [0, picture.seconds] }, y: { range: [-end, end] } },
      axes: [
        { show: false },
        {
          ...axis(),
          size: GUTTER,
          splits: () => [-end, 0, end],
          values: (_plot, ticks) => ticks.map((tick) => figure("MEAN", tick)),
          grid: { stroke: colours.line, width: 1 },
        },
      ],
      series: [{}, { stroke: colours.text, width: 2, spanGaps: false, points: { show: false } }],
      hooks: {
        drawClear: [(drawn) => shadeBand(drawn, difference.band, picture.step, colours.text)],
        drawAxes: [(drawn) => drawZero(drawn, colours.strong)],
        draw: [(drawn) => drawBars(drawn, difference.bars, picture, colours.text)],
      },
    },
    data(picture, [difference.values]),
    root,
  );
  return [plot];
}

export function caption(difference: Difference): string {
  const band = difference.band.length > 0 ? ", with a band for the whole curve" : "";
  const bars = difference.bars.length > 0 ? "; a bar marks seconds in which they differ somewhere" : "";
  return `${difference.provisional ? "Provisional: " : ""}${difference.first.name} minus ${difference.second.name}, points${band}${bars}`;
}

/** Ends of the axis: round, the same on both sides, and wide enough for the band. */
export function reach(difference: Difference): number {
  const values = [...difference.values, ...difference.band.flatMap((interval) => (interval ? [interval.low, interval.high] : []))];
  const largest = values.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
  return [0.2, 0.4, 0.6, 0.8].find((candidate) => largest <= candidate) ?? 1;
}

function drawZero(plot: uPlot, colour: string): void {
  plot.ctx.save();
  plot.ctx.fillStyle = colour;
  plot.ctx.fillRect(plot.bbox.left, plot.valToPos(0, "y", true), plot.bbox.width, Math.max(1, devicePixelRatio));
  plot.ctx.restore();
}

/** Filled where the difference is clear, outlined where it is only possible. */
function drawBars(plot: uPlot, bars: readonly Bar[], picture: Picture, colour: string): void {
  const thick = (BAR_ROOM / 2) * devicePixelRatio;
  const top = plot.bbox.top + plot.bbox.height - BAR_ROOM * devicePixelRatio;
  plot.ctx.save();
  plot.ctx.fillStyle = colour;
  plot.ctx.strokeStyle = colour;
  plot.ctx.lineWidth = devicePixelRatio;
  for (const bar of bars) {
    const from = plot.valToPos(bar.from * picture.step, "x", true);
    const width = plot.valToPos(Math.min(picture.seconds, bar.to * picture.step), "x", true) - from;
    if (bar.clear) plot.ctx.fillRect(from, top, width, thick);
    else plot.ctx.strokeRect(from, top, width, thick);
  }
  plot.ctx.restore();
}
