/**
 * Words by which a sentence says how much, how often or which is more. Those that are as often said of how something was
 * done ("always", "all", "half of the data") are not among them: an advice that is mostly wrong is not read.
 */
const comparative =
  "more|less|fewer|higher|lower|better|worse|larger|smaller|greater|bigger|longer|shorter|stronger|weaker|faster|slower|rarer|oftener|likelier|closer";
const superlative =
  "highest|lowest|best|largest|smallest|greatest|biggest|longest|shortest|strongest|weakest|fastest|slowest|fewest|rarest|likeliest";

const stating = [
  // how many
  String.raw`(?<!\bat )(?<!\bthe )\bmost(?= (?:of|\p{L}+s\b|\p{L}+(?:s|en|le) ))`,
  String.raw`(?<!\bat )\bthe most\b`,
  "mostly|hardly|barely|scarcely|rarely|seldom|(?:far|much) (?:more|less|fewer)",
  "(?:nearly|almost|virtually|practically) (?:all|every|everything|none|no|nothing|always|never|half|twice|as)",
  "(?<!a )few(?= of|er| \\p{L}+s\\b)|a majority|the majority|a minority|the bulk of",
  "in (?:most|many|few) (?:cases|seeds|runs|texts|answers)",
  "next to (?:none|nothing|no)",
  // how much more
  "twice (?:as|the|that|what)|thrice|doubles|doubled|halves|halved|(?:three|four|five|ten|several|many) times|\\p{L}+fold",
  "(?:about|around|some|roughly|nearly|over|more than|less than) (?:a|one|two|three) (?:third|quarter|fifth|tenth|half|dozen)s?\\b(?: of)?",
  // which is more
  String.raw`(?:${comparative})\b(?:\s+[\p{L}’'-]+){0,3}?\s+than`,
  String.raw`(?:no|not|hardly|much|far|somewhat|slightly|clearly) (?:${comparative})(?<!no (?:more|longer))\b`,
  "no more (?:often|likely|common|frequent)",
  `(?:the|its|their) (?:${superlative})`,
  "as (?:often|many|high|low|likely|strong|weak|rare) as",
  "outperforms?|outperformed|exceeds?|exceeded|beats",
];

const pattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(?:${stating.join("|")})(?![\p{L}\p{N}-])`,
  "giu",
);

/** What is asked, wondered, expected or made up states nothing. */
const unstated =
  /\?\s*$|\b(?:whether|would|could|might|should|may|must|expect\w*|predict\w*|suppose\w*|imagine|if|asks?|asked for|in order to|aims?|hope\w*|to be)\b/iu;

/** Words of a sentence that state how much, in their order; none where it states nothing. */
export function statingWords(sentence: string): readonly string[] {
  if (unstated.test(sentence)) return [];
  return [...sentence.matchAll(pattern)].map(([word]) => word.replace(/\s+/g, " "));
}
