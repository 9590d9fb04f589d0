/** Chance that can be repeated: the same seed gives the same numbers (mulberry32). */
export class Random {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  bytes(length: number): Uint8Array<ArrayBuffer> {
    const words = new Uint32Array(Math.ceil(length / 4));
    words.forEach((_, index) => (words[index] = this.next() * 4_294_967_296));
    return new Uint8Array(words.buffer, 0, length);
  }

  pick<T>(all: ReadonlyArray<T>): T {
    const picked = all[this.below(all.length)];
    if (picked === undefined) {
      throw new Error("nothing to pick from");
    }
    return picked;
  }
}
