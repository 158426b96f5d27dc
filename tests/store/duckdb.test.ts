import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { NotDeterministic } from "../../src/lib/not-deterministic.ts";
import type { Experiment, Factor, QueryTable } from "../../src/model/index.ts";
import { openStore } from "../../src/store/index.ts";
import { experiment, sample, samples } from "./tiny.ts";

describe("the DuckDB store", () => {
  it("gives samples back exactly as they came", async () => {
    const store = await openStore(experiment, null);
    await store.append(samples);
    const found = await store.samplesOf([{ unit: "u2" }]);
    expect(found.map((s) => s.scores)).toEqual([{ right: "error" }, {}]);
    expect(found[0]?.turns[0]?.text).toBe("<b>hi</b>");
    await store.close();
  });

  it("gives back the right answer where a sample has one", async () => {
    const store = await openStore(experiment, null);
    const [one, two] = samples as [(typeof samples)[number], (typeof samples)[number]];
    await store.append([{ ...one, target: "Paris" }, two]);
    const found = await store.samplesOf([{ unit: "u1" }]);
    expect(found.map((s) => s.target)).toEqual(["Paris", undefined]);
    await store.close();
  });

  it("tells units of equal ids by their scope", async () => {
    const store = await openStore(experiment, null);
    const [one] = samples as [(typeof samples)[number]];
    await store.append([{ ...one, scope: "law" }, { ...one, scope: "geography" }, one]);
    expect(await store.duplicates()).toEqual([]);
    const query = await store.query("select unit, scope from observations");
    expect(query.rows).toEqual([
      ["u1", "law"],
      ["u1", "geography"],
      ["u1", null],
    ]);
    const scopes = async (scope?: string) =>
      (await store.samplesOf([{ unit: "u1", scope }])).map((s) => s.scope);
    expect(await scopes("law")).toEqual(["law"]);
    expect(await scopes("")).toEqual([undefined]);
    expect(await scopes()).toEqual(["law", "geography", undefined]);
    await store.close();
  });

  it("finds samples that share condition, unit, replicate and epoch", async () => {
    const store = await openStore(experiment, null);
    await store.append([...samples, sample("a", "u1", 2, { value: 1 })]);
    expect(await store.duplicates()).toEqual([
      {
        key: "arm=a, unit=u1, cluster=t1, replicate=0, epoch=2",
        places: ["results/tiny/x.jsonl:2", "results/tiny/x.jsonl:2"],
      },
    ]);
    await store.close();
  });

  it("answers queries over observations and named cells, and refuses to write or to read other files", async () => {
    const store = await openStore(experiment, null);
    await store.append(samples);
    const first = await store.query(
      `select arm, count(*) as n, sum(tokens) as tokens, max("odd name"::int) as odd from observations group by arm order by arm`,
    );
    expect(first.rows).toEqual([
      ["a", 3, 48, 1],
      ["b", 2, 24, 1],
    ]);
    expect(first.columns.map((c) => c.type)).toEqual(["text", "number", "number", "number"]);
    const second = await store.query("select sum(n) as n from earlier", { earlier: first });
    expect(second.rows).toEqual([[5]]);
    expect((await store.query("select assistant from observations limit 1")).rows).toEqual([
      ['says "u1"'],
    ]);
    await expect(store.query("drop table samples")).rejects.toThrow("only reads");
    await expect(store.query("select 1; select 2")).rejects.toThrow("one query");
    await expect(store.query("select * from read_csv('package.json')")).rejects.toThrow();
    await store.close();
  });

  describe("queries whose answer differs from build to build", () => {
    async function ask(sql: string) {
      const store = await openStore(experiment, null);
      await store.append(samples);
      return store.query(sql).finally(() => store.close());
    }
    it.each([
      ["now()", "select\n now() as a"],
      ["random()", "select 1,\n sum(random()) as a from observations"],
      ["random()", 'select 1,\n "RANDOM"() as a'],
      ["current_date", "select\n current_date as a"],
      ["duckdb_settings()", "select name\n from duckdb_settings()"],
      ["uuid()", "with t as (\n select uuid() as u) select u as a from t"],
    ])("are refused at their line: %s in %j", async (what, sql) => {
      const refused = expect(ask(sql)).rejects;
      await refused.toThrow(NotDeterministic);
      await refused.toThrow(new RegExp(`^${what.replace(/[()]/g, "\\$&")} differs[^]*LINE 2`, "i"));
    });
    it("are samples of rows without a seed; with one they are answered", async () => {
      const rows = "select unit from observations using sample";
      await expect(ask(`${rows} 3`)).rejects.toThrow(/^A sample differs/);
      const seeded = `${rows} reservoir(2) repeatable (7)`;
      expect((await ask(seeded)).rows).toEqual((await ask(seeded)).rows);
    });
    it("are none that name a column of their own as a clock would be named", async () => {
      const sql = "select t.current_date as a from (select 5 as current_date) t";
      expect((await ask(sql)).rows).toEqual([[5]]);
    });
  });

  it("gives no more rows than a page can show", async () => {
    const store = await openStore(experiment, null);
    await expect(store.query("select * from range(200000)")).rejects.toThrow("at most 100000");
    expect((await store.query("select * from range(100000)")).rows).toHaveLength(100_000);
    await store.close();
  });

  describe("labels of levels in queries", () => {
    const labelled: Experiment = {
      ...experiment,
      design: {
        ...experiment.design,
        factors: experiment.design.factors.map((factor) => ({
          ...factor,
          levels: [
            { id: "b", label: "Bé’s 'own'" },
            { id: "a", label: "A lot" },
          ],
        })),
      },
    };
    async function ask(sql: string, tables = {}) {
      const store = await openStore(labelled, null);
      await store.append(samples);
      return store.query(sql, tables).finally(() => store.close());
    }

    it("are the answer of label(), in any expression, and level_order() is the order of the manifest", async () => {
      const { rows } = await ask(
        "select 'é ' || label(arm) || '!' as said, level_order(arm) as at from observations group by arm order by level_order(arm)",
      );
      expect(rows).toEqual([
        ["é Bé’s 'own'!", 0],
        ["é A lot!", 1],
      ]);
    });

    it("know a factor by the names that the query gives it, and by those of a cell before", async () => {
      const sql =
        "with s as (select arm as training from observations) select training as t2, LABEL (s.training) as said from s group by all order by t2";
      const first = await ask(sql);
      expect(first).toMatchObject({
        columns: [{ name: "t2", factor: "arm" }, { name: "said" }],
        rows: [
          ["a", "A lot"],
          ["b", "Bé’s 'own'"],
        ],
      });
      expect(first.columns[1]).not.toHaveProperty("factor");
      const { rows } = await ask("select label(t2) from earlier order by t2", { earlier: first });
      expect(rows).toEqual([["A lot"], ["Bé’s 'own'"]]);
    });

    it("are a problem around anything else, at its line; what only looks like the call is text", async () => {
      await expect(ask("select\n label(amr) from observations")).rejects.toThrow(
        /^label[(][)] is given a column that holds levels of a factor: arm; found amr\nDid you mean "arm"[?]\nLINE 2/,
      );
      await expect(ask("select label('a') from observations")).rejects.toThrow(
        "levels of a factor",
      );
      const { rows } = await ask("select 'label(unit)' as x from observations limit 1");
      expect(rows).toEqual([["label(unit)"]]);
    });

    it("are not claimed for a name that two factors are given, nor for a factor of another experiment", async () => {
      const [arm] = labelled.design.factors as [Factor];
      const factors = [arm, { ...arm, id: "speaker", label: "Speaker" }];
      const store = await openStore({ ...labelled, design: { ...labelled.design, factors } }, null);
      await store.append(samples);
      const { columns } = await store.query(
        "select arm as x, speaker as y from observations union all select arm as y, speaker as x from observations",
      );
      expect(columns.map((column) => column.factor)).toEqual([undefined, undefined]);
      const earlier: QueryTable = {
        columns: [{ name: "model", type: "text", factor: "of another" }],
        rows: [["a"]],
      };
      const { columns: read } = await store.query("select model from earlier", { earlier });
      expect(read[0]).toEqual({ name: "model", type: "text" });
      await store.close();
    });
  });

  it("keeps its samples on disk for the next run", async () => {
    const folder = mkdtempSync(join(tmpdir(), "upheld-store-"));
    const file = join(folder, "tiny.duckdb");
    const first = await openStore(experiment, file);
    await first.append(samples);
    await first.close();
    const second = await openStore(experiment, file);
    expect((await second.query("select count(*) as n from observations")).rows).toEqual([[5]]);
    expect((await second.query("select note from observations limit 1")).rows).toEqual([["ü"]]);
    expect((await second.query("select label(arm) from observations limit 1")).rows).toEqual([
      ["A"],
    ]);
    await second.close();
    rmSync(folder, { recursive: true });
  });
});
