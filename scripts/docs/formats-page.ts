import type { RecordPath } from "../../src/ingest/formats/shared/format.ts";
import { formats } from "../../src/ingest/index.ts";

export function formatsPage(): string {
  return [
    "# Result formats",
    "",
    "After this page you know whether your files are read, and can name in `experiment.yaml` any value that stands in them. To begin with, `new experiment` does it for you: [CSV](guides/csv.md), [Inspect](guides/inspect.md), [lm-evaluation-harness](guides/lm-evaluation-harness.md).",
    "",
    "A file is recognised by its name and first bytes, in this order; `format:` in the manifest overrides. Each may be gzipped.",
    "",
    "| format | what it is |",
    "|---|---|",
    ...formats.map((f) => `| \`${f.name}\` | ${cell(f.doc)} |`),
    "",
    "Samples that errored, were refused, could not be parsed or are missing are kept and counted by cause. None is dropped, none is scored 0.",
    "",
    "## Where things stand in a file",
    "",
    "A column or key that is named like a factor, a metric or the unit is found without a word. Everything else is mapped in `experiment.yaml`, by a path into the record. A part of the file's name is a placeholder of its pattern.",
    "",
    "```yaml",
    "data:",
    '  - files: "{arm}/*.eval"                        # the folder is the arm',
    "    factors:",
    "      trigger: sample.metadata.trigger           # a path into the record",
    "      posture: { field: eval.task_args.posture, values: { hard: firm } }",
    "      persona: { const: none }                   # the same for every record of these files",
    "    metrics:",
    "      recall: { field: scores.match }",
    "    unit: sample.id",
    "```",
    "",
    'A key that holds a dot stands in brackets: `scores["a.b"].value`; `choices[0]` is the first entry of a list.',
    "",
    "## Which sample is which",
    "",
    "A unit is known by its id within its **scope**: the task of an Inspect log or of an lm-eval file, else what stands in the columns `task`, `dataset` and `benchmark` (placeholders and factors of these names count). Equal ids of two tasks are two units: they are counted apart and never paired, and pages name them `task: id`. `scope: none` says that ids mean the same everywhere; `scope: subject` names another column, placeholder or factor; `unit: [task, id]` makes one id of several fields.",
    "",
    "Records of one unit, condition and replicate are its repeats. A log numbers its epochs itself, a column `epoch` does for a table, unless the design calls `epoch` a factor; all else is numbered in the order of the files. Records that are equal in every field, files that are equal in every byte, and records that a column of a few words tells apart (`grader`, `filter`) are problems, not repeats. Numbers such as `3.0` and `3` are one id; ids longer than any number holds stay text.",
    "",
    "Where records carry a document hash, a right answer (`target`, `gold`, `correct_answer`, or what `equals:` names) or a prompt, equal ids must agree in it: the hash first, then the answer, then, between arms alone, the prompt, where an arm that puts the same text into all prompts is no difference. More than 5 % that do not agree is an error that shows two of them.",
    "",
    "## What values mean",
    "",
    'In conditions (`only`, `where`), keys of `values`, `equals` and levels, `True`, `true` and 1 are the same, and so are 3, `3.0` and `"3"`; other words only letter by letter. `equals` compares two lists entry by entry and two objects key by key; a list against a text is refused. `NA`, `N/A`, `None`, `null`, `nan` and the empty cell are missing scores; other words are errors until `values` maps them, to a number, or to null, which counts them as missing under their own name while numbers beside them are read as they are. A condition, a key or a cause that matches no record is a warning that lists what there is.',
    "",
    "A binary metric takes 0 and 1 (true and false, yes and no, `C` and `I` of Inspect) and nothing else. Grades between them, Inspect's `P` among them, are `kind: score` with `range: [0, 1]`. A sample for which `where` does not hold is not missing; one for which it cannot be told is counted as *filter unknown*.",
    "",
    "## JSON with several lists, or none",
    "",
    '`records: results` names the list that is read; its neighbours are noted. In `records: "eval.{part}"` the placeholder stands for every key there: all lists are read, and each record has its key as the field `part`. Where the keys hold no lists but records, each is one. `records: "."` reads the whole file as one sample: for transcripts with one score a file.',
    "",
    "## Transcripts",
    "",
    "Logs bring their own. Elsewhere `transcript:` names the turns; left out, a list of messages (`messages`, `conversations`, `conversation`, `dialogue`, `chat`) is one, and so are `prompt`, `input`, `question` or `instruction` with `response`, `output`, `completion`, `model_output` or `generation`. `transcript: {}` shows none. Beside them stands the right answer, where a score is compared with one (`equals:`) or a column has a usual name: `target`, `gold`, `gold_answer`, `correct_answer`, `correct_option`, `ground_truth`, `expected_answer`, `reference_answer`, `expected`, `expected_output`.",
    "",
    ...[...new Set(formats.map(({ paths = [] }) => paths))].flatMap((paths) => [
      `### ${namesOf(paths)}`,
      "",
      "| path | what stands there |",
      "|---|---|",
      ...paths.map(({ path, doc }) => `| \`${cell(path)}\` | ${cell(doc)} |`),
      "",
    ]),
    "<!-- generated by `npm run docs` -->",
    "",
  ].join("\n");
}

const cell = (text: string): string => text.replaceAll("|", "\\|");

/** Formats that one harness writes have the same paths. */
const namesOf = (paths: readonly RecordPath[]): string =>
  formats
    .filter((f) => f.paths === paths)
    .map(({ name }) => `\`${name}\``)
    .join(", ");
