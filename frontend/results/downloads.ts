import type { Drawn } from "./chart.js";
import { drawSheet, type Words } from "./sheet.js";

/** Pixels of a PNG for each of the drawing. */
const SCALE = 2;

/** Wakes the buttons that save the chart as a picture; nothing of it goes through the server. */
export function offerPictures(box: HTMLElement, drawn: () => Drawn, words: () => Words): void {
  box.hidden = false;
  box.querySelectorAll<HTMLButtonElement>("[data-picture]").forEach((button) => {
    button.addEventListener("click", () => void save(button.dataset.picture === "svg" ? "svg" : "png", drawn(), words()));
  });
}

async function save(kind: "svg" | "png", drawn: Drawn, words: Words): Promise<void> {
  const sheet = await drawSheet(drawn, words);
  const file = new Blob([sheet], { type: "image/svg+xml" });
  download(kind === "svg" ? file : await png(file), `${fileName(words.title)}.${kind}`);
}

async function png(svg: Blob): Promise<Blob> {
  const address = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * SCALE;
    canvas.height = image.naturalHeight * SCALE;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((made) => (made ? resolve(made) : reject(new Error("The picture could not be made"))), "image/png"),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

function download(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Letters and digits of any script, joined by hyphens. */
export function fileName(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}
