/** Counts the video frames in what a recorder gave, without decoding: blocks of WebM, samples of fragmented mp4. */
export function countFrames(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.byteLength > 4 && view.getUint32(0) === EBML ? countBlocks(view) : countSamples(view, 0, view.byteLength);
}

const EBML = 0x1a45dfa3;
const parentsOfBlocks = new Set([0x18538067, 0x1f43b675, 0xa0]); // Segment, Cluster, BlockGroup
const blocks = new Set([0xa3, 0xa1]); // SimpleBlock, Block

/** Parents are entered and never left: a live recording gives their size as unknown. */
function countBlocks(view: DataView): number {
  let count = 0;
  for (let at = 0; at < view.byteLength;) {
    const idWidth = widthAt(view, at);
    const sizeWidth = widthAt(view, at + idWidth);
    if (idWidth === 0 || sizeWidth === 0) {
      break;
    }
    const id = numberAt(view, at, idWidth);
    const size = numberAt(view, at + idWidth, sizeWidth) - 2 ** (7 * sizeWidth);
    count += blocks.has(id) ? 1 : 0;
    at += idWidth + sizeWidth + (parentsOfBlocks.has(id) ? 0 : size);
  }
  return count;
}

/** Bytes of the variable-length number here, 0 beyond the end. */
function widthAt(view: DataView, at: number): number {
  const width = at < view.byteLength ? Math.clz32(view.getUint8(at)) - 23 : 9;
  return width <= 8 && at + width <= view.byteLength ? width : 0;
}

function numberAt(view: DataView, at: number, width: number): number {
  let value = 0;
  for (let index = 0; index < width; index++) {
    value = value * 256 + view.getUint8(at + index);
  }
  return value;
}

const parentsOfRuns = new Set(["moof", "traf"]);

function countSamples(view: DataView, start: number, end: number): number {
  let count = 0;
  for (let at = start; at + 8 <= end;) {
    const size = view.getUint32(at);
    const name = String.fromCharCode(...[4, 5, 6, 7].map((index) => view.getUint8(at + index)));
    if (size < 8) {
      break;
    }
    const boxEnd = Math.min(end, at + size);
    if (parentsOfRuns.has(name)) {
      count += countSamples(view, at + 8, boxEnd);
    } else if (name === "trun" && at + 16 <= end) {
      count += view.getUint32(at + 12);
    }
    at += size;
  }
  return count;
}
