import { adPicture, type AdCurves } from "./ad.js";
import { CurveChart } from "./chart.js";
import type { Difference } from "./difference.js";
import { offerPictures } from "./downloads.js";
import { markersOn } from "./markers.js";
import type { Playhead } from "./playhead.js";
import type { Words } from "./sheet.js";

/** What the switches say. */
interface Asked {
  measure: string;
  lens: string;
}

/** An ad's chart with its switches, its comparison, its markers and its pictures. */
export class AdChart {
  private readonly chart: CurveChart;
  private readonly read = new Map<string, Promise<AdCurves | null>>();
  private readonly switches = document.querySelector<HTMLFormElement>("[data-measures]");

  /** @param fetched the curves through a lens, null where they could not be loaded */
  constructor(
    private readonly root: HTMLElement,
    first: AdCurves,
    playhead: Playhead,
    private readonly fetched: (lens: string) => Promise<AdCurves | null>,
  ) {
    const { measure, lens } = this.asked();
    this.read.set(lens, Promise.resolve(first));
    this.chart = new CurveChart(root, adPicture(first, measure, markersOn(document)), playhead);
    this.switches?.addEventListener("change", () => void this.change());
    document.body.addEventListener("htmx:afterSettle", () => this.chart.compare(compared()));
    this.chart.compare(compared());
    const pictures = document.querySelector<HTMLElement>("[data-pictures]");
    if (pictures)
      offerPictures(
        pictures,
        () => this.chart.drawn(),
        () => this.words(),
      );
  }

  private asked(): Asked {
    return asked(this.switches);
  }

  private async change(): Promise<void> {
    const { measure, lens } = this.asked();
    const reading = this.read.get(lens) ?? this.fetched(lens);
    this.read.set(lens, reading);
    const ad = await reading;
    const now = this.asked();
    if (ad && now.measure === measure && now.lens === lens) {
      this.chart.show(adPicture(ad, measure, markersOn(document)));
      this.chart.compare(compared());
    }
  }

  private words(): Words {
    return {
      title: this.root.dataset.title ?? "",
      axis: said("#axis"),
      verdict: [said("#compared"), said("#verdict")].filter((sentence) => sentence !== "").join(" "),
      provenance: this.root.dataset.provenance ?? "",
      date: new Date().toISOString().replace(/T.*/, ""),
    };
  }
}

/** What the switches of the page say; without them the usual. */
export function asked(switches: HTMLFormElement | null): Asked {
  const data = new FormData(switches ?? undefined);
  return { measure: data.get("measure")?.toString() ?? "HAPPY", lens: data.get("lens")?.toString() ?? "SHARE" };
}

/** The comparison that the page holds by now. */
function compared(): Difference | null {
  const told = document.querySelector<HTMLElement>("[data-difference]")?.dataset.difference;
  return told ? (JSON.parse(told) as Difference) : null;
}

function said(selector: string): string {
  return document.querySelector(selector)?.textContent.trim().replace(/\s+/g, " ") ?? "";
}
