import type { Place } from "../../model/index.ts";

/** Something in a published sample that looks like a secret. What it is stands nowhere: messages are published as well. */
export interface FoundSecret {
  readonly place: Place;
  readonly kind: string;
  /** A pattern for `redact` that fits all of its kind. */
  readonly pattern: string;
}

/** What keys look like, by those who give them out. Each begins with letters that no other text has. */
const kinds: readonly { readonly kind: string; readonly pattern: string }[] = [
  {
    kind: "a private key",
    pattern: "-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[A-Za-z0-9+/=\\s-]{0,8000}",
  },
  { kind: "an API key", pattern: "\\bsk-[A-Za-z0-9_-]{20,200}" },
  { kind: "a key of AWS", pattern: "\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b" },
  { kind: "a token of GitHub", pattern: "\\bgh[pousr]_[A-Za-z0-9]{36,255}" },
  { kind: "a token of GitHub", pattern: "\\bgithub_pat_[A-Za-z0-9_]{22,255}" },
  { kind: "a token of Hugging Face", pattern: "\\bhf_[A-Za-z0-9]{30,60}" },
  { kind: "a key of Google", pattern: "\\bAIza[A-Za-z0-9_-]{35}" },
  { kind: "a token of Slack", pattern: "\\bxox[abeprs]-[A-Za-z0-9-]{10,250}" },
  { kind: "a bearer token", pattern: "\\b[Bb]earer [A-Za-z0-9._~+/-]{20,4000}" },
];
/** In JSON the end of a line is a letter after a backslash, so that no word seems to begin after it. */
const begins = "(?:\\b|(?<=\\\\[nrt]))";
const any = new RegExp(
  kinds.map(({ pattern }) => `(${pattern.replace(/^\\b/, begins)})`).join("|"),
  "g",
);

/** How many are named; of more only their number. */
const mostNamed = 10;

export interface SecretWatch {
  /** Looks through lines of samples that were read at these places. `text` is all of them together. */
  see(text: string, lines: readonly string[], places: readonly Place[]): void;
  /** The first few that were found, one a sample and kind, and in how many samples there are any. */
  found(): { readonly named: readonly FoundSecret[]; readonly samples: number };
}

export function watchSecrets(): SecretWatch {
  const named: FoundSecret[] = [];
  let samples = 0;
  return {
    see(text, lines, places) {
      let line = 0;
      let end = lines[0]?.length ?? 0;
      let last = -1;
      for (const match of text.matchAll(any)) {
        while (match.index >= end && line + 1 < lines.length) end += lines[++line]?.length ?? 0;
        if (line === last) continue;
        last = line;
        samples += 1;
        const kind = kinds[match.slice(1).findIndex((part) => part !== undefined)];
        const place = places[line];
        if (kind && place && named.length < mostNamed) named.push({ place, ...kind });
      }
    },
    found: () => ({ named, samples }),
  };
}
