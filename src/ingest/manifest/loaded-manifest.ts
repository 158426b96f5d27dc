import type { Experiment, Manifest, Place } from "../../model/index.ts";
import type { KeyPath } from "./manifest-document.ts";

/** A manifest that can be worked with: what it says of the experiment, and where each part stands. */
export interface LoadedManifest {
  readonly experiment: Experiment;
  readonly manifest: Manifest;
  place(path: KeyPath, at?: "key" | "value"): Place;
}
