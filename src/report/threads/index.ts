/** Threads that share the work of a build with the main one. For all of report, and for `site/render.ts`. */
export type { Threads } from "./threads.ts";
export { openThreads, withoutThreads } from "./threads.ts";
export type { Begun, Work } from "./work.ts";
export { ownModule } from "./work.ts";
