/** A path that remembers its steps as SVG: stands in for Path2D while a chart is recorded. */
export class SvgPath {
  private steps: string[];

  constructor(other?: SvgPath) {
    this.steps = other ? [...other.steps] : [];
  }

  get d(): string {
    return this.steps.join("");
  }

  moveTo(x: number, y: number): void {
    this.steps.push(`M${short(x)} ${short(y)}`);
  }

  /** As on a canvas, the first step of a path is a move. */
  lineTo(x: number, y: number): void {
    this.steps.push(`${this.steps.length > 0 ? "L" : "M"}${short(x)} ${short(y)}`);
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.steps.push(`M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}Z`);
  }

  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void {
    this.steps.push(`C${[ax, ay, bx, by, x, y].map(short).join(" ")}`);
  }

  /** Charts draw whole circles only. */
  arc(x: number, y: number, radius: number): void {
    const [r, d] = [short(radius), short(2 * radius)];
    this.steps.push(`M${short(x - radius)} ${short(y)}a${r} ${r} 0 1 0 ${d} 0a${r} ${r} 0 1 0 ${short(-2 * radius)} 0`);
  }

  closePath(): void {
    this.steps.push("Z");
  }
}

/** Hundredths of a pixel are enough. */
export function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
