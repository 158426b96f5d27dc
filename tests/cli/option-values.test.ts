import { describe, expect, it } from "vitest";
import { dayOf, portOf } from "../../src/cli/option-values.ts";

describe("values of options", () => {
  it.each(["0", "4321", "65535"])("a port may be %s", (text) => expect(portOf(text)).toBe(text));
  it.each(["abc", "-1", "65536", "99999", "1.5", ""])("a port is never %j", (text) =>
    expect(() => portOf(text)).toThrow("A whole number from 0 to 65535"),
  );
  it("a day is one of the calendar", () => {
    expect(dayOf("2028-02-29")).toBe("2028-02-29");
    for (const text of ["2026-99-01", "2026-02-30", "26-1-1", "today", ""])
      expect(() => dayOf(text), text).toThrow("YYYY-MM-DD");
  });
});
