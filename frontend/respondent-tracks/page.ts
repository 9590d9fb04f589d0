import { type Choice, isTrackKind, nothing, type Offer, tracksOn, type TracksOn } from "./choice.js";

/** What the switches of the page say; the same switch may stand there more than once and says the same. */
export function choiceOnPage(): Choice {
  return [...document.querySelectorAll<HTMLSelectElement>("select[data-track]")].reduce((choice, control) => {
    const kind = control.dataset["track"];
    return isTrackKind(kind) ? { ...choice, [kind]: control.value } : choice;
  }, nothing);
}

/** Which texts are on when the video of this exposure begins. */
export function tracksOnPage(exposure: string): TracksOn {
  const offers = [...document.querySelectorAll<HTMLTemplateElement>("template[data-exposure]")];
  return tracksOn(
    exposure,
    offers.map(({ dataset }) => offerOf(dataset)),
    choiceOnPage(),
  );
}

function offerOf(data: DOMStringMap): Offer {
  return { exposure: data["exposure"] ?? "", kind: data["kind"] ?? "", language: data["language"] ?? "" };
}
