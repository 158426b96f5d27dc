import type { Page } from "playwright-core";

/** Texts of the charts that a page shows, and what is wrong with some of them. */
export interface ChartTexts {
  /** How many were looked at. */
  readonly texts: number;
  /** Each as a sentence. */
  readonly faults: readonly string[];
}

/** Texts below this size are not read on a phone. */
const smallest = 10;

/**
 * Looks at every text of every chart that is shown, as the browser laid it out: none meets another, none leaves its
 * drawing, none is smaller than 10 px.
 */
export async function chartTexts(page: Page): Promise<ChartTexts> {
  await page.evaluate(() => document.fonts.ready);
  return page.evaluate((least) => {
    const faults: string[] = [];
    let texts = 0;
    // Boxes of texts are as high as their lines; letters take the middle of that.
    const inner = (b: DOMRect) => ({
      left: b.left + 0.75,
      right: b.right - 0.75,
      top: b.top + b.height * 0.2,
      bottom: b.bottom - b.height * 0.2,
    });
    for (const svg of document.querySelectorAll<SVGSVGElement>("svg.chart")) {
      const own = svg.getBoundingClientRect();
      if (own.width === 0 || own.height === 0) continue;
      const name = svg.closest("[id]")?.id ?? svg.getAttribute("class");
      const scale = own.width / svg.viewBox.baseVal.width;
      const boxes = [...svg.querySelectorAll("text")]
        .map((text) => ({
          said: text.textContent,
          box: text.getBoundingClientRect(),
          size: Number.parseFloat(getComputedStyle(text).fontSize) * scale,
        }))
        .filter(({ box }) => box.width > 0);
      texts += boxes.length;
      boxes.forEach(({ said, box, size }, i) => {
        // What the browser rounds away is no fault.
        if (size < least - 0.05) faults.push(`#${name}: "${said}" is ${size.toFixed(1)} px`);
        const out =
          box.left < own.left - 1 ||
          box.right > own.right + 1 ||
          box.top < own.top - 2 ||
          box.bottom > own.bottom + 2;
        if (out) faults.push(`#${name}: "${said}" leaves its drawing`);
        const a = inner(box);
        for (const other of boxes.slice(i + 1)) {
          const b = inner(other.box);
          if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
            faults.push(`#${name}: "${said}" meets "${other.said}"`);
        }
      });
    }
    return { texts, faults };
  }, smallest);
}
