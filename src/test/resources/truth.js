// Notes which camera code the live picture shows at which ad time: the truth that the stored trace is held against.
// The code's layout stands in inference/make_camera.py.
() => {
  const preview = document.getElementById("preview");
  const film = document.getElementById("film");
  const sheet = document.createElement("canvas");
  sheet.width = 304;
  sheet.height = 32;
  const pen = sheet.getContext("2d", { willReadFrequently: true });
  const block = (pixels, i) => {
    let sum = 0;
    for (let y = 12; y < 20; y++) {
      for (let x = 12 + 16 * i; x < 20 + 16 * i; x++) sum += pixels[(y * 304 + x) * 4];
    }
    return sum / 64;
  };
  const code = () => {
    pen.drawImage(preview, 0, 0, 304, 32, 0, 0, 304, 32);
    const pixels = pen.getImageData(0, 0, 304, 32).data;
    const white = block(pixels, 0), black = block(pixels, 1);
    if (white - black < 60) return null;
    let n = 0, ones = 0;
    for (let i = 2; i < 17; i++) {
      const bit = block(pixels, i) > (white + black) / 2 ? 1 : 0;
      n = n * 2 + bit;
      ones += bit;
    }
    if ((block(pixels, 17) > (white + black) / 2 ? 1 : 0) !== ones % 2) return null;
    for (const shift of [1, 2, 4, 8]) n ^= n >> shift;
    return n;
  };
  window.cameraCode = code;
  setInterval(() => {
    if (film.paused || film.currentTime <= 0) return;
    const n = code();
    if (n !== null) window.noteTruth(film.currentTime, n);
  }, 200);
}
