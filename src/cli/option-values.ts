import { InvalidArgumentError } from "commander";

const mostPort = 65535;

/** A port to listen on; 0 lets the system choose. */
export function portOf(text: string): string {
  if (/^\d{1,5}$/.test(text) && Number(text) <= mostPort) return text;
  throw new InvalidArgumentError(`A whole number from 0 to ${mostPort} is expected.`);
}

/** A day that the calendar has, YYYY-MM-DD. */
export function dayOf(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  if (
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(day.getTime()) &&
    day.toISOString().startsWith(text)
  )
    return text;
  throw new InvalidArgumentError("A day is expected, YYYY-MM-DD.");
}
