/** Stage 1 of 11: what things are. Schemas are the types; JSON Schemas in docs/schema/ are derived from them. */
export * from "./experiment/index.ts";
export * from "./problems/index.ts";
export * from "./report/index.ts";
