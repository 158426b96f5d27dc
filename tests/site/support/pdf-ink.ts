import { inflateSync } from "node:zlib";

/** One page of a printed document. */
export interface PrintedPage {
  /** Share of the page's text area below the last mark on it. */
  readonly empty: number;
  /** Whether something stands below the text area: the number of the page. */
  readonly numbered: boolean;
}

type Matrix = readonly [number, number, number, number, number, number];
interface Box {
  readonly top: number;
  readonly bottom: number;
}

/**
 * How far each page is filled, of a PDF as Chromium writes it: streams without object streams, the text area as the first
 * clip of each page, everything outside of it a margin box. Only what is painted counts, and no white.
 */
export function printedPages(pdf: Uint8Array): PrintedPage[] {
  const bytes = Buffer.from(pdf);
  const text = bytes.toString("latin1");
  const pages = [...text.matchAll(/\/Type \/Page\b[\s\S]*?\/Contents (\d+) 0 R/g)];
  return pages.map(([, id]) => filled(streamOf(bytes, text, Number(id))));
}

function streamOf(bytes: Buffer, text: string, id: number): string {
  const at = text.search(new RegExp(`(?:^|\\n)${id} 0 obj\\b`));
  const head = text.slice(at, text.indexOf("stream", at));
  const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
  const start = text.indexOf("stream", at) + "stream\n".length;
  const body = bytes.subarray(start, start + length);
  return (head.includes("FlateDecode") ? inflateSync(body) : body).toString("latin1");
}

/** Runs the operators of a page that move, clip and paint. */
function filled(content: string): PrintedPage {
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  let line: Matrix = matrix;
  let white = false;
  let area: Box | null = null;
  let path: number[] = [];
  let numbers: number[] = [];
  const saved: { matrix: Matrix; white: boolean }[] = [];
  const marks: number[] = [];
  const up = (x: number, y: number, by: Matrix = matrix) => by[1] * x + by[3] * y + by[5];
  const paint = () => {
    if (!white) marks.push(...path);
    path = [];
  };
  for (const [token] of content.matchAll(/<[0-9A-F]*>|\([^)]*\)|\/\S+|[^\s<>/()]+/g)) {
    const number = Number(token);
    if (!Number.isNaN(number)) {
      numbers.push(number);
      continue;
    }
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
    switch (token) {
      case "q":
        saved.push({ matrix, white });
        break;
      case "Q":
        ({ matrix, white } = saved.pop() ?? { matrix, white });
        break;
      case "cm":
        matrix = times([a, b, c, d, e, f], matrix);
        break;
      case "rg":
        white = a === 1 && b === 1 && c === 1;
        break;
      case "re":
        path.push(up(a, b), up(a, b + d));
        break;
      case "m":
      case "l":
        path.push(up(a, b));
        break;
      case "c":
        path.push(up(a, b), up(c, d), up(e, f));
        break;
      case "n":
        if (path.length > 0) area ??= { top: Math.max(...path), bottom: Math.min(...path) };
        path = [];
        break;
      case "f":
      case "f*":
      case "S":
      case "B":
        paint();
        break;
      case "Tm":
        line = times([a, b, c, d, e, f], matrix);
        break;
      case "Td":
        line = times([1, 0, 0, 1, a, b], line);
        break;
      case "Tj":
      case "TJ":
        marks.push(up(0, 0, line));
        break;
      case "Do":
        marks.push(up(0, 0), up(0, 1));
        break;
    }
    if (!/^[</(]/.test(token)) numbers = [];
  }
  if (area === null) return { empty: 1, numbered: false };
  const { top, bottom } = area;
  const inside = marks.filter((y) => y >= bottom && y <= top);
  return {
    empty: inside.length === 0 ? 1 : (Math.min(...inside) - bottom) / (top - bottom),
    numbered: marks.some((y) => y < bottom),
  };
}

/** What `a` does, done before `b`. */
function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ];
}
