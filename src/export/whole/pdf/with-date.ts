/** A day of a PDF where the report states none: one that nobody takes for true. */
const noDay = "1980-01-01";

/**
 * The same PDF with the day of the report in the place of the time at which it was printed, so that equal reports give
 * equal files. Everything keeps its length: a PDF names places by bytes.
 */
export function withDate(pdf: Uint8Array, date: string | null): Uint8Array {
  const day = (date ?? noDay).replaceAll("-", "");
  const text = Buffer.from(pdf).toString("latin1");
  const dated = text.replace(
    /\/(CreationDate|ModDate) \(D:\d{14}[+-]\d\d'\d\d'?\)/g,
    (found, name: string) => {
      const stamp = `/${name} (D:${day}000000+00'00'`;
      return stamp + found.slice(stamp.length);
    },
  );
  return Buffer.from(dated, "latin1");
}
