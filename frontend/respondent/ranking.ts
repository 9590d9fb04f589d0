/**
 * Ranking by taps: an answer that is tapped takes the next place, and tapped again gives it up. Every place can be chosen from
 * its list as well, with the keyboard or a screen reader; one that another answer has is swapped.
 */
export function rankByTaps(page: Document): void {
  page.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-rank]") : null;
    const places = placesAround(button);
    const own = places.find((place) => place.parentElement === button?.parentElement);
    if (own !== undefined) {
      give(places, own, toggled(places.map(placeOf), places.indexOf(own)));
    }
  });
  page.addEventListener("change", (event) => {
    const own = event.target instanceof HTMLSelectElement ? event.target : null;
    const places = placesAround(own);
    if (own !== null && places.includes(own)) {
      const before = Number(own.dataset["had"] ?? "0");
      give(places, own, swapped(places.map(placeOf), places.indexOf(own), before));
    }
  });
  page.addEventListener("focusin", (event) => {
    if (event.target instanceof HTMLSelectElement && event.target.closest("[data-ranks]") !== null) {
      remember(placesAround(event.target));
    }
  });
}

/** The places after a tap on one of them; 0 is none. Whoever stood behind one that leaves moves up. */
export function toggled(places: readonly number[], tapped: number): number[] {
  const own = places[tapped] ?? 0;
  if (own === 0) {
    return places.map((place, at) => (at === tapped ? Math.max(0, ...places) + 1 : place));
  }
  return places.map((place, at) => (at === tapped ? 0 : place > own ? place - 1 : place));
}

/** The places after one was chosen from a list: whoever had it takes what the other gave up. */
export function swapped(places: readonly number[], chosen: number, before: number): number[] {
  const own = places[chosen] ?? 0;
  return places.map((place, at) => (at !== chosen && own !== 0 && place === own ? before : place));
}

function placesAround(element: Element | null): HTMLSelectElement[] {
  return [...(element?.closest("[data-ranks]")?.querySelectorAll("select") ?? [])];
}

/** Each list begins with no place, so that the index is the place. */
function placeOf(place: HTMLSelectElement): number {
  return place.selectedIndex;
}

function give(places: readonly HTMLSelectElement[], own: HTMLSelectElement, given: readonly number[]): void {
  places.forEach((place, at) => {
    place.selectedIndex = Math.min(given[at] ?? 0, place.options.length - 1);
  });
  remember(places);
  own
    .closest("[data-ranks]")
    ?.querySelectorAll("[data-rank]")
    .forEach((button, at) => {
      button.setAttribute("aria-pressed", String((places[at]?.selectedIndex ?? 0) > 0));
    });
}

function remember(places: readonly HTMLSelectElement[]): void {
  places.forEach((place) => (place.dataset["had"] = String(place.selectedIndex)));
}
