import assert from "node:assert/strict";
import { test } from "node:test";
import { SvgCanvas } from "./svg-canvas.js";
import { SvgPath } from "./svg-path.js";

/** The parts of a context that these tests set. */
type Context = SvgCanvas & { strokeStyle: string; fillStyle: string; lineWidth: number; font: string; textBaseline: string };

function context(): Context {
  return new SvgCanvas("c") as Context;
}

test("a line keeps its colour, width and dashes", () => {
  const ctx = context();
  ctx.strokeStyle = "#0072b2";
  ctx.lineWidth = 2.5;
  ctx.setLineDash([9, 5]);
  ctx.beginPath();
  ctx.moveTo(0, 1);
  ctx.lineTo(10.126, 2);
  ctx.stroke();
  assert.match(ctx.markup(), /<path d="M0 1L10\.13 2" fill="none" stroke="#0072b2" stroke-width="2\.5".*stroke-dasharray="9 5"/);
});

test("what is saved comes back, and clips end with it", () => {
  const ctx = context();
  ctx.fillStyle = "#111";
  ctx.save();
  ctx.fillStyle = "#222";
  const edge = new SvgPath();
  edge.rect(0, 0, 5, 5);
  ctx.clip(edge);
  ctx.fillRect(1, 1, 2, 2);
  ctx.restore();
  ctx.fillRect(3, 3, 1, 1);
  const [clip, inside, outside] = ctx.markup().split("\n");
  assert.equal(clip, '<clipPath id="c-0"><path d="M0 0h5v5h-5Z"/></clipPath>');
  assert.equal(inside, '<g clip-path="url(#c-0)"><path d="M1 1h2v2h-2Z" fill="#222"/></g>');
  assert.equal(outside, '<path d="M3 3h1v1h-1Z" fill="#111"/>');
});

test("a text cannot leave its place", () => {
  const ctx = context();
  ctx.font = "12px system-ui, sans-serif";
  ctx.textBaseline = "top";
  ctx.fillText('</text><script>"&', 4, 10);
  assert.match(ctx.markup(), /y="19\.6" font-size="12".*>&lt;\/text&gt;&lt;script&gt;&quot;&amp;<\/text>$/);
});

test("a path begins with a move, as on a canvas", () => {
  const path = new SvgPath();
  path.lineTo(1, 2);
  path.lineTo(3, 4);
  assert.equal(new SvgPath(path).d, "M1 2L3 4");
});
