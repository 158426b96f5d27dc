import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unitLabels } from "../../src/model/index.ts";

const unit = fc.record({
  unit: fc.stringMatching(/^[a: \\]{1,4}$/),
  scope: fc.option(fc.stringMatching(/^[a: \\]{0,4}$/), { nil: undefined }),
});

describe("names of units", () => {
  it("are ids where there is one task, and begin with it where there are several", () => {
    const law = { unit: "1", scope: "law" };
    expect(unitLabels([law])(law)).toBe("1");
    expect(unitLabels([law, { unit: "1", scope: "geography" }])(law)).toBe("law: 1");
  });
  it("are never those of another unit", () => {
    fc.assert(
      fc.property(fc.array(unit, { minLength: 2, maxLength: 8 }), (units) => {
        const named = units.map((u) => ({ ...u, scope: u.scope ?? "" }));
        const label = unitLabels(named);
        const keys = new Set(named.map((u) => JSON.stringify([u.scope, u.unit])));
        expect(new Set(named.map(label)).size).toBe(keys.size);
      }),
    );
  });
});
