import { crc32, deflateSync } from "node:zlib";

/**
 * An opaque picture as PNG, without filters: flat colours compress best so. Our own, since it takes a third of the time
 * of what resvg writes and a third fewer bytes (decision 0034). Where there are few colours, each point is one byte that
 * names one of them; no colour changes.
 * `pixels` are rows of red, green, blue and alpha, a byte each; alpha is left out.
 */
export function opaquePng(width: number, height: number, pixels: Uint8Array): Uint8Array {
  // A view of four bytes has to begin at a multiple of four.
  const { buffer, byteOffset } = pixels.byteOffset % 4 === 0 ? pixels : Uint8Array.from(pixels);
  const points = new Uint32Array(buffer, byteOffset, width * height);
  const named = inPalette(points, width, height);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits a point that names a colour, or eight bits each for red, green and blue.
  head.set([8, named ? 3 : 2, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    ...(named ? [chunk("PLTE", named.palette)] : []),
    chunk(
      "IDAT",
      named
        ? deflateSync(named.rows, { level: paletteLevel })
        : deflateSync(inColours(pixels, width, height)),
    ),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Colours that a byte can name. */
const mostColours = 256;
/** Of zlib: with its usual 6, rows of names take half as long again for a twentieth fewer bytes. */
const paletteLevel = 4;

/** Rows of names of colours, each after a byte for its filter; null where there are too many colours. */
function inPalette(
  points: Uint32Array,
  width: number,
  height: number,
): { readonly rows: Buffer; readonly palette: Buffer } | null {
  const names = new Map<number, number>();
  const stride = width + 1;
  const rows = Buffer.alloc(stride * height);
  let [last, name] = [-1, 0];
  for (let y = 0, from = 0; y < height; y++) {
    let to = y * stride + 1;
    for (const end = from + width; from < end; from++, to++) {
      const point = points[from] as number;
      if (point !== last) {
        name = names.get(point) ?? names.size;
        if (name === mostColours) return null;
        names.set(point, name);
        last = point;
      }
      rows[to] = name;
    }
  }
  const bytes = Buffer.from(Uint32Array.from(names.keys()).buffer);
  const palette = Buffer.from(bytes.filter((_, at) => at % 4 !== 3));
  return { rows, palette };
}

function inColours(pixels: Uint8Array, width: number, height: number): Buffer {
  const stride = width * 3 + 1;
  const rows = Buffer.alloc(stride * height);
  for (let y = 0, from = 0; y < height; y++) {
    let to = y * stride + 1;
    for (let x = 0; x < width; x++, from += 4, to += 3) {
      rows[to] = pixels[from] as number;
      rows[to + 1] = pixels[from + 1] as number;
      rows[to + 2] = pixels[from + 2] as number;
    }
  }
  return rows;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(data.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), named.length + 4);
  return out;
}
