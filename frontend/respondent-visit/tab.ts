const LOCK = "mien-visit";
const KEY = "mien-tab";

/**
 * Which of a browser's tabs has the visit. The name outlives a crash, so that the visit goes on in a new tab; the lock
 * keeps two living tabs apart.
 */
export function tabName(storage: Storage): string {
  const known = storage.getItem(KEY);
  if (known !== null) {
    return known;
  }
  const name = crypto.randomUUID();
  storage.setItem(KEY, name);
  return name;
}

/** Resolves with true when this tab has the visit for as long as it lives, with false when another one has it. */
export function takeVisit(locks: LockManager): Promise<boolean> {
  return new Promise((resolve) => {
    void locks.request(LOCK, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise(() => undefined);
    });
  });
}

/** Resolves when the other tab is closed. */
export function otherTabClosed(locks: LockManager): Promise<void> {
  return new Promise((resolve) => {
    void locks.request(LOCK, () => resolve());
  });
}
