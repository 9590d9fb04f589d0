import type { Hatching, Picture } from "./picture.js";

/** Drawn as hatching: it says why the curves have a gap. */
const COVERED = "MOUTH_COVERED";

/** The answer of one exposure's traces address: values of one face at 10 Hz, as the counted engine read it. */
export interface SessionTraces {
  durationMs: number;
  stepMs: number;
  engine: string;
  label: string;
  measures: readonly Trace[];
  attention: readonly (number | null)[];
  /** The other engine's reading of the same frames. */
  other: EngineTraces | null;
  /** Starts of the seconds in which the engines disagree. */
  disagreements: readonly number[];
}

export interface EngineTraces {
  engine: string;
  label: string;
  measures: readonly Trace[];
}

interface Trace {
  measure: string;
  label: string;
  values: readonly (number | null)[];
}

/** Both engines, the counted one first. */
export function engines(traces: SessionTraces): EngineTraces[] {
  const counted = { engine: traces.engine, label: traces.label, measures: traces.measures };
  return traces.other ? [counted, traces.other] : [counted];
}

/**
 * One face over the ad as one engine read it; a second without a face is a gap. Somebody looks at the screen from the
 * share of attentive time on that the server names.
 */
export function sessionPicture(traces: SessionTraces, read: EngineTraces, attentive: number): Picture {
  return {
    step: traces.stepMs / 1000,
    seconds: traces.durationMs / 1000,
    unit: "PROBABILITY",
    curves: read.measures
      .filter((trace) => trace.measure !== COVERED)
      .map((trace, at) => ({
        id: trace.measure,
        label: trace.label,
        slot: at + 1,
        values: trace.values,
        band: [],
        directional: false,
        base: "",
      })),
    strip: {
      label: "Looking at the screen",
      curves: [{ id: "ATTENTION", slot: 0, values: traces.attention }],
      top: 1,
      word: (value) => (value >= attentive ? "looking at the screen" : "looking away or gone"),
    },
    markers: [],
    hatchings: [
      {
        lean: "right",
        meaning: "the engines disagree",
        spans: traces.disagreements.map((second) => [second, Math.min(second + 1, traces.durationMs / 1000)]),
      },
      { lean: "left", meaning: "the mouth is covered, no expression is read", spans: covered(traces, read) },
    ],
  };
}

/** Neighbouring bins are one stretch. */
function covered(traces: SessionTraces, read: EngineTraces): Hatching["spans"] {
  const step = traces.stepMs / 1000;
  const values = read.measures.find((trace) => trace.measure === COVERED)?.values ?? [];
  const spans: [number, number][] = [];
  values.forEach((value, at) => {
    if (value === null || value <= 0) return;
    const last = spans[spans.length - 1];
    if (last && Math.round(last[1] / step) === at) last[1] = (at + 1) * step;
    else spans.push([at * step, (at + 1) * step]);
  });
  return spans;
}
