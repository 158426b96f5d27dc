/** A number in an id. Digits after a decimal point mean tenths: `1.05` is not `1.5`. */
const wholeNumber = /(?<!\d[.,]\d*)\d+/g;

/** An id without the zeros before its numbers. */
export const withoutZeros = (id: string): string =>
  id.replace(wholeNumber, (digits) => digits.replace(/^0+(?=\d)/, ""));

/** The one text of all ways in which people write an id: blanks, capitals, zeros before numbers and forms of accents apart. */
export function plainId(id: string): string {
  return withoutZeros(id.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase());
}
