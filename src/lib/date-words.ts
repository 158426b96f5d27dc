const months =
  "January February March April May June July August September October November December".split(
    " ",
  );

/** `24 November 2026`; text that is no date stays as it is. */
export function dateInWords(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  const name = months[(month ?? 0) - 1];
  return year && name && day ? `${day} ${name} ${year}` : date;
}
