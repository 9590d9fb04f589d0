import { SvgCanvas } from "./svg-canvas.js";
import { SvgPath } from "./svg-path.js";

/** One drawing as SVG, in pixels of its canvas. */
export interface Recorded<T> {
  drawn: T;
  /** Of each canvas that was made meanwhile, in order. */
  markups: string[];
}

/**
 * Runs the code that draws charts with canvases that record what they are asked. uPlot makes its own canvas and its own paths and
 * takes none from outside, so the two makers are replaced until it has drawn: no second way of drawing can differ from the first.
 */
export async function record<T>(draw: () => T): Promise<Recorded<T>> {
  const contexts: SvgCanvas[] = [];
  const getContext = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, "getContext");
  const path = globalThis.Path2D;
  Object.defineProperty(HTMLCanvasElement.prototype, "getContext", {
    configurable: true,
    value: () => {
      const context = new SvgCanvas(`clip-${String(contexts.length)}`);
      contexts.push(context);
      return context;
    },
  });
  globalThis.Path2D = SvgPath as unknown as typeof Path2D;
  try {
    const drawn = draw();
    // uPlot draws in a microtask that it has queued by now
    await new Promise<void>((drawnToo) => queueMicrotask(drawnToo));
    return { drawn, markups: contexts.map((context) => context.markup()) };
  } finally {
    if (getContext) Object.defineProperty(HTMLCanvasElement.prototype, "getContext", getContext);
    globalThis.Path2D = path;
  }
}
