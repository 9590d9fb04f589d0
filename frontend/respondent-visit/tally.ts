/** Bytes recorded and bytes acknowledged, over all recordings of the visit. */
export class Tally {
  private recorded = 0;
  private acknowledged = 0;

  constructor(private readonly changed: (acknowledged: number, recorded: number) => void) {}

  record(bytes: number): void {
    this.recorded += bytes;
    this.changed(this.acknowledged, this.recorded);
  }

  acknowledge(bytes: number): void {
    this.acknowledged += bytes;
    this.changed(this.acknowledged, this.recorded);
  }

  announce(): void {
    this.changed(this.acknowledged, this.recorded);
  }
}
