import { describe, expect, it } from "vitest";
import { visibleLine, visibleText } from "../../src/lib/visible-text.ts";
import { alignTurns } from "../../src/site/components/samples/aligned.ts";

describe("what does not show", () => {
  it("stands as its code", () => {
    expect(visibleLine("a\u0000b\u202ec\u200b\u2028\ud800\ufeff\u{e0041}\r\u00ad")).toBe(
      "a[U+0000]b[U+202E]c[U+200B][U+2028][U+D800][U+FEFF][U+E0041][U+000D][U+00AD]",
    );
  });

  it("and all else as it was: lines, tabs, emoji, scripts that join", () => {
    for (const text of [
      "one\n\ttwo\r\nthree",
      "\u{1f468}\u200d\u{1f469}\u200d\u{1f467} \u2764\ufe0f \u{1f3f3}\ufe0f\u200d\u{1f308}",
      "می\u200cخواهم",
      "क्\u200dष",
      "",
    ])
      expect(visibleText(text)).toEqual([{ text, code: false }]);
  });

  it("and a joiner between letters that nothing joins", () => {
    expect(visibleLine("a\u200db\u200c1")).toBe("a[U+200D]b[U+200C]1");
  });
});

describe("transcripts side by side", () => {
  const turns = (...names: string[]) => names.map((name, i) => ({ name, text: `${name} ${i}` }));

  it("have the same turn in the same row, in the order of each", () => {
    const transcripts = [
      turns("user", "assistant", "user", "assistant"),
      turns("system", "user", "assistant"),
      [],
      turns("user", "tool", "assistant"),
    ];
    const rows = alignTurns(transcripts);
    for (const [column, transcript] of transcripts.entries())
      expect(rows.flatMap((row) => row.turns[column] ?? [])).toEqual(transcript);
    for (const { name, turns: own } of rows)
      for (const turn of own) if (turn) expect(turn.name).toBe(name);
    expect(rows.map(({ name }) => name)).toEqual([
      "system",
      "user",
      "tool",
      "assistant",
      "user",
      "assistant",
    ]);
  });
});
