import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { programFolder } from "../../src/report/inputs/index.ts";
import { compareReports, comparisonInMarkdown } from "../../src/review/index.ts";
import { hostile } from "../site/support/sample-report.ts";

const github = join(programFolder, ".github");
const { baselineInWords, bodyOf, comment, inCode, isHarmless, marker } = await import(
  join(github, "review", "comment.mjs")
);

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly on: unknown;
  readonly permissions: unknown;
  readonly jobs: Readonly<
    Record<string, { readonly permissions?: unknown; readonly steps: readonly Step[] }>
  >;
}
const workflow = (name: string): Workflow =>
  parse(readFileSync(join(github, "workflows", name), "utf8"));
const stepsOf = (name: string) => Object.values(workflow(name).jobs).flatMap(({ steps }) => steps);

describe("workflows of a review", () => {
  it("put nothing that a stranger wrote into a script", () => {
    for (const name of readdirSync(join(github, "workflows")))
      for (const step of stepsOf(name)) {
        expect(step.run ?? "", name).not.toMatch(/\$\{\{/);
        expect(String(step.with?.script ?? ""), name).not.toMatch(/\$\{\{/);
      }
  });

  it("run code of strangers with a token that reads, and without secrets", () => {
    const { on, permissions, jobs } = workflow("review.yml");
    expect(on).toBe("pull_request");
    expect(permissions).toEqual({ contents: "read" });
    for (const job of Object.values(jobs)) expect(job.permissions).toBeUndefined();
    const text = readFileSync(join(github, "workflows", "review.yml"), "utf8");
    expect(text).not.toMatch(/secrets[.[]|github[.]token|pull_request_target/);
    for (const step of stepsOf("review.yml"))
      if (step.uses?.startsWith("actions/checkout@"))
        expect(step.with?.["persist-credentials"]).toBe(false);
  });

  it("comment with a token that may do no more, and run nothing of the pull request", () => {
    const { permissions, jobs } = workflow("review-comment.yml");
    expect(permissions).toEqual({});
    expect(jobs.comment?.permissions).toEqual({
      actions: "read",
      contents: "read",
      "pull-requests": "write",
    });
    const steps = stepsOf("review-comment.yml");
    expect(steps.filter(({ run }) => run !== undefined)).toEqual([]);
    for (const step of steps)
      if (step.uses?.startsWith("actions/checkout@")) expect(step.with?.ref).toBeUndefined();
  });
});

const now = new Date("2026-12-01T12:00:00Z");
const run = {
  html_url: "https://github.com/o/r/actions/runs/1",
  head_sha: "a".repeat(40),
  head_repository: { id: 5 },
};
function artifact(changes: string | null): string {
  const folder = mkdtempSync(join(tmpdir(), "upheld-comment-"));
  if (changes !== null) writeFileSync(join(folder, "changes.md"), changes);
  writeFileSync(join(folder, "baseline.txt"), "published\n");
  writeFileSync(join(folder, "baseline-date.txt"), "2026-11-20T11:00:00+01:00\n");
  return folder;
}

describe("the comment on a pull request", () => {
  it("takes what `upheld diff` writes as it is", () => {
    const before = {
      index: { generator: "a" },
      inputs: { files: [] },
      notebooks: [],
      experiments: [],
    };
    const after = { ...before, index: { generator: hostile } };
    const markdown = comparisonInMarkdown(compareReports(before as never, after as never));
    expect(markdown).toContain("```diff");
    expect(isHarmless(markdown)).toBe(true);
  });

  it("puts anything else into one block of code that it cannot leave", () => {
    for (const text of [
      "@everyone",
      "```diff\n x\n```\n@team",
      "```diff\n ```\n```",
      "<img src=x>",
      "```diff\n a",
      "#1",
      "![x](https://example.org)",
    ])
      expect(isHarmless(text), text).toBe(false);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("`", "~", "\n", " ", "@a", "x") }), (text) => {
        const [fence, ...lines] = inCode(text).split("\n");
        expect(lines.at(-1)).toBe(fence);
        expect(lines.slice(0, -1).some((line: string) => line.includes(String(fence)))).toBe(false);
      }),
    );
  });

  it("says how old its baseline is, whatever the artifact says", () => {
    expect(baselineInWords("published", "2026-11-20T11:00:00+01:00", now)).toBe(
      "Compared with what was published last, of 2026-11-20 (11 days ago).",
    );
    expect(baselineInWords("@team", "@team", now)).toBe(
      "Compared with the base of this pull request; how old that is is not known.",
    );
  });

  it("follows no link out of the artifact, and says where there is nothing", async () => {
    const folder = artifact(null);
    mkdirSync(join(folder, "more"));
    symlinkSync("/etc/hostname", join(folder, "changes.md"));
    expect(await bodyOf(folder, run, now)).toContain("could not be built or compared");
  });

  it("is written once and then kept up to date, for the pull request of the run alone", async () => {
    const folder = artifact("Nothing that a reader would notice has changed.\n");
    const said: string[] = [];
    const pulls = [
      { number: 3, head: { sha: run.head_sha, repo: { id: 6 } } },
      { number: 4, head: { sha: run.head_sha, repo: { id: 5 } } },
    ];
    let comments: unknown[] = [
      { id: 1, user: { login: "stranger", type: "User" }, body: `${marker} mine` },
    ];
    const rest = {
      pulls: { list: "pulls" },
      issues: {
        listComments: "comments",
        createComment: async (of: { issue_number: number }) =>
          said.push(`new on ${of.issue_number}`),
        updateComment: async (of: { comment_id: number }) => said.push(`over ${of.comment_id}`),
      },
    };
    const paginate = async (what: string) => (what === "pulls" ? pulls : comments);
    const context = { payload: { workflow_run: run }, repo: { owner: "o", repo: "r" } };
    const write = () => comment({ github: { rest, paginate }, context, folder, now });
    await write();
    comments = [
      ...comments,
      { id: 2, user: { login: "github-actions[bot]", type: "Bot" }, body: `${marker} old` },
    ];
    await write();
    pulls.pop();
    await write();
    expect(said).toEqual(["new on 4", "over 2"]);
  });
});
