/** The browser's database of what has not arrived yet; emptied when a visit is over. */
export const spoolName = "mien-spool";

export function emptySpool(factory: IDBFactory): void {
  factory.deleteDatabase(spoolName);
}
