import { tracksOnPage } from "../respondent-tracks/page.js";
import { FetchTransport, networkPatience } from "../respondent-visit/browser.js";
import { BrowserVideo } from "../respondent-visit/ad-video.js";
import { askBeforeLeaving, element, noQuestion, onAct, onTones, pauseForQuestions } from "../respondent-visit/page.js";
import { PageQuestions } from "../respondent-visit/question-place.js";
import { Refused } from "../respondent-visit/problem.js";
import { browserTones, SoundCheck } from "../respondent-visit/sound-check.js";
import { after } from "../respondent-visit/state.js";
import { otherTabClosed, tabName, takeVisit } from "../respondent-visit/tab.js";
import { VisitView } from "../respondent-visit/view.js";
import { VisitServer } from "../respondent-visit/visit-server.js";
import { Watch } from "./watch.js";

async function begin(view: VisitView): Promise<void> {
  if ("locks" in navigator && !(await takeVisit(navigator.locks))) {
    view.show(after({ at: "opening" }, { is: "found-elsewhere" }));
    await otherTabClosed(navigator.locks);
    return location.reload();
  }
  const token = document.querySelector<HTMLMetaElement>("meta[name=csrf-token]")?.content ?? "";
  let tell = (_reachable: boolean): void => {};
  const transport = new FetchTransport(token, tabName(localStorage));
  const server = new VisitServer(transport, networkPatience, (reachable) => tell(reachable));
  const dialog = element("#stop-dialog", HTMLDialogElement);
  const video = new BrowserVideo(element("#film", HTMLVideoElement), () => noQuestion(dialog));
  const tools = {
    server,
    video,
    tracksOn: tracksOnPage,
    sound: new SoundCheck(browserTones, Math.random),
    show: view.show.bind(view),
    leave: () => location.replace("/visit"),
    questions: {
      transport,
      patience: networkPatience,
      tell: (reachable: boolean) => tell(reachable),
      place: new PageQuestions(element("main[data-part=questions]", HTMLElement)),
    },
  };
  const watch = new Watch(tools, await server.plan());
  tell = (reachable) => watch.happen({ is: "reached", reachable });
  onTones(watch.sound, (work) => watch.guard(work));
  onAct("start", "click", () => watch.start());
  onAct("tap", "click", () => watch.tap());
  onAct("go-on", "click", () => watch.continue());
  pauseForQuestions(dialog, video);
  askBeforeLeaving(dialog, () => watch.busy);
  watch.guard(watch.open());
}

const view = new VisitView(document);
begin(view).catch((failure: unknown) => {
  view.show({ at: failure instanceof Refused && failure.elsewhere ? "elsewhere" : "broken" });
});
