import type uPlot from "uplot";
import type { Marker } from "./picture.js";

/** Room above the curves for the markers' names. */
export const MARKER_ROOM = 17;
const CHARACTER = 6.6;
const GAP = 4;
const SHORTEST = 3;

/** The markers that the page holds by now. */
export function markersOn(page: ParentNode): Marker[] {
  return [...page.querySelectorAll<HTMLElement>("[data-marker]")].map((row) => ({
    second: Number(row.dataset.marker),
    name: row.dataset.name ?? "",
    brand: row.dataset.kind === "BRAND",
  }));
}

/** A line from top to bottom where each begins, its name above the curves as far as the next one leaves room. */
export function drawMarkers(plot: uPlot, markers: readonly Marker[], colours: { text: string; strong: string }): void {
  const ratio = devicePixelRatio;
  const { left, top, width, height } = plot.bbox;
  plot.ctx.save();
  plot.ctx.font = `${12 * ratio}px system-ui, sans-serif`;
  plot.ctx.textAlign = "left";
  plot.ctx.textBaseline = "bottom";
  markers.forEach((marker, at) => {
    const x = plot.valToPos(marker.second, "x", true);
    const next = markers[at + 1];
    const until = next ? plot.valToPos(next.second, "x", true) : left + width;
    plot.ctx.strokeStyle = marker.brand ? colours.text : colours.strong;
    plot.ctx.lineWidth = ratio;
    plot.ctx.setLineDash(marker.brand ? [] : [3 * ratio, 3 * ratio]);
    plot.ctx.beginPath();
    plot.ctx.moveTo(x, top - (MARKER_ROOM - 4) * ratio);
    plot.ctx.lineTo(x, top + height);
    plot.ctx.stroke();
    plot.ctx.fillStyle = colours.text;
    plot.ctx.fillText(fitted(label(marker), (until - x) / ratio), x + GAP * ratio, top - 2 * ratio);
  });
  plot.ctx.restore();
}

/** A brand reveal is told by a sign too, so that no colour is needed. */
function label(marker: Marker): string {
  return marker.brand ? `\u25c6 ${marker.name}` : marker.name;
}

/** As much of a text as fits into so many pixels; nothing where not even its beginning does. */
export function fitted(text: string, pixels: number): string {
  const room = Math.floor((pixels - 2 * GAP) / CHARACTER);
  if (text.length <= room) return text;
  return room > SHORTEST ? `${text.slice(0, room - 1).trimEnd()}\u2026` : "";
}
