import { cite } from "./cite.ts";
import { diff } from "./diff.ts";
import { field } from "./field.ts";
import { figure } from "./figure.ts";
import { finding } from "./finding.ts";
import { hypothesis } from "./hypothesis.ts";
import { n } from "./n.ts";
import { note } from "./note.ts";
import { ref } from "./ref.ts";
import { samples } from "./samples.ts";
import type { BlockDirective, Directive, InlineDirective } from "./shared/directive.ts";
import { value } from "./value.ts";
import { verdict } from "./verdict.ts";

const inline: readonly InlineDirective[] = [cite, diff, field, n, ref, value, verdict];
const block: readonly BlockDirective[] = [figure, finding, hypothesis, note, samples];

/** Every directive. The reference page and the "did you mean" messages are made from this list. */
export const directives: readonly Directive[] = [...inline, ...block];
export const inlineDirectives = new Map(inline.map((d) => [d.name, d]));
export const blockDirectives = new Map(block.map((d) => [d.name, d]));
