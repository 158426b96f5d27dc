/** What is said of figures: their captions and text alternatives. For all of wording. */
export * from "./captions.ts";
export * from "./descriptions.ts";
export * from "./finding-figure.ts";
export * from "./marks.ts";
