/**
 * Names of contrasts, for readers, by experiment. They decide nothing about a run, so they are no part of a spec, whose
 * hash is kept with the results.
 */
export const contrastNames: Readonly<
  Record<
    string,
    Readonly<
      Record<string, { readonly label: string; readonly of: string; readonly versus: string }>
    >
  >
> = {
  "lab-honest-only": {
    "mode-over-lies": {
      label: "Honest-only mode against lies only, six honesty domains",
      of: "arm=mode, order=mixed, domains=many",
      versus: "arm=lies, order=none, domains=none",
    },
  },
};
