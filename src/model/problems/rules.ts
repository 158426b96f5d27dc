/** Every rule a problem can name, with what it asks for. Names are permanent. */
export const rules = {
  // manifests
  "manifest-is-yaml": "An experiment.yaml parses as YAML.",
  "manifest-is-valid": "An experiment.yaml has the fields and types of the schema.",
  "key-is-known": "A manifest or front matter has no unknown keys.",
  "experiment-has-manifest": "A folder in results/ holds an experiment.yaml.",
  "baseline-is-a-level": "A factor's baseline is one of its levels.",
  "files-are-found": "Each file pattern of a manifest matches at least one file.",
  "path-is-inside": "Files stay inside the folder of the report.",
  "absence-is-true": "A condition declared absent has no samples.",
  // files
  "format-is-recognised": "A data file has a format that Upheld reads.",
  "file-is-not-empty": "A data file has bytes and records.",
  "file-is-complete": "An archive or compressed file is complete.",
  "file-is-utf8": "Text files are UTF-8.",
  "json-is-valid": "JSON parses, line by line where the format has lines.",
  "row-has-all-fields": "A row of a table has as many fields as its header.",
  "record-is-an-object": "A record is an object with named fields.",
  "line-is-short-enough": "A line or member fits in memory.",
  "log-is-readable": "An evaluation log has the members and fields of its format.",
  "log-is-finished": "An evaluation log says that its run succeeded.",
  "header-agrees-with-records": "What a log's header counts is what its records hold.",
  // samples
  "field-is-found": "A field that a manifest names exists in the records.",
  "factor-is-declared": "A factor that is used is declared in the manifest.",
  "level-is-declared": "A level met in the data is declared in the manifest.",
  "metric-is-declared": "A metric that is used is declared in the manifest.",
  "metric-fits-kind": "A metric has the keys of its kind, and those that its kind needs.",
  "judge-has-labels": "A judged metric has labels by people, or says that it is not corrected.",
  "ranking-has-classes": "A ranking has positive and negative samples.",
  "score-is-known": "A score is a number or a word that the mapping knows.",
  "score-is-finite": "A score is a finite number.",
  "score-is-in-range": "A binary metric scores 0 or 1, and a score stays in its range.",
  "condition-matches":
    "What a manifest asks of records (`only`, `where`, `on`, a key of `values`, a cause) holds of some.",
  "score-is-of-its-record": "A score stands once for each sample, not once for a whole file.",
  "sample-ids-are-unique": "No two samples share condition, unit, replicate and epoch.",
  "experiment-has-samples": "An experiment has at least one sample or published estimate.",
  "published-estimate-is-valid":
    "A published estimate has value, citation and place, and an interval that holds it.",
  // the report
  "settings-are-valid": "upheld.yaml has the fields and types of its schema.",
  // notebooks
  "front-matter-is-valid": "A notebook's front matter has the fields and types of the schema.",
  "mathematics-is-valid": "Text between dollar signs is mathematics in TeX.",
  "notebook-is-finished": "A notebook that is published is not marked as a draft.",
  "page-is-written": "A page holds the text of its author, not that of an example.",
  "directive-is-known": "A directive has a known name.",
  "attribute-is-known": "A directive has only attributes that it knows.",
  "attribute-is-valid": "An attribute has a value of the right form.",
  "selector-is-valid": "A selector names factors and levels of the experiment.",
  "selector-matches": "A selector matches at least one condition with data.",
  "expectation-is-valid": "An expectation follows the grammar.",
  "expectation-fits":
    "An expectation fits what is tested: a level for a value, a direction or margin for a difference.",
  "ids-are-unique": "No two figures, findings or notebooks share an address.",
  "id-is-given": "A figure, finding or hypothesis has an id of its own.",
  "reference-is-found": "A reference leads to a figure, finding, experiment or sample that exists.",
  "citation-is-found": "A citation key is in the bibliography.",
  "bibliography-is-valid": "The bibliography parses.",
  "experiment-is-found": "A notebook names an experiment that exists.",
  "chart-is-known": "A figure names a chart type that exists.",
  "figure-has-data": "A figure has something to draw.",
  "labels-fit": "No label of a chart is cut or lies over another.",
  "cell-runs": "A cell runs without error.",
  "cell-is-deterministic": "A cell gives the same output each time.",
  "claim-is-upheld": "A claim agrees with the data.",
  "hypothesis-is-written": "A hypothesis says what its author expects; a draft is not judged.",
  "registration-is-true":
    "What a hypothesis says of its registration is what the history of the repository says.",
  "registration-is-checked": "A registration can be held against the history of a repository.",
  "support-is-found": "A figure supports a finding of its notebook.",
  "units-match-for-pairing": "Units of two compared conditions are the same.",
  "content-is-found": "A report has at least one experiment or notebook.",
  // pages
  "picture-has-words": "A picture says in words what it shows.",
  "links-resolve": "Every internal link leads to a page and an anchor that exist.",
  "address-is-free": "No two pages want the same address.",
  "address-is-kept":
    "Every address that was published still answers, or upheld.yaml says what became of it.",
  "removal-is-true": "What upheld.yaml says was removed is not there, and what replaced it is.",
  "publication-is-read": "What was published last can be read, where something names it.",
} as const;

export type RuleName = keyof typeof rules;
export const ruleNames = Object.keys(rules) as [RuleName, ...RuleName[]];
