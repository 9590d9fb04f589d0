/** A page's parts: one is shown at a time and its heading takes the focus, so that everybody notices. */
export function showPart(root: ParentNode, name: string): void {
  root.querySelectorAll<HTMLElement>("main[data-part]").forEach((part) => {
    part.hidden = part.dataset["part"] !== name;
  });
  root.querySelector<HTMLElement>(`main[data-part="${name}"] h1`)?.focus({ preventScroll: true });
}

/** Puts values into a text whose gaps are %1, %2 ... */
export function filled(text: string, ...values: ReadonlyArray<string | number>): string {
  return values.reduce<string>((words, value, index) => words.replace(`%${index + 1}`, String(value)), text);
}
