/** Copy buttons: the page's address for another browser, the receipt code for later. */
export function copyOnClick(page: Document): void {
  page.querySelectorAll("[data-address]").forEach((place) => (place.textContent = page.location.href));
  offer(page, "copy-address", () => page.location.href);
  offer(page, "copy-code", () => page.getElementById("receipt-code")?.textContent?.trim() ?? "");
}

function offer(page: Document, act: string, text: () => string): void {
  page.querySelectorAll<HTMLElement>(`[data-act="${act}"]`).forEach((button) => {
    const said = button.parentElement?.querySelector<HTMLElement>("[data-copied]");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text());
      if (said) {
        said.textContent = said.dataset["copied"] ?? "";
      }
    });
  });
}
