import { type Curve, type Interval, type Marker, type Picture, type Unit } from "./picture.js";

/** The answer of an ad's curves address. */
export interface AdCurves {
  durationMs: number;
  /** What the strip shows. */
  strip: string;
  countries: readonly Country[];
  measures: readonly MeasureCurves[];
}

interface Country {
  code: string;
  name: string;
  slot: number;
}

interface MeasureCurves {
  measure: string;
  unit: Unit;
  countries: readonly CountryCurve[];
}

interface CountryCurve {
  country: string;
  /** How many people stand behind the curve, and whom that counts. */
  base: string;
  disclosure: string;
  values: readonly (number | null)[];
  band: readonly (Interval | null)[];
  n: readonly number[];
}

/** One measure of an ad, one curve a country that may show one. */
export function adPicture(ad: AdCurves, measure: string, markers: readonly Marker[]): Picture {
  const found = ad.measures.find((candidate) => candidate.measure === measure) ?? ad.measures[0];
  const shown = (found?.countries ?? []).filter((curve) => curve.values.length > 0);
  const most = shown.reduce((top, curve) => Math.max(top, ...curve.n), 1);
  return {
    step: 1,
    seconds: ad.durationMs / 1000,
    unit: found?.unit ?? "SHARE",
    curves: shown.map((curve) => line(ad, curve)),
    strip: {
      label: ad.strip,
      curves: shown.map((curve) => ({ id: curve.country, slot: slot(ad, curve), values: curve.n })),
      top: most,
      word: (value) => `n ${value}`,
    },
    hatchings: [],
    markers,
  };
}

function line(ad: AdCurves, curve: CountryCurve): Curve {
  const directional = curve.disclosure === "DIRECTIONAL";
  return {
    id: curve.country,
    label: ad.countries.find((country) => country.code === curve.country)?.name ?? curve.country,
    slot: slot(ad, curve),
    values: curve.values,
    band: curve.band,
    directional,
    base: curve.base,
  };
}

function slot(ad: AdCurves, curve: CountryCurve): number {
  return ad.countries.find((country) => country.code === curve.country)?.slot ?? 1;
}
