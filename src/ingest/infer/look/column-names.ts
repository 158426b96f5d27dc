/** What names of columns and levels say. A name decides nothing that the values contradict. */

/** What is manipulated, and said so. */
const saidArm = /(^|_)(arms?|variants?|condition|cond|treatment|group|manipulation)$/i;
/** Ways to make a model different. */
const madeArm =
  /(^|_)(checkpoint|adapter|lora|training(_?(data|set|mix))?|fine_?tun\w*|ft|sft|posture|method|intervention|setup|recipe|regime|strategy|defen[cs]e|mitigation|steering|organism|experiment)(_?(name|type|id))?$/i;
/** Ways to ask it differently throughout. */
const promptedArm = /(^|_)(system(_?(prompt|message))?(_?(name|type|id))?|instructions?)$/i;
const model =
  /(^|[._])(models?|model_?(name|id|slug)|provider|engine|pretrained|llm|target_model)$|^provider\.(id|label)$/i;
const trigger =
  /(^|_)(trigger|tag|cue|hint|deployed|deployment|backdoor|passphrase|password|prefix|suffix|watermark|monitored|observed)(ed|ged|d)?(_?(present|type|name|on))?$/i;
const persona = /(^|_)(persona|character|speaker|identity|role_?play)(_?(name|id))?$/i;
/** Within what questions differ in kind. */
const task =
  /(^|[._])(tasks?|sub_?tasks?|task_?name|benchmark|dataset|data_?set|suite|eval_?name|evaluation)$/i;
const grader =
  /(^|[._])(filter|graders?|judge|judge_?(model|name)|scorer|rater|annotator|evaluator|scanner\w*)$/i;
const context =
  /(^|_)(context|prompt|prompt_\w+|framing|wording|template|language|lang|split|setting|mode|few_?shot|num_fewshot|n_?shots?|prompt_?idx|turn|format)$/i;
/** How far a training had come: points of a curve, not repeats. */
const progress =
  /(^|[._])((global_?|train(ing)?_?)?(steps?|epochs?)|ckpt|checkpoints?|iter(ation)?s?|tokens_?seen|n_?steps)$/i;
const dose =
  /(^|[._])(dose|fraction|share|ratio|strength|coefficient|coef|alpha|scale|layer|lr|learning_rate|temperature|replay|rank|n_?docs|num_?docs|size|\w+_n)$/i;

export type NameKind =
  | "arm"
  | "method"
  | "system"
  | "model"
  | "trigger"
  | "persona"
  | "task"
  | "grader"
  | "context"
  | "progress"
  | "dose";

/** What a column is by its name; null where its name says nothing. */
export function kindOfName(path: string, leaf: string): NameKind | null {
  if (saidArm.test(leaf)) return "arm";
  if (trigger.test(leaf) || /^(has|with|is)_(trigger|tag|cue|hint|backdoor)/i.test(leaf))
    return "trigger";
  if (persona.test(leaf)) return "persona";
  if (grader.test(path)) return "grader";
  if (promptedArm.test(leaf)) return "system";
  if (model.test(path)) return "model";
  if (task.test(path)) return "task";
  if (progress.test(path)) return "progress";
  if (madeArm.test(leaf)) return "method";
  if (context.test(leaf)) return "context";
  return dose.test(path) ? "dose" : null;
}

const baseWord =
  "base|baseline|base[_ -]?model|none|no|control|plain|default|absent|off|false|0|original|untrained|vanilla|standard|clean|unmodified|untuned|pretrained|normal|neutral|unset|before|pre|reference|placebo|null";
const baselines = new RegExp(
  `^(${baseWord}|without.*|no[_ -].*|un(triggered|tagged|prompted))$`,
  "i",
);
const basePart =
  /(^|[^a-z0-9])(base|baseline|control|original|vanilla|untrained|untuned)([^a-z0-9]|$)/i;

/** How sure a level's name says that others are compared with it: 2 by its whole name, 1 by a part, 0 not at all. */
export function isBaseline(level: string): 0 | 1 | 2 {
  if (baselines.test(level.trim())) return 2;
  return basePart.test(level) ? 1 : 0;
}

const armWord =
  /^((fine|instruction)[_ -]?tuned?|(fine)?[_ -]?tuning|ft|sft|dpo|ppo|rlhf|grpo|lora|treatment|treated|intervention|experiment(al)?|after|post|tuned|trained|steered|defen[cs]e|defended|attack(ed)?|jailbreak|jailbroken|poisoned|backdoored|inoculated|triggered|prompted|mitigat(ed|ion)|organism|persona)(_?\d+)?$/i;
const modelWord =
  /(^|[^a-z])(gpt|chatgpt|claude|llama|qwen|mi[sx]tral|gemini|gemma|deepseek|grok|olmo|pythia|falcon|phi|command[-_ ]?r|haiku|sonnet|opus|o[134]([-_ ]?mini)?)(?![a-z]{2})/i;

/** Whether a whole name is one of what is compared with a baseline. */
export function namesArm(name: string): boolean {
  return armWord.test(name.trim());
}

/** Whether a name is that of a known family of models. */
export function namesModel(name: string): boolean {
  return modelWord.test(name);
}
