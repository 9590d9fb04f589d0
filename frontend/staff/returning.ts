import { unlock } from "./progress.js";

/**
 * A page that the browser kept in memory is fetched again when somebody comes back to it: it may be out of date, or no longer
 * theirs to see. One in which they typed stays as they left it, with its buttons free.
 */
export function freshenReturned(view: Window, page: HTMLElement): void {
  view.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    const forms = [...page.querySelectorAll<HTMLFormElement>("form[method=post]")];
    if (!forms.some(isTouched)) return view.location.reload();
    forms.forEach(unlock);
  });
}

function isTouched(form: HTMLFormElement): boolean {
  return [...form.elements].some((control) => {
    if (control instanceof HTMLSelectElement) return [...control.options].some((option) => option.defaultSelected && !option.selected);
    if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
    if (!(control instanceof HTMLInputElement)) return false;
    if (control.type === "checkbox" || control.type === "radio") return control.checked !== control.defaultChecked;
    return control.value !== control.defaultValue;
  });
}
