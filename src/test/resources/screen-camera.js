// A camera that films the screen: the page's own picture as the compositor draws it, also while the page's main thread is busy.
// The film comes from an address that delivers it in two parts, so that it runs dry in between, unless there is none.
// Camera and screen can be late by so many milliseconds: the camera gives each picture later than it took it, as if taken then; the
// screen shows each picture of the film later than the browser put it there.
(film, cameraMs, screenMs) => {
  const truth = { busy: [] };
  addEventListener("pagehide", () => truth.busy.length && sessionStorage.setItem("truth", JSON.stringify(truth)));
  navigator.mediaDevices.getUserMedia = async () => {
    const screen = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: 30 }, audio: false, preferCurrentTab: true });
    return cameraMs > 0 ? late(screen) : screen;
  };
  navigator.mediaDevices.enumerateDevices = async () => [{ kind: "videoinput", deviceId: "screen", groupId: "", label: "Screen" }];
  const address = URL.createObjectURL.bind(URL);
  if (film !== null) URL.createObjectURL = (blob) => (blob.type.startsWith("video/") ? film : address(blob));

  addEventListener("DOMContentLoaded", () => {
    keepDrawing();
    const element = document.getElementById("film");
    if (element === null) return;
    if (screenMs > 0) showLate(element);
    if (film === null) return;
    element.addEventListener("waiting", () => element.currentTime > 1 && (window.filmRanDryAt ??= performance.now()));
    element.addEventListener("playing", () => setTimeout(beBusy, 2000), { once: true });
  });

  // Nothing is filmed where nothing changes: a dot runs without the main thread
  function keepDrawing() {
    const dot = document.body.appendChild(document.createElement("div"));
    Object.assign(dot.style, { position: "fixed", zIndex: 99, bottom: 0, right: 0, width: "6px", height: "6px", background: "#888" });
    dot.animate([{ transform: "none" }, { transform: "translateX(-60px)" }], { duration: 1000, iterations: Infinity });
  }

  // What it held back is stamped anew: nothing that the page can ask tells of the delay
  function late(stream) {
    const worker = `onmessage = async ({ data }) => {
      const reader = data.readable.getReader(), writer = data.writable.getWriter();
      const sheets = Array.from({ length: 8 }, () => new OffscreenCanvas(640, 480));
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        const sheet = sheets.shift();
        sheets.push(sheet);
        sheet.getContext("2d").drawImage(value, 0, 0, 640, 480);
        const timestamp = value.timestamp + ${cameraMs * 1000};
        value.close();
        setTimeout(() => writer.write(new VideoFrame(sheet, { timestamp })), ${cameraMs});
      }
    };`;
    const { readable } = new MediaStreamTrackProcessor({ track: stream.getVideoTracks()[0] });
    const held = new MediaStreamTrackGenerator({ kind: "video" });
    const thread = new Worker(address(new Blob([worker], { type: "text/javascript" })));
    thread.postMessage({ readable, writable: held.writable }, [readable, held.writable]);
    return new MediaStream([held]);
  }

  function showLate(element) {
    const sheet = document.body.appendChild(document.createElement("canvas"));
    const pen = sheet.getContext("2d");
    const show = async () => {
      element.requestVideoFrameCallback(show);
      const picture = await createImageBitmap(element);
      setTimeout(() => {
        const place = element.getBoundingClientRect();
        Object.assign(sheet, { width: place.width, height: place.height });
        Object.assign(sheet.style, { position: "fixed", zIndex: 98, left: place.left + "px", top: place.top + "px" });
        const scale = Math.min(place.width / picture.width, place.height / picture.height);
        const size = [picture.width * scale, picture.height * scale];
        pen.fillRect(0, 0, place.width, place.height);
        pen.drawImage(picture, (place.width - size[0]) / 2, (place.height - size[1]) / 2, ...size);
        picture.close();
      }, screenMs);
    };
    element.requestVideoFrameCallback(show);
    element.addEventListener("ended", () => setTimeout(() => sheet.remove(), screenMs + 100));
  }

  function beBusy() {
    const from = performance.now();
    while (performance.now() < from + 700);
    truth.busy.push([from, performance.now()]);
  }
}
