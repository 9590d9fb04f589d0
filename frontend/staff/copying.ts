/** A button with `data-copy` copies that text; `data-copied` is what it says afterwards. */
export function offerCopying(page: HTMLElement, clipboard: Pick<Clipboard, "writeText"> | undefined): void {
  page.addEventListener("click", (click) => {
    const button = click.target instanceof Element ? click.target.closest<HTMLElement>("[data-copy]") : null;
    if (button?.dataset.copy) void copy(button, button.dataset.copy, clipboard);
  });
}

async function copy(button: HTMLElement, text: string, clipboard: Pick<Clipboard, "writeText"> | undefined): Promise<void> {
  const said = button.textContent;
  try {
    if (!clipboard) throw new Error("no clipboard outside a secure context");
    await clipboard.writeText(text);
    button.textContent = button.dataset.copied ?? "Copied";
  } catch {
    selectBeside(button);
    button.textContent = "Press Ctrl+C";
  }
  setTimeout(() => {
    button.textContent = said;
  }, 2500);
}

/** Where the clipboard is refused the link itself is selected, ready to be copied by hand. */
function selectBeside(button: HTMLElement): void {
  button.parentElement?.querySelector("input")?.select();
}
