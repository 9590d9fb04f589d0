import { exposureOf, isTrackKind, modeOf } from "./choice.js";
import { choiceOnPage } from "./page.js";

const video = document.querySelector<HTMLVideoElement>("#film");
const readOut = document.querySelector<HTMLElement>("[data-out=description]");
const switches = [...document.querySelectorAll<HTMLSelectElement>("select[data-track]")];

/** The video that begins to load brings its own texts. */
function attach(player: HTMLVideoElement): void {
  player.querySelectorAll("track").forEach((track) => track.remove());
  const exposure = exposureOf(player.dataset["film"] ?? "");
  document.querySelectorAll<HTMLTemplateElement>("template[data-exposure]").forEach((offer) => {
    if (offer.dataset["exposure"] === exposure) {
      player.append(trackOf(offer.dataset));
    }
  });
  apply(player);
}

function trackOf(offer: DOMStringMap): HTMLTrackElement {
  const track = document.createElement("track");
  track.kind = offer["kind"] ?? "";
  track.srclang = offer["language"] ?? "";
  track.src = offer["address"] ?? "";
  if (track.kind === "descriptions") {
    track.track.addEventListener("cuechange", () => say(track.track));
  }
  return track;
}

function say(track: TextTrack): void {
  const words = [...(track.activeCues ?? [])].map((cue) => (cue as VTTCue).getCueAsHTML().textContent ?? "").join(" ");
  if (readOut !== null && words !== "") {
    readOut.lang = track.language;
    readOut.textContent = words;
  }
}

function apply(player: HTMLVideoElement): void {
  const choice = choiceOnPage();
  player.querySelectorAll("track").forEach(({ kind, srclang, track }) => {
    track.mode = isTrackKind(kind) ? modeOf(kind, srclang, choice) : "disabled";
  });
}

/** The same switch stands before the video and beside it. */
function choose(control: HTMLSelectElement): void {
  const kind = control.dataset["track"];
  switches.filter((other) => other.dataset["track"] === kind).forEach((other) => (other.value = control.value));
}

if (video !== null) {
  video.addEventListener("loadstart", () => attach(video));
  switches.forEach((control) =>
    control.addEventListener("change", () => {
      choose(control);
      apply(video);
    }),
  );
}
