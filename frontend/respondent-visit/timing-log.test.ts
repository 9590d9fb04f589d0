import assert from "node:assert/strict";
import { test } from "node:test";
import { type PlaybackNotes, type RecorderNotes, TimingLog, wholeLog } from "./timing-log.js";

const recorder: RecorderNotes = { mimeType: "video/webm", startedAt: 10, onstart: 12, stoppedAt: 90, width: 640, height: 480 };
const playback: PlaybackNotes = { volume: 1, muted: false, userAgent: "test", camera: { frameRate: 30 }, screen: [390, 780] };

test("pieces join in order to what the server reads", () => {
  // Given
  let now = 11.126;
  const log = new TimingLog({ now: () => now, pause: () => Promise.resolve() });
  log.event("preroll-start");
  log.cameraFrame(20.004, 15.5, 19, 1);
  const first = log.takePiece({ ...recorder, stoppedAt: null }, playback);
  now = 70;
  log.cameraFrame(53, undefined, 52, 2);
  log.adFrame(60, 0.04, 61, 2);
  log.event("hidden", null);
  const second = log.takePiece(recorder, playback);

  // When
  const whole: unknown = JSON.parse(wholeLog([first, second], new Date(0)) ?? "");

  // Then
  assert.deepEqual(whole, {
    version: 1,
    clock: "performance.now",
    timeOrigin: "1970-01-01T00:00:00.000Z",
    recorder,
    camera: [
      [20, 15.5, 19, 1],
      [53, null, 52, 2],
    ],
    ad: [[60, 0.04, 61, 2]],
    events: [
      { at: 11.13, kind: "preroll-start", mediaTime: null },
      { at: 70, kind: "hidden", mediaTime: null },
    ],
    playback,
  });
});

test("nothing noted is no log", () => {
  assert.equal(wholeLog([], new Date(0)), null);
});
