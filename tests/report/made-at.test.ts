import { expect, test } from "vitest";
import { madeAt } from "../../src/report/made-at.ts";

test("the time of a report is that of the environment, or none", () => {
  expect(madeAt({ SOURCE_DATE_EPOCH: "1764547200" })).toBe("2025-12-01T00:00:00Z");
  for (const wrong of [undefined, "", "now", "-1", "1e9", "99999999999999999999"])
    expect(madeAt({ SOURCE_DATE_EPOCH: wrong }), wrong).toBeUndefined();
});
