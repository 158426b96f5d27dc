/** What all rows of a table have alike, in place of columns that would repeat it: `Trigger: absent, replay: 50 % in all rows.` */
export function inAllRows(
  columns: readonly { readonly label: string; readonly text: string }[],
): string {
  const told = columns.map(({ label, text }) => (label === "" ? text : `${label}: ${text}`));
  const parts = [...new Set(told)];
  // Labels hold commas of their own.
  const between = parts.some((part) => part.includes(",")) ? "; " : ", ";
  return `${parts.join(between)} in all rows.`;
}
