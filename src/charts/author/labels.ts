import * as Plot from "@observablehq/plot";
import { factorOf, hueOf } from "../layout/grammar.ts";
import { textWidth, wrapText } from "../layout/measure.ts";
import { type LabelResult, lineHeight, placeLabel, placesAround } from "../layout/place-labels.ts";
import { type Box, markBox, narrowBelow } from "../layout/places.ts";
import { faceOf } from "../layout/text-face.ts";
import { dress, type Look } from "../marks/look.ts";
import { spread } from "../types/curve/line-names.ts";
import { composite } from "./needs.ts";
import type { Channel, Subject } from "./read-rows.ts";

/** Channels of marks that name points and lines. */
export interface LabelChannels<T> {
  readonly x: Channel<T>;
  readonly y: Channel<T>;
  /** The name. */
  readonly text: Channel<T>;
  /** Which points are one line; the name where left out. */
  readonly z?: Channel<T>;
  /** Id of the arm whose colour the name takes; an arm of that name where left out. */
  readonly arm?: Channel<T>;
}

interface Named {
  readonly x: unknown;
  readonly y: unknown;
  readonly text: string;
  readonly line: string;
  readonly hue: number | undefined;
}

const classes = "lab s halo";
const bare = { lines: [], values: [], axis: null, metric: null } as const;
/** Further out than the page's own planes look for room: an author's plot has no key below it to fall back on. */
const reach = [4, 14, 28, 46, 70, 100];

/** Names beside points: the search for places that the report's own planes use, run once positions are px. */
export function directLabels<T>(
  data: readonly T[],
  channels: LabelChannels<T>,
  subject: Subject,
): Plot.CompoundMark {
  const named = read(data, channels, subject);
  return composite(
    [
      Plot.text(named, {
        x: "x",
        y: "y",
        text: "text",
        lineAnchor: "bottom",
        render: (index, _scales, values, size, context) => {
          const marks = Array.from(index, (i) =>
            markBox(values.x?.[i] ?? 0, values.y?.[i] ?? 0, 5),
          );
          const taken: Box[] = [];
          const frame = {
            left: 0,
            top: 0,
            right: size.width,
            bottom: size.height - size.marginBottom,
          };
          const drawn = [...index].flatMap((i) => {
            const item = named[i];
            const at = { x: values.x?.[i] ?? 0, y: values.y?.[i] ?? 0 };
            if (!item) return [];
            const result = placeLabel(
              {
                lines: [item.text],
                classes,
                places: placesAround(at.x, at.y, 5, 1, reach),
                from: at,
              },
              { hard: [...marks, ...taken], soft: [], frame, narrow: size.width < narrowBelow },
            );
            if (!result) return [];
            taken.push(result.box);
            return [{ item, at, result }];
          });
          return group(context, [
            ...drawn.flatMap(({ at, result }) => hairline(at, result)),
            ...drawn.flatMap(({ item, result }) => textOf(item, result)),
          ]);
        },
      }),
    ],
    bare,
  );
}

