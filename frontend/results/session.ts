import type { Picture } from "./picture.js";

/** The answer of one exposure's traces address: values of one face at 10 Hz. */
export interface SessionTraces {
  durationMs: number;
  stepMs: number;
  measures: readonly { measure: string; label: string; values: readonly (number | null)[] }[];
  attention: readonly (number | null)[];
}

/** One face over the ad; a second without a face is a gap. */
export function sessionPicture(traces: SessionTraces): Picture {
  return {
    step: traces.stepMs / 1000,
    seconds: traces.durationMs / 1000,
    unit: "PROBABILITY",
    curves: traces.measures.map((trace, at) => ({
      id: trace.measure,
      label: trace.label,
      slot: at + 1,
      values: trace.values,
      directional: false,
      base: "",
    })),
    strip: {
      label: "Looking at the screen",
      curves: [{ id: "ATTENTION", slot: 0, values: traces.attention }],
      top: 1,
      word: (value) => (value >= 0.5 ? "looking at the screen" : "looking away or gone"),
    },
  };
}
