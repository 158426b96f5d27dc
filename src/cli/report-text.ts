/**
 * The files of a report to start from. Nothing in it was measured: the answers follow a rule, the experiment says so on
 * its page, no sentence claims anything of them, and pages are marked as an example until their author takes that out.
 */
export function reportFilesToStart(date: string): ReadonlyMap<string, string> {
  return new Map([
    [".gitignore", "dist/\n.upheld/\nnode_modules/\n"],
    ["README.md", readme],
    ["upheld.yaml", settings],
    ["content/index.md", home(date)],
    ["content/first.md", first(date)],
    ["results/example/experiment.yaml", manifest],
    ["results/example/answers.csv", answers()],
  ]);
}

const readme = `# A report

Made by \`upheld new report\`. Everything in it is an example to be replaced: the text of \`content/\` and the made-up answers of \`results/example/\`.

    upheld dev --open      see it, and see it change as you write
    upheld check           find what is wrong, and what is still the example's
    upheld build           write it to dist/

    upheld new experiment path/to/your/files     add your own results
    upheld new notebook <experiment>             write a page about them
`;

const settings = `# What is true of all pages. Uncomment what you need.
site:
  name: My report
  # authors: [Your name]
  # url: https://name.example/report/
  # contact: you@name.example
  # licence: CC-BY-4.0
`;

const home = (date: string): string => `---
title: What this report asks
date: ${date}
scaffold: true      # the page and \`upheld check\` say that this is an example; remove it once the text is yours
abstract: |
  In a few sentences: what was asked, what was found, and what limits it.
---
`;

const first = (date: string): string => `---
title: A first page
experiment: example
date: ${date}
scaffold: true      # the page and \`upheld check\` say that this is an example; remove it once the text is yours
abstract: One paragraph that answers the title. The answers behind this page are made up.
summary: One line for lists, with its main number.
---

Numbers are never typed. A directive asks for them: of made-up answers, those of a
model told to check are right in :value{metric=right of="told=carefully"}, those of one told to
be brief in :value{metric=right of="told=briefly"}, a difference of
:diff{metric=right of="told=carefully" versus="told=briefly"}. There are
:n{metric=right what=units} questions.

:::figure[An example of a figure, from made-up answers]{#by-told chart=dots metric=right x=told}
A dot is a way to be asked, its line the interval.
:::

## What to write next

A claim is tested each time the report is built, and one that the data does not uphold fails the
build. It looks like this:

\`\`\`md
:::finding{#checking-helps metric=right of="told=carefully" versus="told=briefly" expect=greater}
A model that is told to check is right in more cases.
:::
\`\`\`

What you expected before you had the data is a \`:::hypothesis\`, whose verdict is shown whatever it is.
`;

const manifest = `title: An example with made-up answers
summary: Nothing of this was measured. It shows how files become pages.
design:
  unit: question               # the column with what was asked
  factors:
    told: { role: arm, baseline: briefly, levels: { briefly: Told to be brief, carefully: Told to check } }
metrics:
  right: { label: Right answers, role: capability, doc: "1 where the answer is right. Made up by a rule." }
data:
  - files: answers.csv         # told is a column of it
    transcript: { prompt: prompt, answer: answer }
caveats:
  - The answers are made up by a rule, to show how a report is made. Remove this experiment before you publish.
`;

/** Questions of the example, enough for an interval. */
const questions = 40;

/** Sums of two numbers, some of them wrong by a rule. */
function answers(): string {
  const rows = ["question,told,prompt,answer,right"];
  for (let i = 1; i <= questions; i++)
    for (const [told, every] of [
      ["briefly", 3],
      ["carefully", 5],
    ] as const) {
      const right = i % every !== 0;
      rows.push(
        `q${i},${told},What is ${i} plus ${i}?,${2 * i + (right ? 0 : 1)},${right ? 1 : 0}`,
      );
    }
  return `${rows.join("\n")}\n`;
}
