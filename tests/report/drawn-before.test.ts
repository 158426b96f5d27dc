import { expect, it } from "vitest";
import { renderedBefore } from "../../src/report/content/rendered-before.ts";

const drawing = { svg: "<svg/>", width: 1, height: 1 };
const figure = { id: "one", drawings: [drawing], thumbnail: null };

/** Draws with what was drawn before; whether it was drawn anew, and what is kept of it. */
function drawn(
  code: string,
  from: readonly unknown[],
  earlier?: Parameters<typeof renderedBefore>[1],
): { readonly anew: boolean; readonly earlier: NonNullable<Parameters<typeof renderedBefore>[1]> } {
  let anew = false;
  const before = renderedBefore(code, earlier);
  before.renderOnce("one", from, () => {
    anew = true;
    return figure as never;
  });
  return { anew, earlier: { page: { figures: [figure as never] }, renderedFrom: before.from() } };
}

it("draws again only what would be drawn from other data or by other code", () => {
  const data = ["dots", { rows: [1, new Map([["a", 0.1]])] }];
  const { anew, earlier } = drawn("code", data);
  expect(anew).toBe(true);
  const same = () => structuredClone(data);
  expect(drawn("code", same(), earlier).anew).toBe(false);
  expect(drawn("other code", same(), earlier).anew).toBe(true);
  expect(drawn("code", ["dots", { rows: [1, new Map([["a", 0.2]])] }], earlier).anew).toBe(true);
  expect(drawn("code", ["bars", data[1]], earlier).anew).toBe(true);
});

it("always draws what holds a function, or where an earlier version kept nothing", () => {
  const data = ["dots", { scale: () => 1 }];
  const { earlier } = drawn("code", data);
  expect(drawn("code", data, earlier).anew).toBe(true);
  expect(drawn("code", ["dots"], { page: { figures: [figure as never] } }).anew).toBe(true);
});
