import type { Place } from "../../model/index.ts";

/** Who asks: a directive or a cell, for the problems that its question may have. */
export interface Asking {
  /** With its colons or backticks, for messages. */
  readonly shown: string;
  /** Of the directive, or of one attribute where that can be told. */
  place(attribute?: string): Place;
}
