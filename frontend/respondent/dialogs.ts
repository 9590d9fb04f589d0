/** Asks before a form with data-confirm is sent; without script the form simply sends. */
export function confirmForms(page: Document): void {
  page.querySelectorAll<HTMLFormElement>("form[data-confirm]").forEach((form) => {
    const dialog = page.getElementById(form.dataset["confirm"] ?? "");
    if (dialog instanceof HTMLDialogElement) {
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        dialog.showModal();
      });
    }
  });
}
