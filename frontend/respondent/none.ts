/** "None of these" takes the other ticks away, and another tick takes it away: what cannot be combined never is. */
export function choiceOfNone(page: Document): void {
  page.addEventListener("change", (event) => {
    const ticked = event.target;
    if (!(ticked instanceof HTMLInputElement) || ticked.type !== "checkbox" || !ticked.checked || ticked.form === null) {
      return;
    }
    ticked.form.querySelectorAll<HTMLInputElement>("input[type=checkbox]").forEach((other) => {
      if (other !== ticked && ("alone" in ticked.dataset || "alone" in other.dataset)) {
        other.checked = false;
      }
    });
  });
}
