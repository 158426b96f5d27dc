/** Text of a part of an address; as it is where its percent signs are not those of an address. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
