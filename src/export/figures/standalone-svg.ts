/** What a drawing takes along from its page; `sans` is the face of charts as a data address, where it shall bring it. */
export interface DrawingStyles {
  readonly tokens: string;
  readonly chart: string;
  /** The same tokens with the values of the dark scheme. */
  readonly dark?: string;
  readonly sans?: string;
}

/**
 * A chart as a file of its own: the page's rules for charts, with the light values written in, since
 * drawing programs know no custom properties. Rules in an arm's colour are written once for each arm. Labels are placed
 * by the widths of the page's own face, so the face goes along: in another one they would meet.
 */
export function standaloneSvg(
  svg: string,
  styles: DrawingStyles,
  { ground = true }: { readonly ground?: boolean } = {},
): string {
  const { tokens: tokensCss, chart: chartCss, sans: file } = styles;
  const tokens = new Map(
    [...firstBlock(tokensCss).matchAll(/(--[\w-]+):\s*([^;]+)(?:;|$)/g)].map((m) => [
      m[1] ?? "",
      (m[2] ?? "").trim(),
    ]),
  );
  const rules = rulesOf(chartCss).flatMap(({ selectors, body }) =>
    body.includes("var(--c")
      ? arms.map((arm) => ruleOfArm(selectors, body, arm, tokens))
      : [`${selectors.join(",")}{${resolved(body, tokens)}}`],
  );
  const sans = tokens.get("--sans") ?? "sans-serif";
  const face = file ? faceOf(sans, file) : "";
  const style = `${face}svg{${ground ? `background:${tokens.get("--paper")};` : ""}font-family:${sans}}${rules.join("")}`;
  const head = svg.includes("xmlns=")
    ? svg
    : svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ');
  // A cell's plot names colours of the page in its attributes, and the colour of its text.
  const ink = tokens.get("--ink") ?? "black";
  return resolved(head, tokens)
    .replaceAll('="currentColor"', `="${ink}"`)
    .replace(/^<svg[^>]*>/, (tag) => `${tag}<style>${style}</style>`);
}

/** The first family of a list, as a file: one variable face has both weights of charts. */
function faceOf(families: string, file: string): string {
  const [family] = families.split(",");
  return `@font-face{font-family:${family};src:url("${file}") format("woff2");font-weight:200 900}`;
}

const arms = [0, 1, 2, 3, 4, 5, 6] as const;

interface Rule {
  readonly selectors: readonly string[];
  readonly body: string;
}

function firstBlock(css: string): string {
  return css.slice(0, css.indexOf("}"));
}

function rulesOf(css: string): Rule[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, "");
  return [...plain.matchAll(/([^{}@]+)\{([^{}]*)\}/g)].map((m) => ({
    selectors: (m[1] ?? "").split(",").map((s) => s.trim()),
    body: (m[2] ?? "").trim(),
  }));
}

function ruleOfArm(
  selectors: readonly string[],
  body: string,
  arm: number,
  tokens: ReadonlyMap<string, string>,
): string {
  const own = selectors.flatMap((s) => [
    `${s}.arm-${arm}`,
    s.replace(/^(\.chart) /, `$1 .arm-${arm} `),
  ]);
  const colour = tokens.get(`--arm-${arm}`) ?? "";
  const text = body
    .replace(
      /color-mix\(in oklab, var\(--c\) (\d+)%, var\((--[\w-]+)\)\)/g,
      (_whole, percent: string, name: string) =>
        mixed(colour, tokens.get(name) ?? colour, Number(percent) / 100),
    )
    .replace(/color-mix\([^;]*?var\(--c[^;]*\)/, colour)
    .replace(/var\(--c(?:,\s*var\([^)]*\))?\)/g, colour);
  return `${own.join(",")}{${resolved(text, tokens)}}`;
}

function resolved(body: string, tokens: ReadonlyMap<string, string>): string {
  return body.replace(/var\((--[\w-]+)\)/g, (whole, name: string) => tokens.get(name) ?? whole);
}

/** A share of one colour and the rest of another, as `color-mix` mixes them in sRGB: near enough for a shade. */
function mixed(colour: string, other: string, share: number): string {
  const channels = (hex: string) =>
    [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  const rest = channels(other);
  const mix = channels(colour).map((v, i) => Math.round(v * share + (rest[i] ?? 0) * (1 - share)));
  return `#${mix.map((v) => v.toString(16).padStart(2, "0")).join("")}`;
}
