// A camera that looks at the screen without any delay: every frame of the real (fake) camera passes a worker, which draws two time
// codes into it, its own number at the top and what the film shows at that moment below. The layout of a code stands in TimeCode.
// Frames pass while the page's main thread is busy. Without a fresh word from the page the film's code is left out. It skips a frame
// now and then, as webcams do: of a camera that never wavers, nothing tells which of two zeros one period apart is right.
() => {
  const CODE = [304, 32];
  const FILM_ROW = 40;
  const FRESH_MS = 60;
  const SKIPPED = [17, 41];

  const worker = `
    const sheet = new OffscreenCanvas(640, 480);
    const pen = sheet.getContext("2d");
    let number = 0, arrived = 0, film = { code: null, at: 0 };
    function draw(code, top) {
      const gray = code ^ (code >> 1), bits = [1, 0];
      for (let i = 14; i >= 0; i--) bits.push((gray >> i) & 1);
      bits.push(bits.slice(2).reduce((a, b) => a + b, 0) & 1);
      pen.fillStyle = "#000"; pen.fillRect(0, top, ${CODE[0]}, ${CODE[1]});
      pen.fillStyle = "#fff"; bits.forEach((bit, i) => bit && pen.fillRect(8 + 16 * i, top + 8, 16, 16));
    }
    onmessage = ({ data }) => {
      if (data.film) { film = data.film; return; }
      const drawn = new TransformStream({ transform(frame, out) {
        arrived++;
        if (${JSON.stringify(SKIPPED)}.some((every) => arrived % every === 0)) { frame.close(); return; }
        pen.drawImage(frame, 0, 0, 640, 480);
        draw(number++ % 32768, 0);
        const fresh = performance.timeOrigin + performance.now() - film.at < ${FRESH_MS};
        if (fresh && film.code !== null) draw(film.code, ${FILM_ROW});
        const coded = new VideoFrame(sheet, { timestamp: frame.timestamp });
        frame.close();
        out.enqueue(coded);
      } });
      data.readable.pipeThrough(drawn).pipeTo(data.writable);
    };`;

  const sheet = new OffscreenCanvas(...CODE);
  const pen = sheet.getContext("2d", { willReadFrequently: true });
  function read(video) {
    pen.drawImage(video, 0, 0, ...CODE, 0, 0, ...CODE);
    const pixels = pen.getImageData(0, 0, ...CODE).data;
    const level = (i) => {
      let sum = 0;
      for (let y = 12; y < 20; y++) for (let x = 12 + 16 * i; x < 20 + 16 * i; x++) sum += pixels[(y * CODE[0] + x) * 4];
      return sum / 64;
    };
    const white = level(0), black = level(1);
    if (white - black < 60) return null;
    const bits = Array.from({ length: 16 }, (_, i) => (level(i + 2) > (white + black) / 2 ? 1 : 0));
    if (bits.reduce((a, b) => a + b, 0) % 2) return null;
    let code = bits.slice(0, 15).reduce((number, bit) => number * 2 + bit, 0);
    for (const shift of [1, 2, 4, 8]) code ^= code >> shift;
    return code;
  }

  // What was seen outlives the page, whose last act is to leave for the server's thanks
  const truth = { camera: [], held: [] };
  addEventListener("pagehide", () => truth.camera.length && sessionStorage.setItem("truth", JSON.stringify(truth)));
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wish) => {
    const [track] = (await open(wish)).getVideoTracks();
    const { readable } = new MediaStreamTrackProcessor({ track });
    const coded = new MediaStreamTrackGenerator({ kind: "video" });
    const thread = new Worker(URL.createObjectURL(new Blob([worker], { type: "text/javascript" })));
    thread.postMessage({ readable, writable: coded.writable }, [readable, coded.writable]);
    const film = document.getElementById("film");
    const tell = () => {
      const code = film.readyState >= 2 && film.currentTime > 0 ? read(film) : null;
      thread.postMessage({ film: { code, at: performance.timeOrigin + performance.now() } });
      requestAnimationFrame(tell);
    };
    tell();
    const preview = document.getElementById("preview");
    const note = (_, frame) => {
      truth.camera.push([read(preview), frame.captureTime ?? null]);
      preview.requestVideoFrameCallback(note);
    };
    preview.requestVideoFrameCallback(note);
    disturb(film);
    return new MediaStream([coded]);
  };

  // Every second film meets trouble: the page is busy for 0.7 s, later the film stands for 0.7 s
  function disturb(film) {
    let started = "", films = 0;
    film.addEventListener("playing", () => {
      if (started === film.src || film.src === "") return;
      started = film.src;
      if (++films % 2) return;
      setTimeout(() => { const until = performance.now() + 700; while (performance.now() < until); }, 2000);
      setTimeout(() => {
        const from = performance.now();
        film.pause();
        setTimeout(() => film.play().then(() => truth.held.push([from, performance.now()])), 700);
      }, 4500);
    });
  }
}
