/** What one chart draws: curves over the ad's time and a strip beneath on the same time axis. */
export interface Picture {
  /** Length of a bin, seconds. */
  step: number;
  /** Length of the ad, seconds. */
  seconds: number;
  unit: Unit;
  curves: readonly Curve[];
  strip: Strip;
  /** Stretches of the ad that are drawn hatched, each kind in its own way. */
  hatchings: readonly Hatching[];
  /** What staff named in the ad, in its order. */
  markers: readonly Marker[];
}

/** Something that begins at a second of the ad. */
export interface Marker {
  second: number;
  name: string;
  /** The brand shows. */
  brand: boolean;
}

/** Stretches of time that share one meaning. */
export interface Hatching {
  /** Which way the lines lean: that tells one kind from another. */
  lean: "right" | "left";
  /** What the hatching means, in words. */
  meaning: string;
  /** Seconds from, seconds to. */
  spans: readonly (readonly [number, number])[];
}

/** True when a time lies in one of the hatched stretches. */
export function isHatched(hatching: Hatching, seconds: number): boolean {
  return hatching.spans.some(([from, to]) => seconds >= from && seconds < to);
}

/** SHARE of viewers 0..1, MEAN change -1..1, PROBABILITY of one face 0..1. */
export type Unit = "SHARE" | "MEAN" | "PROBABILITY";

/** Ends of a band, in the unit of the curve. */
export interface Interval {
  low: number;
  high: number;
}

export interface Curve {
  id: string;
  label: string;
  /** Place that gives colour and dash, from 1. */
  slot: number;
  /** Value per bin; null is a gap and is drawn as one. */
  values: readonly (number | null)[];
  /** Holds the whole true curve 95 times in 100; empty where there is none. */
  band: readonly (Interval | null)[];
  /** Too few people for more than a direction. */
  directional: boolean;
  /** What stands behind the curve, in words. */
  base: string;
}

export interface Strip {
  label: string;
  curves: readonly { id: string; slot: number; values: readonly (number | null)[] }[];
  /** Top of its axis. */
  top: number;
  /** Says one value of it. */
  word: (value: number) => string;
}

/** Value at a time, or null in a gap and outside the ad. */
export function valueAt(values: readonly (number | null)[], step: number, seconds: number): number | null {
  return values[binAt(values, step, seconds)] ?? null;
}

/** Place of the bin that holds a moment; the end of the video belongs to the last. */
export function binAt(values: readonly unknown[], step: number, seconds: number): number {
  return Math.min(values.length - 1, Math.floor(seconds / step));
}

/** "41 %", or "+12" for a mean. */
export function figure(unit: Unit, value: number | null): string {
  if (value === null) return "no value";
  const points = Math.round(100 * value);
  if (unit !== "MEAN") return `${points}\u00a0%`;
  return points > 0 ? `+${points}` : `${points}`.replace("-", "\u2212");
}

/** "0:18". */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds + 1e-6);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** The value axis: it does not zoom into noise, and its ends are round. */
export interface Axis {
  low: number;
  high: number;
  step: number;
}

export function valueAxis(unit: Unit, curves: readonly Curve[]): Axis {
  const values = curves.flatMap((curve) =>
    [...curve.values, ...curve.band.flatMap((interval) => (interval ? [interval.low, interval.high] : []))].filter(
      (value) => value !== null,
    ),
  );
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (unit === "PROBABILITY") return { low: 0, high: 1, step: 0.25 };
  if (unit === "MEAN") {
    const end = [0.2, 0.4, 0.6, 0.8].find((candidate) => largest <= candidate) ?? 1;
    return { low: -end, high: end, step: end / 2 };
  }
  const high = [0.25, 0.5, 0.75].find((candidate) => largest <= candidate) ?? 1;
  return { low: 0, high, step: high <= 0.25 ? 0.05 : high <= 0.5 ? 0.1 : 0.25 };
}
