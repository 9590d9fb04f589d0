import assert from "node:assert/strict";
import { test } from "node:test";
import { candidates, chooseCodec } from "./codec.js";
import { countFrames } from "./frame-count.js";

const rates: Record<string, number> = { slow: 9, enough: 28, fast: 30 };
const probe = async (type: string): Promise<number> => rates[type] ?? 0;

test("takes the first that keeps up with the camera", async () => {
  assert.deepEqual(await chooseCodec(["slow", "enough", "fast"], 30, probe), { mimeType: "enough", framesPerSecond: 28 });
});

test("takes the fastest when none keeps up", async () => {
  assert.deepEqual(await chooseCodec(["broken", "slow"], 30, probe), { mimeType: "slow", framesPerSecond: 9 });
});

test("takes none when none records", async () => {
  assert.equal(await chooseCodec(["broken"], 30, probe), undefined);
});

test("mp4 comes first where the engine is WebKit's, VP8 last elsewhere", () => {
  assert.equal(candidates(() => true, true)[0], "video/mp4;codecs=avc1.42E01F");
  assert.equal(candidates(() => true, false)[0], "video/webm;codecs=vp9");
  assert.equal(candidates((type) => type.includes("vp8"), false).length, 1);
});

test("counts the blocks of a live WebM", () => {
  const block = [0xa3, 0x83, 1, 2, 3];
  const group = [0xa0, 0x85, 0xa1, 0x83, 1, 2, 3];
  const cluster = [0x1f, 0x43, 0xb6, 0x75, 0x01, 255, 255, 255, 255, 255, 255, 255, 0xe7, 0x81, 0];
  const header = [0x1a, 0x45, 0xdf, 0xa3, 0x81, 0, 0x18, 0x53, 0x80, 0x67, 0x01, 255, 255, 255, 255, 255, 255, 255];
  assert.equal(countFrames(Uint8Array.from([...header, ...cluster, ...block, ...block, ...cluster, ...group, 0xa3])), 3);
});

test("counts the samples of fragmented mp4", () => {
  const box = (name: string, body: number[]): number[] => {
    const size = body.length + 8;
    return [0, 0, size >> 8, size & 255, ...Array.from(name, (letter) => letter.charCodeAt(0)), ...body];
  };
  const run = box("trun", [0, 0, 0, 1, 0, 0, 0, 25, 0, 0, 0, 0]);
  const fragment = [...box("moof", [...box("mfhd", [0, 0, 0, 0]), ...box("traf", run)]), ...box("mdat", [1, 2, 3])];
  assert.equal(countFrames(Uint8Array.from([...box("ftyp", [1, 2, 3, 4]), ...fragment, ...fragment])), 50);
});
