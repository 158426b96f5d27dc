import type { Turn } from "../../../model/index.ts";
import { asList, asRecord, asText } from "./loose.ts";

/** The conversation of a sample as turns of text: messages, reasoning, tool calls and tool results, in order. */
export function readTurns(sample: Readonly<Record<string, unknown>>): readonly Turn[] {
  const attachments =
    asRecord(sample.attachments) ?? asRecord(asRecord(sample.transcript)?.content);
  const resolve = attachmentResolver(attachments ?? {});
  const messages = asList(sample.messages);
  if (messages.length > 0) return messages.flatMap((message) => messageTurns(message, resolve));
  return turnsWithoutMessages(sample, resolve);
}

type Resolve = (text: string) => string;

/** A text that is, whole, a reference to an attachment stands for that attachment. */
function attachmentResolver(attachments: Readonly<Record<string, unknown>>): Resolve {
  return (text) => {
    const hash = /^attachment:\/\/(\S+)$/.exec(text)?.[1];
    if (hash === undefined) return text;
    return asText(attachments[hash]) ?? `[attachment ${hash} is missing]`;
  };
}

function turnsWithoutMessages(
  sample: Readonly<Record<string, unknown>>,
  resolve: Resolve,
): readonly Turn[] {
  const asked =
    typeof sample.input === "string"
      ? [{ name: "user", text: resolve(sample.input) }]
      : asList(sample.input).flatMap((message) => messageTurns(message, resolve));
  const output = asRecord(sample.output);
  const choices = asList(output?.choices).flatMap((choice) =>
    messageTurns(asRecord(choice)?.message, resolve),
  );
  if (choices.length > 0) return [...asked, ...choices];
  const completion = asText(output?.completion);
  return completion ? [...asked, { name: "assistant", text: resolve(completion) }] : asked;
}

function messageTurns(value: unknown, resolve: Resolve): readonly Turn[] {
  const message = asRecord(value);
  if (!message) return [];
  const role = asText(message.role) ?? "unknown";
  const name = role === "tool" ? toolName(message) : role;
  const reasoning = reasoningTurns(message, role);
  const calls = asList(message.tool_calls).map((call) => ({
    name: `${role}: tool call`,
    text: callText(call, resolve),
  }));
  const text = [contentText(message.content, resolve), errorText(message)]
    .filter(Boolean)
    .join("\n");
  const others = reasoning.length + calls.length > 0;
  const said = text === "" && others ? [] : [{ name, text }];
  return [...reasoning, ...said, ...calls];
}

function toolName(message: Readonly<Record<string, unknown>>): string {
  const called = asText(message.function);
  return called ? `tool: ${called}` : "tool";
}

function reasoningTurns(message: Readonly<Record<string, unknown>>, role: string): readonly Turn[] {
  const parts = asList(message.content)
    .map(asRecord)
    .filter((part) => part?.type === "reasoning")
    .map((part) => reasoningText(part ?? {}));
  const old = asText(message.reasoning);
  return [...(old ? [old] : []), ...parts].map((text) => ({ name: `${role}: reasoning`, text }));
}

function reasoningText(part: Readonly<Record<string, unknown>>): string {
  const summary = asText(part.summary);
  if (part.redacted === true) return summary ?? "[redacted]";
  return asText(part.reasoning) || summary || "";
}

function contentText(content: unknown, resolve: Resolve): string {
  if (typeof content === "string") return resolve(content);
  return asList(content)
    .map((part) => partText(part, resolve))
    .filter((text) => text !== undefined)
    .join("\n");
}

function partText(value: unknown, resolve: Resolve): string | undefined {
  if (typeof value === "string") return resolve(value);
  const part = asRecord(value);
  if (!part || part.type === "reasoning") return undefined;
  if (part.type === "text") return resolve(asText(part.text) ?? "");
  if (part.type === "tool_use") return callText({ function: part.name, ...part }, resolve);
  const type = asText(part.type) ?? "part";
  const reference = asText(part[type]);
  if (reference === undefined) return `[${type}]\n${JSON.stringify(part)}`;
  return mediaText(type, resolve(reference));
}

/** Media are named, not shown: a data URI would be megabytes of letters. */
function mediaText(type: string, reference: string): string {
  if (reference.startsWith("[attachment ")) return `[${type}: ${reference.slice(1)}`;
  return reference.startsWith("data:") ? `[${type}]` : `[${type}: ${reference}]`;
}

function errorText(message: Readonly<Record<string, unknown>>): string | undefined {
  const error = asRecord(message.error);
  return error && `[error: ${[error.type, error.message].filter(Boolean).join(": ")}]`;
}

function callText(value: unknown, resolve: Resolve): string {
  const call = asRecord(value) ?? {};
  const name = asText(call.function) ?? asText(asRecord(call.function)?.name) ?? "tool";
  const given = asRecord(call.arguments);
  if (!given) return [name, asText(call.arguments)].filter(Boolean).join("\n");
  const lines = Object.entries(given).map(([key, argument]) => {
    const text = typeof argument === "string" ? resolve(argument) : JSON.stringify(argument);
    return `${key}: ${text}`;
  });
  return [name, ...lines].join("\n");
}
