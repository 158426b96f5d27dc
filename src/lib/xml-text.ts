// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** A text as XML 1.0 may hold it: signs that it does not allow become the sign of what cannot be shown. */
export const xmlText = (text: string): string => text.replace(notXml, "\ufffd");
