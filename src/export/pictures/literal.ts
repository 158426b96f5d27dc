/**
 * What makes pictures knows literal colours alone, and paints anything else black without a word. So what is left of
 * the page's own ways of naming colours is a fault of ours, and stops the build.
 */
const unresolved = /var\(|light-dark\(|color-mix\(|oklab|oklch|currentcolor|system-ui/i;

/** The same drawing, or an error that says which colour has no value. */
export function literal(svg: string): string {
  // Words of a drawing may be anything.
  const drawn = svg
    .replace(/>[^<]*<\/(?:text|tspan|title|desc)>/g, "></text>")
    .replace(/aria-label="[^"]*"/g, "");
  const at = unresolved.exec(drawn);
  if (at)
    throw new Error(
      `A drawing names a colour without a value: ${drawn.slice(Math.max(0, at.index - 40), at.index + 40)}`,
    );
  return svg;
}
