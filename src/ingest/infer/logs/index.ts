/** What logs of a harness seem to have been made for. For `infer/manifest.ts`. */
export { logDesign } from "./log-design.ts";
