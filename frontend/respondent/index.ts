import "../shared/tokens.css";
import "./respondent.css";
import { capabilityOf, featuresOf, lacksCamera } from "./capability.js";
import { copyOnClick } from "./copying.js";
import { enterScannedCode } from "./scanned.js";
import { confirmForms } from "./dialogs.js";
import { filled, showPart } from "./parts.js";
import { choiceOfNone } from "./none.js";
import { rankByTaps } from "./ranking.js";
import { emptySpool } from "./spool-name.js";

async function probe(): Promise<void> {
  const capability = capabilityOf(featuresOf(window));
  if (!capability.can) {
    if (capability.because === "in-app") {
      document.querySelectorAll<HTMLElement>("[data-fill=app]").forEach((place) => {
        place.textContent = filled(place.dataset["words"] ?? "", capability.app);
      });
    }
    showPart(document, capability.because);
  } else if (await lacksCamera(navigator.mediaDevices)) {
    showPart(document, "no-camera");
  }
}

confirmForms(document);
copyOnClick(document);
enterScannedCode(window);
choiceOfNone(document);
rankByTaps(document);
if (document.body.dataset["page"] === "landing") {
  void probe();
}
if ("emptySpool" in document.body.dataset) {
  emptySpool(indexedDB);
}
document.querySelectorAll("[data-act=print]").forEach((button) => {
  button.addEventListener("click", () => print());
});
document.querySelectorAll("[data-act=reload]").forEach((button) => {
  button.addEventListener("click", () => location.reload());
});
