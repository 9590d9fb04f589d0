import assert from "node:assert/strict";
import { test } from "node:test";
import { type BrowserFeatures, capabilityOf } from "./capability.js";
import { filled } from "./parts.js";

const able: BrowserFeatures = {
  secure: true,
  camera: true,
  recorder: true,
  frameCallbacks: true,
  storage: true,
  digests: true,
  userAgent: "",
};

test("a browser with everything can", () => {
  assert.deepEqual(capabilityOf(able), { can: true });
});

test("an app's window that can record is not sent away", () => {
  assert.deepEqual(capabilityOf({ ...able, userAgent: "Instagram 300" }), { can: true });
});

test("an app's window that cannot is named", () => {
  assert.deepEqual(capabilityOf({ ...able, camera: false, userAgent: "Mozilla/5.0 [FBAN/FBIOS]" }), {
    can: false,
    because: "in-app",
    app: "Facebook",
  });
});

test("an old browser is told so, and an insecure address is told apart", () => {
  assert.deepEqual(capabilityOf({ ...able, frameCallbacks: false }), { can: false, because: "incapable" });
  assert.deepEqual(capabilityOf({ ...able, secure: false, camera: false }), { can: false, because: "insecure" });
});

test("gaps in a text are filled in order", () => {
  assert.equal(filled("%1 of %2", 1, "two"), "1 of two");
});
