import type { QuestionPlace } from "./questions.js";

/** The part of the visit's page in which questions stand. */
export class PageQuestions implements QuestionPlace {
  constructor(private readonly part: HTMLElement) {}

  show(html: string): void {
    const parsed = new DOMParser().parseFromString(html, "text/html");
    this.part.replaceChildren(...parsed.body.childNodes);
    const heading = this.part.querySelector("h1");
    document.title = heading?.textContent ?? document.title;
    heading?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  sent(): Promise<{ path: string; body: string }> {
    return new Promise((resolve) => {
      const send = (event: SubmitEvent): void => {
        event.preventDefault();
        this.part.removeEventListener("submit", send);
        const form = event.target as HTMLFormElement;
        const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
        resolve({ path: form.getAttribute("action") ?? "", body: new URLSearchParams(fields).toString() });
      };
      this.part.addEventListener("submit", send);
    });
  }
}
