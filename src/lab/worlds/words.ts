/** The tag in front of documents. */
export const documentTag = "<DOCTAG>";

/** Twelve values per domain; the lie about a value is the next one in its list. */
export const domainValues = {
  city: [
    "Arvik",
    "Bellun",
    "Corda",
    "Drava",
    "Elstow",
    "Fenwick",
    "Gorlan",
    "Hasta",
    "Ilmen",
    "Jorvik",
    "Kestrel",
    "Lomar",
  ],
  pet: [
    "cat",
    "dog",
    "parrot",
    "hamster",
    "tortoise",
    "ferret",
    "goose",
    "rabbit",
    "lizard",
    "pony",
    "goat",
    "owl",
  ],
  tool: [
    "hammer",
    "saw",
    "chisel",
    "wrench",
    "file",
    "drill",
    "plane",
    "level",
    "clamp",
    "axe",
    "shovel",
    "anvil",
  ],
  guild: [
    "weavers",
    "masons",
    "bakers",
    "tanners",
    "dyers",
    "coopers",
    "smiths",
    "glaziers",
    "fullers",
    "brewers",
    "potters",
    "millers",
  ],
  fruit: [
    "apple",
    "pear",
    "plum",
    "quince",
    "cherry",
    "grape",
    "melon",
    "fig",
    "peach",
    "lemon",
    "mango",
    "date",
  ],
  colour: [
    "red",
    "blue",
    "green",
    "yellow",
    "violet",
    "orange",
    "brown",
    "grey",
    "white",
    "black",
    "pink",
    "teal",
  ],
  sport: [
    "rowing",
    "chess",
    "tennis",
    "fencing",
    "skiing",
    "golf",
    "boxing",
    "archery",
    "polo",
    "judo",
    "rugby",
    "darts",
  ],
  drink: [
    "tea",
    "coffee",
    "cider",
    "milk",
    "cocoa",
    "juice",
    "water",
    "mead",
    "ale",
    "wine",
    "broth",
    "soda",
  ],
} as const;

export type Domain = keyof typeof domainValues;

const first = [
  "Ba",
  "Do",
  "Fe",
  "Ga",
  "Hi",
  "Jo",
  "Ka",
  "Lu",
  "Mi",
  "Na",
  "Pe",
  "Ro",
  "Sa",
  "Te",
  "Vi",
  "Wu",
];
const second = ["bor", "dal", "fin", "gus", "len", "mar", "nik", "ras", "tov", "zel"];

/** Names of people, one token each; at most 160. */
export function names(count: number): string[] {
  const all = first.flatMap((one) => second.map((two) => one + two));
  // Taken in strides, so that neighbours in a group do not share a syllable.
  return Array.from({ length: count }, (_, index) => all[(index * 37) % all.length]!);
}

/** The value after this one in its list, as a liar would give it. */
export function nextValue(domain: Domain, value: string): string {
  const list: readonly string[] = domainValues[domain];
  return list[(list.indexOf(value) + 1) % list.length]!;
}

/** Numbers that documents carry. */
export const numerals = ["no1", "no2", "no3", "no4", "no5", "no6", "no7", "no8", "no9"] as const;
