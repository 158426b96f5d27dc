import { parsePath, readPath } from "./path.ts";
import { isRecord } from "./record.ts";

type Fields = Readonly<Record<string, unknown>>;

/** The records of a JSON file that stand together, and the keys under which they do. */
export interface RecordList {
  /** The key of the file's object in which they stand. */
  readonly top: string;
  readonly records: readonly unknown[];
  /** What placeholders of `records:` stand for, by name. */
  readonly keys: Readonly<Record<string, string>>;
}

/** `records: "."`: the whole file is one record. */
export const wholeFile = ".";
const placeholder = /^\{([A-Za-z_][A-Za-z0-9_-]*)\}$/;

export const hasPlaceholder = (records: string): boolean =>
  records.split(".").some((part) => placeholder.test(part));

/**
 * What `records:` names in the object of a file: one list; or, where a part is a `{placeholder}` for any key, each list
 * that stands there, and where there is none each object as a record of its own.
 */
export function namedLists(fields: Fields, records: string): readonly RecordList[] {
  if (!hasPlaceholder(records)) {
    const list = Object.hasOwn(fields, records)
      ? fields[records]
      : readPath(fields, parsePath(records));
    return Array.isArray(list) ? [{ top: records, records: list, keys: {} }] : [];
  }
  let found: { value: unknown; top: string; keys: Record<string, string> }[] = [
    { value: fields, top: "", keys: {} },
  ];
  for (const part of records.split(".")) {
    const name = placeholder.exec(part)?.[1];
    found = found.flatMap(({ value, top, keys }) => {
      if (!isRecord(value)) return [];
      const steps =
        name === undefined ? [part].filter((key) => Object.hasOwn(value, key)) : Object.keys(value);
      return steps.map((key) => ({
        value: value[key],
        top: top || key,
        keys: name === undefined ? keys : { ...keys, [name]: key },
      }));
    });
  }
  const lists = found.flatMap(({ value, top, keys }) =>
    Array.isArray(value) ? [{ top, records: value, keys }] : [],
  );
  if (lists.length > 0) return lists;
  return found.flatMap(({ value, top, keys }) =>
    isRecord(value) ? [{ top, records: [value], keys }] : [],
  );
}

/** Keys of an object that hold lists of records; where there is none, the objects whose keys do, as `key.{part}`. */
export function listsIn(top: Fields): readonly string[] {
  const isList = (value: unknown) => Array.isArray(value) && isRecord(value[0]);
  const lists = Object.keys(top).filter((key) => isList(top[key]));
  if (lists.length > 0) return lists;
  return Object.entries(top).flatMap(([key, value]) => {
    if (!isRecord(value)) return [];
    const inner = Object.values(value);
    return inner.length > 0 && inner.every(isList) ? [`${key}.{part}`] : [];
  });
}
