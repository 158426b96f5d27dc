/**
 * The point where `holds` turns from true (at `inside`) to false (at `outside`), by halving until
 * the two are neighbouring numbers or 200 halvings are done. It cannot diverge, so it needs no
 * derivative and no starting value.
 */
export function bisect(holds: (x: number) => boolean, inside: number, outside: number): number {
  let near = inside;
  let far = outside;
  for (let step = 0; step < 200; step += 1) {
    const middle = (near + far) / 2;
    if (middle === near || middle === far) break;
    if (holds(middle)) near = middle;
    else far = middle;
  }
  return (near + far) / 2;
}
