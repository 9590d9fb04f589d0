// A camera that films the screen: the page's own picture as the compositor draws it, also while the page's main thread is busy.
// The film comes from an address that delivers it in two parts, so that it runs dry in between.
(film) => {
  const truth = { busy: [] };
  addEventListener("pagehide", () => truth.busy.length && sessionStorage.setItem("truth", JSON.stringify(truth)));
  navigator.mediaDevices.getUserMedia = () =>
    navigator.mediaDevices.getDisplayMedia({ video: { frameRate: 30 }, audio: false, preferCurrentTab: true });
  navigator.mediaDevices.enumerateDevices = async () => [{ kind: "videoinput", deviceId: "screen", groupId: "", label: "Screen" }];
  const address = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (blob) => (blob.type.startsWith("video/") ? film : address(blob));

  addEventListener("DOMContentLoaded", () => {
    keepDrawing();
    const element = document.getElementById("film");
    if (element === null) return;
    element.addEventListener("waiting", () => element.currentTime > 1 && (window.filmRanDryAt ??= performance.now()));
    element.addEventListener("playing", () => setTimeout(beBusy, 2000), { once: true });
  });

  // Nothing is filmed where nothing changes: a dot runs without the main thread
  function keepDrawing() {
    const dot = document.body.appendChild(document.createElement("div"));
    Object.assign(dot.style, { position: "fixed", zIndex: 99, bottom: 0, right: 0, width: "6px", height: "6px", background: "#888" });
    dot.animate([{ transform: "none" }, { transform: "translateX(-60px)" }], { duration: 1000, iterations: Infinity });
  }

  function beBusy() {
    const from = performance.now();
    while (performance.now() < from + 700);
    truth.busy.push([from, performance.now()]);
  }
}
