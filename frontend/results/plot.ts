import uPlot from "uplot";
import { drawMarkers, MARKER_ROOM } from "./markers.js";
import { ink, stroke } from "./palette.js";
import { figure, valueAxis, type Axis, type Curve, type Hatching, type Interval, type Picture } from "./picture.js";
import { runs } from "./runs.js";

export const GUTTER = 50;
const FONT = "12px system-ui, sans-serif";

/** Room above a drawing for the highest tick. */
const ABOVE = 10;

export interface Frame {
  width: number;
  height: number;
  /** Room for direct labels at the end of the curves. */
  margin: number;
}

/** The curves themselves. */
export function drawCurves(root: HTMLElement, picture: Picture, shown: readonly Curve[], frame: Frame): uPlot {
  const values = valueAxis(picture.unit, picture.curves);
  const colours = ink();
  return new uPlot(
    {
      ...common(frame),
      padding: [picture.markers.length > 0 ? MARKER_ROOM : ABOVE, frame.margin, 4, 0],
      scales: { x: { time: false, range: [0, picture.seconds] }, y: { range: [values.low, values.high] } },
      axes: [timeAxis(picture, frame), valueTicks(picture, values)],
      series: [{}, ...shown.map((curve) => line(curve))],
      hooks: {
        drawClear: [
          (plot) => shadeGaps(plot, picture, shown, colours.sunk),
          (plot) => shown.forEach((curve) => shadeBand(plot, curve.band, picture.step, stroke(curve.slot).colour)),
          (plot) => picture.hatchings.forEach((hatching) => hatch(plot, hatching, colours.strong)),
        ],
        drawAxes: [(plot) => drawZero(plot, values, colours.strong), (plot) => drawMarkers(plot, picture.markers, colours)],
      },
    },
    data(
      picture,
      shown.map((curve) => curve.values),
    ),
    root,
  );
}

/** The strip beneath: n per second, or whether the face looked. */
export function drawStrip(root: HTMLElement, picture: Picture, ids: ReadonlySet<string>, frame: Frame): uPlot {
  const curves = picture.strip.curves.filter((curve) => curve.slot === 0 || ids.has(curve.id));
  const top = picture.strip.top;
  const colours = ink();
  return new uPlot(
    {
      ...common(frame),
      scales: { x: { time: false, range: [0, picture.seconds] }, y: { range: [0, top] } },
      axes: [
        { show: false },
        {
          ...axis(),
          size: GUTTER,
          splits: () => [0, top],
          values: (_plot, ticks) => ticks.map((tick) => (picture.unit === "PROBABILITY" ? (tick ? "yes" : "no") : String(tick))),
          grid: { stroke: colours.line, width: 1 },
        },
      ],
      series: [{}, ...curves.map((curve) => stepped(curve.slot, picture.unit === "PROBABILITY"))],
    },
    data(
      picture,
      curves.map((curve) => curve.values),
    ),
    root,
  );
}

export function common(frame: Frame): Pick<uPlot.Options, "width" | "height" | "padding" | "legend" | "cursor"> {
  return {
    width: frame.width,
    height: frame.height,
    padding: [ABOVE, frame.margin, 4, 0],
    legend: { show: false },
    cursor: { show: false },
  };
}

export function data(picture: Pick<Picture, "step">, rows: readonly (readonly (number | null)[])[]): uPlot.AlignedData {
  const bins = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const centres = Array.from({ length: bins }, (_, bin) => (bin + 0.5) * picture.step);
  return [centres, ...rows.map((row) => [...row])];
}

export function axis(): uPlot.Axis {
  const colours = ink();
  return { font: FONT, stroke: colours.text, ticks: { show: false }, border: { show: false }, grid: { show: false } };
}

function timeAxis(picture: Picture, frame: Frame): uPlot.Axis {
  const most = Math.max(2, Math.floor((frame.width - GUTTER - frame.margin) / 64));
  const every = [1, 2, 5, 10, 15, 30, 60].find((step) => picture.seconds / step <= most) ?? 120;
  const ticks = Array.from({ length: Math.floor(picture.seconds / every) + 1 }, (_, at) => at * every);
  return {
    ...axis(),
    size: 26,
    gap: 6,
    splits: () => ticks,
    values: (_plot, splits) => splits.map((split, at) => `${split}${at === splits.length - 1 ? " s" : ""}`),
  };
}

function valueTicks(picture: Picture, { low, high, step }: Axis): uPlot.Axis {
  const splits = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, at) => low + at * step);
  return {
    ...axis(),
    size: GUTTER,
    splits: () => splits,
    values: (_plot, ticks) => ticks.map((tick) => figure(picture.unit, tick)),
    grid: { stroke: ink().line, width: 1 },
  };
}

