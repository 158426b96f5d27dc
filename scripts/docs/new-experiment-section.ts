/** What `new experiment` and `new notebook` make of files. */
export const newExperimentSection: readonly string[] = [
  "## What `new experiment` guesses",
  "",
  "It copies the files into `results/<name>/`, writes a manifest that passes `check`, and prints a table: what columns, files and lists were taken for and why, and what was left out. Where something is unclear it asks, and writes nothing. The table stands as comments in the manifest as well: look it over.",
  "",
  "- **Nothing is merged that differs.** Two logs are repeats of each other only if model, arguments, solver, dataset, configuration and folder are equal, which the table calls `taken as a second draw`: other answers to the same questions; else the argument, folder or file that differs is a level. A factor may have any number of levels. A blank trigger or arm is the level `none`. Rows that repeat a question under one condition are numbered in the order of the file; rows that are equal in every column are an error.",
  "- **Nothing is averaged that differs in kind.** Tasks, filters of lm-eval, graders, steps and epochs of a training are factors; a column of metric names is `long:`. The figures of `new notebook` show each of them apart, draw a curve along steps, or fix one level and say so.",
  "- **Arms and baselines** are known by name (`arm`, `condition`, `variant`, `finetune`, `system_prompt`, before `model`) and by level (`base`, `baseline`, `none`, `control`, `original`, `vanilla`). `baseline_correct, sdf_correct` are one metric with an arm. `seed3/step_200.csv` gives `seed{seed}/step_{step}.csv`.",
  "- **Scores**: 0 and 1, true and false; grades with the `range` that they seem to stand on; two words, of which one counts as 1 (turn `values:` round if it is the other); words among grades count as missing. Columns that only number the rows are left out. Words that could stand for any score are a question.",
  "- **Tables of means** (with `stderr`, `ci_low`, `std`, or `n`) are `published:`, never samples; `citation` and `place` are yours to fill in.",
  "- **Equal ids of different questions** are told apart by the text of the question where both sides share it, or by the data set that a log names; else they are a question. `--unit task,id` says which columns tell questions apart, `--scope task` within which column ids are unique.",
  "",
  "`new experiment <files> --name <name> --add` lets a rerun or another arm join an experiment, `--replace` puts files in the place of those of the same name. Both list what changed (levels, samples by file, condition and metric), keep what you wrote in the manifest, and change nothing where the outcome would not pass.",
  "",
  "`new notebook <experiment>` ends in a hypothesis marked `draft`: `check` warns of it, and it has no verdict until you write what you expect and take the word out.",
  "",
];
