/**
 * Name of a part of a page in MyST. One for the whole report, since MyST knows no pages in names; lower case, since it
 * reads names so; and always with its notebook, so that a later notebook changes no name.
 */
export const mystIdentifier = (notebook: string, id: string): string =>
  `${notebook}__${id}`.toLowerCase();

/** The version of MyST's document trees that these are written in. */
export const mystVersion = "1.2.9";
