import { tracksOnPage } from "../respondent-tracks/page.js";
import { FetchTransport, networkPatience } from "./browser.js";
import { BrowserVideo } from "./ad-video.js";
import { IndexedSpool } from "./indexed-spool.js";
import { askBeforeLeaving, element, noQuestion, onAct, onTones, pauseForQuestions } from "./page.js";
import { PageQuestions } from "./question-place.js";
import { Refused } from "./problem.js";
import { after } from "./state.js";
import { browserTones, SoundCheck } from "./sound-check.js";
import { Tally } from "./tally.js";
import { otherTabClosed, tabName, takeVisit } from "./tab.js";
import { TusClient } from "./tus.js";
import { Uploads } from "./uploads.js";
import { VisitView } from "./view.js";
import { VisitFlow } from "./visit.js";
import { VisitServer } from "./visit-server.js";

async function begin(view: VisitView): Promise<void> {
  if (!("locks" in navigator) || !("indexedDB" in window)) {
    return view.show({ at: "incapable" });
  }
  if (!(await takeVisit(navigator.locks))) {
    view.show(after({ at: "opening" }, { is: "found-elsewhere" }));
    await otherTabClosed(navigator.locks);
    return location.reload();
  }
  const token = document.querySelector<HTMLMetaElement>("meta[name=csrf-token]")?.content ?? "";
  const transport = new FetchTransport(token, tabName(localStorage));
  let tell = (_reachable: boolean): void => {};
  const server = new VisitServer(transport, networkPatience, (reachable) => tell(reachable));
  const tus = new TusClient(transport, networkPatience, (reachable) => tell(reachable));
  const spool = await IndexedSpool.open(indexedDB);
  const dialog = element("#stop-dialog", HTMLDialogElement);
  const video = new BrowserVideo(element("#film", HTMLVideoElement), () => noQuestion(dialog));
  const tally = new Tally((done, all) => flow.happen({ is: "sent", done, all }));
  const plan = await server.plan();
  const uploads: Uploads = new Uploads({ tus, server, spool, tally }, plan, (failure) => flow.fail(failure));
  const flow: VisitFlow = new VisitFlow(
    {
      server,
      spool,
      video,
      tracksOn: tracksOnPage,
      sound: new SoundCheck(browserTones, Math.random),
      preview: element("#preview", HTMLVideoElement),
      show: (visit) => view.show(visit),
      offerCameras: (cameras, current) => view.offerCameras(cameras, current),
      leave: () => location.replace("/visit"),
      questions: {
        transport,
        patience: networkPatience,
        tell: (reachable) => tell(reachable),
        place: new PageQuestions(element("main[data-part=questions]", HTMLElement)),
      },
    },
    plan,
    uploads,
  );
  tell = (reachable) => flow.happen({ is: "reached", reachable });
  onAct("camera", "click", () => flow.guard(flow.turnCameraOn()));
  onTones(flow.sound, (work) => flow.guard(work));
  onAct("choose", "change", (select) => flow.guard(flow.openCamera((select as HTMLSelectElement).value)));
  onAct("start", "click", () => flow.start());
  onAct("tap", "click", () => flow.tap());
  onAct("go-on", "click", () => flow.continue());
  pauseForQuestions(dialog, video);
  askBeforeLeaving(dialog, () => flow.busy);
  flow.guard(flow.open());
}

const view = new VisitView(document);
begin(view).catch((failure: unknown) => {
  view.show({ at: failure instanceof Refused && failure.elsewhere ? "elsewhere" : "broken" });
});
