import { element } from "./element.js";
import { lineClass } from "./palette.js";
import { type Curve, type Picture } from "./picture.js";

/** A box that shows and hides a curve, with the curve's line and base. */
export function curveKey(curve: Curve, state: { checked: boolean; disabled: boolean }, chosen: (shown: boolean) => void): HTMLElement {
  const label = element("label", "key-box");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = state.checked;
  box.disabled = state.disabled;
  box.addEventListener("change", () => chosen(box.checked));
  const words = element("span", "");
  words.textContent = curve.base ? `${curve.label} \u00b7 ${curve.base}` : curve.label;
  label.append(box, swatch(curve.slot), words);
  return label;
}

/** What each hatching means, of those that are drawn. */
export function hatchKeys(picture: Picture): HTMLElement[] {
  return picture.hatchings
    .filter((hatching) => hatching.spans.length > 0)
    .map((hatching) => {
      const key = element("span", "key-box");
      const words = element("span", "");
      words.textContent = `hatched: ${hatching.meaning}`;
      key.append(element("i", `hatch ${hatching.lean}`), words);
      return key;
    });
}

function swatch(slot: number): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", `swatch ${lineClass(slot)}`);
  svg.setAttribute("viewBox", "0 0 28 4");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", "M0 2H28");
  svg.append(line);
  return svg;
}
