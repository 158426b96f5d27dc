import { describe, expect, it } from "vitest";
import { readTurns } from "../../../src/ingest/formats/inspect/turns.ts";

const hash = "0123456789abcdef0123456789abcdef";

describe("turns of an Inspect sample", () => {
  it("are its messages, with reasoning, tool calls and results as texts", () => {
    const turns = readTurns({
      messages: [
        { role: "system", content: "Be brief." },
        {
          role: "user",
          content: [
            { type: "text", text: "one" },
            { type: "text", text: "two" },
          ],
        },
        {
          role: "assistant",
          content: [
            { type: "reasoning", reasoning: "I should look." },
            { type: "text", text: "Looking." },
          ],
          tool_calls: [{ id: "1", function: "bash", arguments: { cmd: "ls\n-l", timeout: 5 } }],
        },
        { role: "tool", function: "bash", content: "a.txt" },
        { role: "tool", function: "bash", content: "", error: { type: "timeout", message: "5 s" } },
      ],
    });
    expect(turns).toEqual([
      { name: "system", text: "Be brief." },
      { name: "user", text: "one\ntwo" },
      { name: "assistant: reasoning", text: "I should look." },
      { name: "assistant", text: "Looking." },
      { name: "assistant: tool call", text: "bash\ncmd: ls\n-l\ntimeout: 5" },
      { name: "tool: bash", text: "a.txt" },
      { name: "tool: bash", text: "[error: timeout: 5 s]" },
    ]);
  });

  it("keep an empty answer, and drop the empty text beside a tool call", () => {
    const call = { role: "assistant", content: "", tool_calls: [{ function: "f", arguments: {} }] };
    const turns = readTurns({ messages: [{ role: "assistant", content: "" }, call] });
    expect(turns).toEqual([
      { name: "assistant", text: "" },
      { name: "assistant: tool call", text: "f" },
    ]);
  });

  it("show redacted reasoning as its summary, or as redacted", () => {
    const part = (more: object) => ({
      type: "reasoning",
      reasoning: "c2VjcmV0",
      redacted: true,
      ...more,
    });
    const content = [part({ summary: "It looked." }), part({})];
    expect(readTurns({ messages: [{ role: "assistant", content }] }).map((t) => t.text)).toEqual([
      "It looked.",
      "[redacted]",
    ]);
  });

  it("resolve attachments where the whole text is a reference, and show those that are missing", () => {
    const say = (content: string) => ({ role: "user", content });
    const turns = readTurns({
      messages: [
        say(`attachment://${hash}`),
        say(`see attachment://${hash}`),
        say("attachment://ffff"),
      ],
      attachments: { [hash]: "a long text" },
    });
    expect(turns.map((turn) => turn.text)).toEqual([
      "a long text",
      `see attachment://${hash}`,
      "[attachment ffff is missing]",
    ]);
  });

  it("find attachments where old logs keep them", () => {
    const turns = readTurns({
      messages: [{ role: "user", content: `attachment://${hash}` }],
      transcript: { events: [], content: { [hash]: "an old text" } },
    });
    expect(turns[0]?.text).toBe("an old text");
  });

  it("name media without showing their bytes", () => {
    const content = [
      { type: "image", image: "data:image/png;base64,AAAA" },
      { type: "image", image: `attachment://${hash}` },
      { type: "image", image: "attachment://ffff" },
      { type: "audio", audio: "speech.wav", format: "wav" },
      { type: "data", data: { a: 1 } },
    ];
    const attachments = { [hash]: "data:image/png;base64,BBBB" };
    const [turn] = readTurns({ messages: [{ role: "user", content }], attachments });
    expect(turn?.text.split("\n")).toEqual([
      "[image]",
      "[image]",
      "[image: attachment ffff is missing]",
      "[audio: speech.wav]",
      "[data]",
      '{"type":"data","data":{"a":1}}',
    ]);
  });

  it("are input and output where a sample has no messages", () => {
    expect(readTurns({ input: "q", messages: [], output: { completion: "a" } })).toEqual([
      { name: "user", text: "q" },
      { name: "assistant", text: "a" },
    ]);
    const choices = [{ message: { role: "assistant", content: "b" } }];
    expect(readTurns({ input: [{ role: "system", content: "s" }], output: { choices } })).toEqual([
      { name: "system", text: "s" },
      { name: "assistant", text: "b" },
    ]);
  });
});
