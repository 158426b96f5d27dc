/**
 * The document that Observable Plot draws in: as much of the DOM as its marks and axes ask for, and no more. It knows
 * no HTML, no styles and no selectors. Authors' cells draw in linkedom instead, since Plot's legends are HTML.
 */

const svgSpace = "http://www.w3.org/2000/svg";

/** A text, or the only child of an element whose text was set. */
export interface DocumentText {
  readonly text: string;
  parentNode: DocumentElement | null;
}
export type DocumentNode = DocumentElement | DocumentText;

/** An element of a drawing in the making; the names of its members are the DOM's. */
export class DocumentElement {
  readonly localName: string;
  readonly namespaceURI: string;
  readonly childNodes: DocumentNode[] = [];
  /** By name, in the order in which they were first set. */
  readonly attributes = new Map<string, string>();
  /** Plot writes styles by itself in a few places; a drawing carries none. */
  readonly style = { setProperty() {}, removeProperty() {} };
  parentNode: DocumentElement | null = null;

  constructor(localName: string, namespaceURI: string) {
    this.localName = localName;
    this.namespaceURI = namespaceURI;
  }
  get ownerDocument() {
    return plotDocument;
  }
  get children(): readonly DocumentElement[] {
    return this.childNodes.filter((node) => node instanceof DocumentElement);
  }
  get firstChild(): DocumentNode | null {
    return this.childNodes[0] ?? null;
  }
  get textContent(): string {
    return this.childNodes
      .map((node) => (node instanceof DocumentElement ? node.textContent : node.text))
      .join("");
  }
  set textContent(text: string) {
    this.childNodes.length = 0;
    if (text) this.childNodes.push({ text: String(text), parentNode: this });
  }
  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }
  hasAttribute(name: string): boolean {
    return this.attributes.has(name);
  }
  setAttribute(name: string, value: unknown): void {
    this.attributes.set(name, String(value));
  }
  setAttributeNS(_space: string, name: string, value: unknown): void {
    this.setAttribute(name, value);
  }
  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }
  appendChild<N extends DocumentNode>(node: N): N {
    return this.insertBefore(node, null);
  }
  insertBefore<N extends DocumentNode>(node: N, before: DocumentNode | null): N {
    node.parentNode?.removeChild(node);
    const at = before ? this.childNodes.indexOf(before) : -1;
    this.childNodes.splice(at < 0 ? this.childNodes.length : at, 0, node);
    node.parentNode = this;
    return node;
  }
  removeChild<N extends DocumentNode>(node: N): N {
    const at = this.childNodes.indexOf(node);
    if (at >= 0) this.childNodes.splice(at, 1);
    node.parentNode = null;
    return node;
  }
}

/** Shared by all drawings and never changed: elements know it, nothing is attached to it. */
export const plotDocument = {
  documentElement: new DocumentElement("svg", svgSpace),
  createElementNS: (space: string, name: string) => new DocumentElement(name, space),
  createElement: (name: string) => new DocumentElement(name, svgSpace),
  createTextNode: (text: string): DocumentText => ({ text, parentNode: null }),
};
