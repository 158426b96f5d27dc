import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { opaquePng } from "../../src/export/pictures/opaque-png.ts";
import { toPng } from "../../src/export/pictures/to-png.ts";

/** The parts of a PNG of one piece of data, as the format has them. */
function partsOf(png: Uint8Array): ReadonlyMap<string, Buffer> {
  const bytes = Buffer.from(png);
  const parts = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString("latin1", at + 4, at + 8);
    parts.set(name, bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return parts;
}

/** Red, green and blue of each point of a picture without filters. */
function pointsOf(png: Uint8Array, width: number): readonly number[] {
  const parts = partsOf(png);
  const rows = inflateSync(parts.get("IDAT") ?? expect.fail());
  const palette = parts.get("PLTE");
  const stride = 1 + width * (palette ? 1 : 3);
  const values = [...rows].filter((_, at) => at % stride !== 0);
  return palette ? values.flatMap((name) => [...palette.subarray(3 * name, 3 * name + 3)]) : values;
}

describe("an opaque picture", () => {
  it.each([
    ["few colours, as their names", 256, 3],
    ["many colours, as they are", 257, 2],
  ])("of %s, has each point in its colour", (_what, colours, kind) => {
    const [width, height] = [40, 20];
    const points = Array.from({ length: width * height }, (_, i) => i % colours);
    const pixels = Buffer.from(points.flatMap((n) => [n & 255, n >> 8, 7, 255]));
    // Begins at no multiple of four.
    const shifted = Buffer.concat([Buffer.alloc(1), pixels]).subarray(1);
    const png = opaquePng(width, height, shifted);
    expect(partsOf(png).get("IHDR")?.[9]).toBe(kind);
    expect(pointsOf(png, width)).toEqual(points.flatMap((n) => [n & 255, n >> 8, 7]));
  });

  it("shows the dagger of a published number beside letters of its own face", () => {
    const picture = (text: string) =>
      Buffer.from(
        toPng(
          `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="24" font-family="Upheld Sans"><text x="2" y="18" font-size="16">${text}</text></svg>`,
          { zoom: 1, background: "#ffffff" },
        ),
      );
    // What no face has is one box, whichever sign it is.
    expect(picture("\u65e5")).toEqual(picture("\u6708"));
    expect(picture("\u2020")).not.toEqual(picture("\u65e5"));
    // Letters beside the sign are those of the text face: the picture begins as it does without the sign.
    const left = (text: string) => pointsOf(picture(text), 80).filter((_, at) => at % 240 < 90);
    expect(left("12 pp \u2020")).toEqual(left("12 pp"));
  });
});
