import { describe, expect, it } from "vitest";
import { startReading } from "../../src/notebook/bind/reading-order.ts";
import type { InOrder } from "../../src/notebook/markdown/bound-node.ts";

const asks = (mentions: string | null, ...cites: string[]): InOrder => ({
  type: "in-order",
  mentions,
  cites,
  settle: ({ first, numbers }) => ({
    type: "bound",
    html: [],
    counts: "bound",
    value: `${first ? "first" : "later"} ${numbers.join(",")}`.trim(),
  }),
});
const read = (order: ReturnType<typeof startReading>, ...all: InOrder[]) =>
  all.map((one) => order.settle(one).value);

describe("the order in which a page is read", () => {
  it("tells the first mention of each value from later ones", () => {
    const order = startReading();
    expect(read(order, asks("a"), asks("b"), asks("a"))).toEqual(["first", "first", "later"]);
  });

  it("numbers sources by their first citation", () => {
    const order = startReading();
    expect(read(order, asks(null, "x", "y"), asks(null, "y"), asks(null, "z", "x"))).toEqual([
      "later 1,2",
      "later 2",
      "later 3,1",
    ]);
    expect(order.cited()).toEqual(["x", "y", "z"]);
  });

  it("lets text that is also read alone have first mentions of its own, with the sources of the page", () => {
    const order = startReading();
    read(order, asks("a", "x"));
    expect(read(order.alone(), asks("a", "y"))).toEqual(["first 2"]);
    expect(read(order, asks("a", "y"))).toEqual(["later 2"]);
  });
});