/** Names at the ends of lines, in the margin that the plot leaves for them. */
export function endLabels<T>(
  data: readonly T[],
  channels: LabelChannels<T>,
  subject: Subject,
): Plot.CompoundMark {
  const named = read(data, channels, subject);
  const wrapAt = (text: string, width: number) =>
    wrapText(text, width * 0.34, faceOf("lab", width < narrowBelow));
  const right = (width: number) =>
    22 +
    Math.max(
      0,
      ...named
        .flatMap((d) => wrapAt(d.text, width))
        .map((t) => textWidth(t, faceOf("lab", width < narrowBelow))),
    );
  return composite(
    [
      Plot.text(named, {
        x: "x",
        y: "y",
        text: "text",
        render: (index, _scales, values, size, context) => {
          const last = new Map<string, number>();
          for (const i of index) {
            const line = named[i]?.line ?? "";
            const before = last.get(line);
            if (before === undefined || (values.x?.[i] ?? 0) >= (values.x?.[before] ?? 0))
              last.set(line, i);
          }
          const wanted = [...last.values()]
            .flatMap((i) => {
              const item = named[i];
              const at = { x: values.x?.[i] ?? 0, target: values.y?.[i] ?? 0 };
              const texts = item ? wrapAt(item.text, size.width) : [];
              return item ? [{ ...at, item, texts, height: texts.length * lineHeight }] : [];
            })
            .sort((a, b) => a.target - b.target);
          const edge = size.width - size.marginRight;
          const middles = spread(wanted, 0, size.height - size.marginBottom);
          return group(
            context,
            wanted.flatMap(({ item, x, target, texts }, k) => {
              const middle = middles[k] ?? target;
              const base = middle + 4.75 - ((texts.length - 1) * lineHeight) / 2;
              const look = { classes: "lab halo", hue: item.hue };
              return [
                ...(Math.abs(middle - target) > 7 || x < edge - 1
                  ? [lead({ x: x + 6, y: target }, { x: edge + 12, y: middle })]
                  : []),
                ...texts.map((text, n) =>
                  element(
                    "text",
                    { x: edge + 15, y: base + n * lineHeight, anchor: "start" },
                    look,
                    text,
                  ),
                ),
              ];
            }),
          );
        },
      }),
    ],
    { ...bare, right },
  );
}

function read<T>(data: readonly T[], channels: LabelChannels<T>, { find, own }: Subject): Named[] {
  const column = (channel: Channel<T>) =>
    Array.from(Plot.valueof(data as T[], channel as Plot.ChannelValue) ?? []);
  const [xs, ys, texts] = [column(channels.x), column(channels.y), column(channels.text)];
  const lines = column(channels.z ?? channels.text);
  const arms = column(channels.arm ?? channels.z ?? channels.text);
  const experiment = find(own);
  const arm = experiment && factorOf(experiment, "arm");
  return data.map((_datum, i) => {
    const level = arm?.levels.find((l) => [l.id, l.label].includes(String(arms[i])));
    return {
      x: xs[i],
      y: ys[i],
      // The id of an arm is written as its label, as in rows.
      text: String((level?.id === texts[i] ? level?.label : texts[i]) ?? ""),
      line: String(lines[i] ?? ""),
      hue: arm && level ? hueOf(arm, level.id) : undefined,
    };
  });
}

/** What is drawn, not yet an element: which document it stands in is known to the group only. */
type Drawn = (document: Document) => SVGElement;

function group({ document }: Plot.Context, drawn: readonly Drawn[]): SVGElement {
  const parent = document.createElementNS("http://www.w3.org/2000/svg", "g") as SVGElement;
  for (const draw of drawn) parent.appendChild(draw(document));
  return parent;
}

function element(
  name: "text" | "line",
  { anchor, ...geometry }: Readonly<Record<string, number | string>>,
  look: Look,
  text = "",
): Drawn {
  return (document) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name) as SVGElement;
    for (const [key, value] of Object.entries(geometry)) node.setAttribute(key, String(value));
    if (anchor !== undefined) node.setAttribute("text-anchor", String(anchor));
    if (text) node.textContent = text;
    dress(node, look);
    return node;
  };
}

function textOf(item: Named, { texts }: LabelResult): readonly Drawn[] {
  return texts.map(({ x, y, text, anchor = "start" }) =>
    element("text", { x, y, anchor }, { classes, hue: item.hue }, text),
  );
}

const lead = (a: { x: number; y: number }, b: { x: number; y: number }): Drawn =>
  element("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y }, { classes: "lead" });

/** From a point to a name that had to move away from it. */
function hairline(at: { x: number; y: number }, { box }: LabelResult): readonly Drawn[] {
  const to = {
    x: Math.min(box.right, Math.max(box.left, at.x)),
    y: Math.min(box.bottom, Math.max(box.top, at.y)),
  };
  const length = Math.hypot(to.x - at.x, to.y - at.y);
  if (length < 14) return [];
  const from = { x: at.x + ((to.x - at.x) * 6) / length, y: at.y + ((to.y - at.y) * 6) / length };
  return [lead(from, to)];
}
