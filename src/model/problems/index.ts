/** Problems as values: rules, places, and what zod refuses in plain words. For every stage, through `model/index.ts`. */
export * from "./checked-yaml.ts";
export * from "./issue-words.ts";
export * from "./problem.ts";
export * from "./rules.ts";
