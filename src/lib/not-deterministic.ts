/** Thrown where a cell asks for something that differs from build to build. */
export class NotDeterministic extends Error {
  override readonly name = "NotDeterministic";
}
