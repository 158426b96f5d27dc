import type { Pin } from "../../model/index.ts";
import { link, paragraph, text, written } from "./document.ts";

/** Which version a twin shows, and where that stays; nothing where versions are not kept. */
export function asOf(pin: Pin | null, to: (path: string) => string): readonly string[] {
  if (pin === null) return [];
  const said = `version ${pin.version} of ${pin.date}`;
  return [written(paragraph(text("As of "), link(to(pin.at), said), text(". It stays as it is.")))];
}
