import { spoolName } from "../respondent/spool-name.js";
import type { Slice, Spool, SpooledRecording, UploadProgress } from "./spool.js";
import type { LogPiece } from "./timing-log.js";

const stores = ["recordings", "progress", "slices", "logs"] as const;
type StoreName = (typeof stores)[number];

/** The spool in IndexedDB: rows of ArrayBuffer (Safari has blob bugs), written through to the disk. */
export class IndexedSpool implements Spool {
  private constructor(private readonly database: IDBDatabase) {}

  static async open(factory: IDBFactory): Promise<IndexedSpool> {
    const opening = factory.open(spoolName, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore("recordings", { keyPath: "exposure" });
      opening.result.createObjectStore("progress", { keyPath: "exposure" });
      opening.result.createObjectStore("slices", { keyPath: ["exposure", "index"] });
      opening.result.createObjectStore("logs", { keyPath: ["exposure", "index"] });
    };
    const database = await result(opening);
    database.onversionchange = () => database.close();
    return new IndexedSpool(database);
  }

  recordings(): Promise<ReadonlyArray<SpooledRecording>> {
    return this.read("recordings", (store) => store.getAll());
  }

  recording(exposure: string): Promise<SpooledRecording | undefined> {
    return this.read("recordings", (store) => store.get(exposure));
  }

  saveRecording(recording: SpooledRecording): Promise<void> {
    return this.write(["recordings"], (transaction) => transaction.objectStore("recordings").put(recording));
  }

  addSlice(slice: Slice): Promise<void> {
    return this.write(["slices"], (transaction) => transaction.objectStore("slices").put(slice));
  }

  slice(exposure: string, index: number): Promise<Slice | undefined> {
    return this.read("slices", (store) => store.get([exposure, index]));
  }

  async waitingBytes(exposure: string): Promise<number> {
    const slices = await this.read<Slice[]>("slices", (store) => store.getAll(allOf(exposure)));
    return slices.reduce((sum, slice) => sum + slice.bytes, 0);
  }

  progress(exposure: string): Promise<UploadProgress | undefined> {
    return this.read("progress", (store) => store.get(exposure));
  }

  saveProgress(progress: UploadProgress): Promise<void> {
    return this.write(["progress"], (transaction) => transaction.objectStore("progress").put(progress));
  }

  acknowledge(progress: UploadProgress): Promise<void> {
    return this.write(["progress", "slices"], (transaction) => {
      transaction.objectStore("progress").put(progress);
      transaction.objectStore("slices").delete(firstOf(progress.exposure, progress.acknowledged.length));
    });
  }

  addLogPiece(exposure: string, index: number, piece: LogPiece): Promise<void> {
    return this.write(["logs"], (transaction) => transaction.objectStore("logs").put({ exposure, index, piece }));
  }

  async logPieces(exposure: string): Promise<ReadonlyArray<LogPiece>> {
    const rows = await this.read<{ piece: LogPiece }[]>("logs", (store) => store.getAll(allOf(exposure)));
    return rows.map((row) => row.piece);
  }

  forget(exposure: string): Promise<void> {
    return this.write([...stores], (transaction) => {
      transaction.objectStore("recordings").delete(exposure);
      transaction.objectStore("progress").delete(exposure);
      transaction.objectStore("slices").delete(allOf(exposure));
      transaction.objectStore("logs").delete(allOf(exposure));
    });
  }

  private read<T>(name: StoreName, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    return result(ask(this.database.transaction(name, "readonly").objectStore(name)));
  }

  private write(names: StoreName[], change: (transaction: IDBTransaction) => void): Promise<void> {
    const transaction = this.database.transaction(names, "readwrite", { durability: "strict" });
    change(transaction);
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error("the spool gave up"));
    });
  }
}

function allOf(exposure: string): IDBKeyRange {
  return firstOf(exposure, Number.MAX_SAFE_INTEGER);
}

/** The rows of an exposure whose index is smaller than the count. */
function firstOf(exposure: string, count: number): IDBKeyRange {
  return IDBKeyRange.bound([exposure, 0], [exposure, count], false, true);
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the spool does not answer"));
  });
}
