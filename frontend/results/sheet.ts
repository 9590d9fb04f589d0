import type uPlot from "uplot";
import type { Drawn } from "./chart.js";
import { caption, drawDifference, HEIGHT as PANEL } from "./difference.js";
import { endLabels, nameOf, type EndLabel } from "./marks.js";
import { ink, page, stroke } from "./palette.js";
import { drawCurves, drawStrip, type Frame } from "./plot.js";
import { record } from "./recording.js";
import { escape } from "./svg-canvas.js";

/** What stands around the drawing. */
export interface Words {
  title: string;
  /** What the axis shows, with the level of the bands. */
  axis: string;
  verdict: string;
  provenance: string;
  /** The day on which it is drawn. */
  date: string;
}

const WIDTH = 1200;
const EDGE = 28;
const INNER = WIDTH - 2 * EDGE;
const LINE = 20;
const HEIGHT = { curves: 300, strip: 56 };

/** Characters of a line at a size that fit between the edges. */
const across = (size: number): number => Math.floor(INNER / (size * 0.53));

/** The chart as a picture that stands alone: drawn by the code that draws it on the page. */
export async function drawSheet(chart: Drawn, words: Words): Promise<string> {
  const { labels, markups } = await recorded(chart);
  const parts: string[] = [];
  const colours = { ...ink(), ...page() };
  let y = EDGE;
  const text = (line: string, size: number, look: string): void => {
    y += size * 1.35;
    parts.push(`<text x="${String(EDGE)}" y="${y.toFixed(0)}" font-size="${String(size)}" ${look}>${escape(line)}</text>`);
  };
  text(words.title, 22, `font-family="${escape(colours.display)}" fill="${colours.ink}"`);
  wrapped(words.verdict, across(15)).forEach((line) => text(line, 15, `fill="${colours.ink}"`));
  y += 7;
  text(words.axis, 14, `font-weight="600" fill="${colours.ink}"`);
  y += 4;
  for (const curve of chart.curves) {
    y += LINE;
    const { colour, dash } = stroke(curve.slot);
    parts.push(
      `<line x1="${String(EDGE)}" x2="${String(EDGE + 28)}" y1="${String(y - 4)}" y2="${String(y - 4)}" stroke="${colour}" stroke-width="2.5" stroke-dasharray="${dash.join(" ")}"/>`,
      `<text x="${String(EDGE + 38)}" y="${String(y)}" font-size="14" fill="${colours.text}">${escape(`${curve.label}: ${curve.base}`)}</text>`,
    );
  }
  y += 8;
  const place = (markup: string | undefined, height: number): void => {
    parts.push(`<g transform="translate(${String(EDGE)} ${y.toFixed(0)}) scale(${String(1 / devicePixelRatio)})">${markup ?? ""}</g>`);
    y += height;
  };
  parts.push(...labels.map((label) => endName(label, y)));
  place(markups[0], HEIGHT.curves);
  text(chart.picture.strip.label, 14, `fill="${colours.text}"`);
  place(markups[1], HEIGHT.strip);
  if (chart.difference) {
    text(caption(chart.difference), 14, `fill="${colours.text}"`);
    place(markups[2], PANEL);
  }
  y += 7;
  wrapped(`Drawn on ${words.date} \u00b7 ${words.provenance}`, across(11)).forEach((line) => text(line, 11, `fill="${colours.text}"`));
  return framed(parts, Math.ceil(y + EDGE), colours.surface);
}

/** The drawings' SVG, and where the curves' names go. */
async function recorded({ picture, curves, difference }: Drawn): Promise<{ labels: EndLabel[]; markups: string[] }> {
  const longest = curves.reduce((most, curve) => Math.max(most, nameOf(curve).length), 0);
  const frame: Frame = { width: INNER, height: HEIGHT.curves, margin: 24 + 7.5 * longest };
  const root = document.createElement("div");
  const { drawn: plots, markups } = await record(() => [
    drawCurves(root, picture, curves, frame),
    drawStrip(root, picture, new Set(curves.map((curve) => curve.id)), { ...frame, height: HEIGHT.strip }),
    ...drawDifference(document.createElement("div"), difference, picture, frame),
  ]);
  const labels = plots.slice(0, 1).flatMap((plot) => endLabels(plot, curves, inPixels(plot.bbox)));
  plots.forEach((plot) => plot.destroy());
  return { labels, markups };
}

/** A box of a canvas in pixels of the page. */
function inPixels(box: uPlot.BBox): uPlot.BBox {
  const [left, top, width, height] = [box.left, box.top, box.width, box.height].map((each) => each / devicePixelRatio) as [
    number,
    number,
    number,
    number,
  ];
  return { left, top, width, height };
}

function endName(label: EndLabel, from: number): string {
  const { colour } = stroke(label.slot);
  return `<text x="${(EDGE + label.left).toFixed(0)}" y="${(from + label.top + 4).toFixed(0)}" font-size="14" font-weight="600" fill="${colour}">${escape(label.name)}</text>`;
}

function framed(parts: readonly string[], height: number, paper: string): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(WIDTH)}" height="${String(height)}" viewBox="0 0 ${String(WIDTH)} ${String(height)}" font-family="${escape(page().sans)}">` +
    `<rect width="100%" height="100%" fill="${paper}"/>\n${parts.join("\n")}\n</svg>\n`
  );
}

/** Lines of so many characters at most, broken at spaces; a longer word is a line of its own. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
