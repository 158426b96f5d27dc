import { expect, test } from "vitest";
import { parse } from "yaml";
import { besideKinds } from "../../src/export/beside/index.ts";
import { roCrateOf } from "../../src/export/crate/crate.ts";
import type { Report } from "../../src/model/index.ts";
import { buildReport } from "../../src/report/build.ts";
import { silent } from "../../src/report/effects.ts";
import { emptyFolder, notebook, write, writeSmallReport } from "../cli/small-report.ts";

const hostile = "</script><img onerror=x> ]]> %%% \u202e \u0000 \ud800 --- : #";

async function small(authors: Report["site"]["authors"] = [{ name: hostile }]): Promise<Report> {
  const root = emptyFolder("crate");
  writeSmallReport(root);
  write(root, "content/teaching.md", notebook);
  const { report, problems } = await buildReport(root, silent);
  if (!report) throw new Error(JSON.stringify(problems));
  return { ...report, site: { ...report.site, title: hostile, authors } };
}

const made = async (report: Report, name: string): Promise<string | null> => {
  const kind = besideKinds.find((one) => one.name === name);
  const [file] = kind?.files({ report, styles: {} as never }) ?? [];
  return file ? String(await file.make()) : null;
};

test("a crate has what RO-Crate 1.2 and Process Run Crate 0.5 must have", async () => {
  const crate = roCrateOf(await small());
  const graph = crate?.["@graph"] ?? [];
  const ids = graph.map((one) => one["@id"]);
  const entity = (id: string) => graph.find((one) => one["@id"] === id);
  expect(crate?.["@context"]).toBe("https://w3id.org/ro/crate/1.2/context");
  expect(new Set(ids).size).toBe(ids.length);
  for (const one of graph) expect(one["@type"]).toBeTruthy();
  expect(entity("ro-crate-metadata.json")).toMatchObject({
    "@type": "CreativeWork",
    about: { "@id": "./" },
    conformsTo: { "@id": "https://w3id.org/ro/crate/1.2" },
  });
  const root = entity("./");
  expect(root?.["@type"]).toBe("Dataset");
  for (const key of ["name", "description", "datePublished", "license"])
    expect(root?.[key]).toMatch(/./);
  expect(root?.datePublished).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  const action = entity("#build");
  expect(action?.["@type"]).toBe("CreateAction");
  expect(root?.mentions).toEqual({ "@id": "#build" });
  expect(entity("#upheld")?.["@type"]).toBe("SoftwareApplication");
  // Whatever is referred to is described, and every file is a part of the folder.
  const referred = [...JSON.stringify(graph).matchAll(/"@id":"([^"]+)"/g)].map(([, id]) => id);
  const outside = referred.filter((id) => id && !ids.includes(id));
  expect(outside).toEqual(["https://w3id.org/ro/crate/1.2"]);
  const parts = ((root?.hasPart ?? []) as { "@id": string }[]).map((one) => one["@id"]);
  const files = graph.filter((one) => one["@type"] === "File").map((one) => one["@id"]);
  expect(files).toEqual(parts);
  for (const id of files) expect(id).not.toMatch(/^[/#]|\.\./);
});

test("a citation file has what its format must have, and texts as they are", async () => {
  const text = await made(await small(), "citation-cff");
  expect(text).not.toBeNull();
  const cff = parse(text ?? "");
  expect(cff).toMatchObject({
    "cff-version": "1.2.0",
    type: "dataset",
    "date-released": "2026-11-24",
  });
  expect(cff.message).toMatch(/./);
  expect(cff.title).toContain("</script><img onerror=x> ]]> %%%");
  expect(cff.authors).toHaveLength(1);
  expect(text).not.toContain("\u0000");
  expect(await made(await small([]), "citation-cff")).toBeNull();
});

test("both are the same each time", async () => {
  const report = await small();
  for (const name of ["ro-crate", "citation-cff"])
    expect(await made(report, name)).toBe(await made(report, name));
});
