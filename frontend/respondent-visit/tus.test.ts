import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, bytes, FakeServer, type Fault, hurry } from "./fakes.test-support.js";
import { Refused } from "./problem.js";
import { TusClient, UploadLost } from "./tus.js";

function client(server: FakeServer): TusClient {
  return new TusClient(server, hurry, () => undefined);
}

for (const faults of [
  ["none"],
  ["lost-ack"],
  ["half"],
  ["offline", "offline"],
  ["500", "lost-ack"],
  ["413"],
  ["half", "half", "500"],
] as Fault[][]) {
  test(`stores every byte once after ${faults.join(", ")}`, async () => {
    // Given
    const server = new FakeServer([...faults]);
    const data = bytes(200_000, 1);

    // When
    const offset = await client(server).append("/visit/uploads/1", 0, data);

    // Then
    assert.equal(offset, 200_000);
    assert.deepEqual(server.stored, new Uint8Array(data));
  });
}

test("splits a slice until the server takes it, and stays with that size", async () => {
  // Given
  const server = new FakeServer();
  server.largest = 70_000;
  const tus = client(server);

  // When
  await tus.append("/visit/uploads/1", 0, bytes(200_000, 1));
  const before = server.count("PATCH");
  await tus.append("/visit/uploads/1", 200_000, bytes(65_536, 2));

  // Then
  assert.equal(server.stored.byteLength, 265_536);
  assert.equal(server.count("PATCH") - before, 1);
});

test("sends the checksum and the offset of each piece", async () => {
  // Given
  const server = new FakeServer();

  // When
  await client(server).append("/visit/uploads/1", 0, bytes(3, 0));

  // Then
  const headers = server.asked[0]?.headers ?? {};
  assert.match(headers["Upload-Checksum"] ?? "", /^sha256 [A-Za-z0-9+/]{43}=$/);
  assert.equal(headers["Upload-Offset"], "0");
  assert.equal(headers["Tus-Resumable"], "1.0.0");
});

test("a lost answer to the length does not repeat forever", async () => {
  // Given
  const server = new FakeServer(["none", "lost-ack"]);
  const tus = client(server);
  await tus.append("/visit/uploads/1", 0, bytes(10, 0));

  // When
  await tus.close("/visit/uploads/1", 10);

  // Then
  assert.equal(server.length, 10);
});

test("an upload that the server no longer has is lost", async () => {
  // Given
  const server = new FakeServer();
  server.gone = true;

  // When
  const sending = client(server).append("/visit/uploads/1", 0, bytes(10, 0));

  // Then
  await assert.rejects(sending, UploadLost);
});

test("an upload of which the server has less than it acknowledged is lost", async () => {
  // Given
  const server = new FakeServer();

  // When
  const sending = client(server).append("/visit/uploads/1", 5_000, bytes(10, 0));

  // Then
  await assert.rejects(sending, UploadLost);
});

test("another tab ends it at once", async () => {
  // Given
  const tus = new TusClient(
    { send: async () => answer(409, {}, '{"type":"https://mien.io/problems/visit-elsewhere"}') },
    hurry,
    () => undefined,
  );

  // When
  const sending = tus.append("/visit/uploads/1", 0, bytes(10, 0));

  // Then
  await assert.rejects(sending, (failure: unknown) => failure instanceof Refused && failure.elsewhere);
});

test("one hundred random faults leave the same bytes", async () => {
  // Given
  const kinds: Fault[] = ["none", "lost-ack", "offline", "500", "half"];
  let seed = 7;
  const faults = Array.from(
    { length: 100 },
    () => kinds[(seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % kinds.length] ?? "none",
  );
  const server = new FakeServer(["413", ...faults, "413"]);
  const tus = client(server);
  const data = bytes(2_000_000, 3);

  // When
  for (let at = 0; at < data.byteLength; at += 100_000) {
    await tus.append("/visit/uploads/1", at, data.slice(at, at + 100_000));
  }

  // Then
  assert.deepEqual(server.stored, new Uint8Array(data));
});
