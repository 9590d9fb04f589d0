/** Colours come from the page's tokens, so that dark mode and print follow. */
export interface Ink {
  text: string;
  line: string;
  sunk: string;
  strong: string;
}

const DASHES: readonly (readonly number[])[] = [[], [9, 5], [2, 5], [12, 4, 2, 4]];

export function ink(): Ink {
  return { text: token("--ink-2"), line: token("--line"), sunk: token("--sunk"), strong: token("--line-strong") };
}

/** The page's own colours and typefaces, for what stands beside a drawing. */
export function page(): { ink: string; surface: string; sans: string; display: string } {
  return { ink: token("--ink"), surface: token("--surface"), sans: token("--sans"), display: token("--display") };
}

/** A country keeps colour and dash; after four the colours come again with another dash. Slot 0 is ink. */
export function stroke(slot: number): { colour: string; dash: number[] } {
  if (slot < 1) return { colour: token("--ink-2"), dash: [] };
  const place = slot - 1;
  const dash = DASHES[(place + Math.floor(place / 4)) % DASHES.length] ?? [];
  return { colour: token(`--c${(place % 4) + 1}`), dash: [...dash] };
}

/** Class of the same colour and dash in the style sheet. */
export function lineClass(slot: number): string {
  return `line-${((slot - 1) % 8) + 1}`;
}

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