function line(curve: Curve): uPlot.Series {
  const { colour, dash } = stroke(curve.slot);
  const directional = curve.directional && dash.length === 0 ? [6, 4] : dash;
  return {
    stroke: colour,
    dash: directional,
    width: curve.directional ? 1.75 : 2.5,
    cap: "butt",
    spanGaps: false,
    points: { show: true, size: 5, width: 0, fill: colour, filter: (plot, series) => lonely(plot.data[series]) },
  };
}

/** A value between two gaps has no line: it gets a dot. */
function lonely(values: uPlot.AlignedData[number] | undefined): number[] {
  return Array.from(values ?? []).flatMap((value, at, all) => {
    const alone = value !== null && (all[at - 1] ?? null) === null && (all[at + 1] ?? null) === null;
    return alone ? [at] : [];
  });
}

function stepped(slot: number, filled: boolean): uPlot.Series {
  const { colour, dash } = stroke(slot);
  const paths = uPlot.paths.stepped;
  const steps: Partial<uPlot.Series> = paths ? { paths: paths({ align: 1 }) } : {};
  return {
    ...steps,
    stroke: colour,
    dash,
    width: 1.5,
    spanGaps: false,
    points: { show: false },
    ...(filled ? { fill: ink().sunk } : {}),
  };
}

/** Where no curve has a value the paper is sunk: the gap is seen as one. */
function shadeGaps(plot: uPlot, picture: Picture, shown: readonly Curve[], colour: string): void {
  const bins = shown[0]?.values.length ?? 0;
  plot.ctx.save();
  plot.ctx.fillStyle = colour;
  for (let bin = 0; bin < bins; bin++) {
    if (shown.some((curve) => (curve.values[bin] ?? null) !== null)) continue;
    const from = plot.valToPos(bin * picture.step, "x", true);
    const to = plot.valToPos(Math.min(picture.seconds, (bin + 1) * picture.step), "x", true);
    plot.ctx.fillRect(from, plot.bbox.top, to - from + 0.5, plot.bbox.height);
  }
  plot.ctx.restore();
}

/** A band in the curve's colour, paler than the curve; gaps stay gaps. */
export function shadeBand(plot: uPlot, band: readonly (Interval | null)[], step: number, colour: string): void {
  const place = (bin: number): number => plot.valToPos((bin + 0.5) * step, "x", true);
  const edge = (bin: number, side: keyof Interval): number => plot.valToPos(band[bin]?.[side] ?? 0, "y", true);
  plot.ctx.save();
  plot.ctx.beginPath();
  plot.ctx.rect(plot.bbox.left, plot.bbox.top, plot.bbox.width, plot.bbox.height);
  plot.ctx.clip();
  plot.ctx.fillStyle = colour;
  plot.ctx.globalAlpha = 0.16;
  for (const [from, to] of runs(band)) {
    const bins = Array.from({ length: to - from }, (_, at) => from + at);
    plot.ctx.beginPath();
    bins.forEach((bin) => plot.ctx.lineTo(place(bin), edge(bin, "high")));
    bins.reverse().forEach((bin) => plot.ctx.lineTo(place(bin), edge(bin, "low")));
    plot.ctx.fill();
  }
  plot.ctx.restore();
}

/** Diagonals over the stretches that the picture marks: seen in grey and by every eye. */
function hatch(plot: uPlot, { lean, spans }: Hatching, colour: string): void {
  const gap = 7 * devicePixelRatio;
  const { top, height } = plot.bbox;
  for (const [start, end] of spans) {
    const from = plot.valToPos(start, "x", true);
    const to = plot.valToPos(end, "x", true);
    plot.ctx.save();
    plot.ctx.beginPath();
    plot.ctx.rect(from, top, to - from, height);
    plot.ctx.clip();
    plot.ctx.beginPath();
    for (let x = Math.floor((from - height) / gap) * gap; x < to; x += gap) {
      plot.ctx.moveTo(x, lean === "right" ? top + height : top);
      plot.ctx.lineTo(x + height, lean === "right" ? top : top + height);
    }
    plot.ctx.strokeStyle = colour;
    plot.ctx.lineWidth = devicePixelRatio;
    plot.ctx.stroke();
    plot.ctx.restore();
  }
}

/** Where better turns to worse. */
function drawZero(plot: uPlot, { low }: Axis, colour: string): void {
  if (low >= 0) return;
  plot.ctx.save();
  plot.ctx.fillStyle = colour;
  plot.ctx.fillRect(plot.bbox.left, plot.valToPos(0, "y", true), plot.bbox.width, Math.max(1, devicePixelRatio));
  plot.ctx.restore();
}
