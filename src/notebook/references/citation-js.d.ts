/** The part of citation-js that the bibliography uses; the package has no types of its own. */
declare module "@citation-js/core" {
  export interface CslItem {
    readonly id: string;
    readonly [field: string]: unknown;
  }
  export class Cite {
    constructor(input: unknown, options?: { readonly forceType?: string });
    readonly data: readonly CslItem[];
    format(
      name: "bibliography",
      options: {
        readonly format: "html" | "text";
        readonly template: string;
        readonly lang: string;
        readonly asEntryArray: true;
      },
    ): readonly (readonly [id: string, entry: string])[];
  }
}
declare module "@citation-js/plugin-csl" {}
declare module "@citation-js/plugin-bibtex" {}
