import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { buildReport } from "../../src/report/build.ts";
import { askHistory, findInputs } from "../../src/report/inputs/index.ts";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "upheld-registered-"));
  folders.push(made);
  return made;
}

function git(root: string, ...args: string[]): string {
  const who = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org"];
  return execFileSync("git", ["-C", root, ...who, ...args], { encoding: "utf8" }).trim();
}

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Commits all there is, at noon of a day; returns the commit. */
function commit(root: string, day: string, zone = "+0000"): string {
  git(root, "add", "-A");
  git(root, "commit", "-q", "--allow-empty", "-m", day, `--date=${day}T12:00:00${zone}`);
  return git(root, "rev-parse", "HEAD");
}

const manifest = `title: Refusals
design: { unit: question, factors: { arm: { levels: { a: A, b: B } } } }
metrics: { refuses: { label: Refuses } }
data: [{ files: answers.csv }]
`;
const rows = Array.from({ length: 40 }, (_, i) => `q${i},a,${i % 2}\nq${i},b,${i % 3 ? 1 : 0}`);
const answers = `question,arm,refuses\n${rows.join("\n")}\n`;

const plan = "# Plan\n\n| H1 | *Arm* B refuses\n  more often. | at least |\n";
const page = (attributes: string, sentence = "Arm B refuses more often.") =>
  `---\ntitle: Page\nexperiment: exp\ndate: 2026-12-31\n---\n\n:::hypothesis{#more metric=refuses of="arm=b" versus="arm=a" expect=greater ${attributes}}\n${sentence}\n:::\n`;

interface Story {
  readonly root: string;
  readonly planned: string;
  readonly ran: string;
}

/** A plan, then its results, each in a commit; in a folder of the repository, as reports often are. */
function story(within = "report", first = "2026-11-01"): Story {
  const repository = folder();
  const root = join(repository, within);
  mkdirSync(root, { recursive: true });
  git(repository, "init", "-q", "-b", "main");
  write(root, "docs/plan of ours.md", plan);
  write(root, "results/exp/experiment.yaml", manifest);
  const planned = commit(root, first);
  write(root, "results/exp/answers.csv", answers);
  const ran = commit(root, "2026-11-02");
  return { root, planned, ran };
}

async function build(root: string) {
  const { report, problems } = await buildReport(root, { progress: () => {} });
  return {
    registered: report?.findings[0]?.registered,
    words: report?.findings[0]?.words,
    problems: problems.map(
      ({ rule, severity, message, place }) => `${place.line} ${severity} ${rule}: ${message}`,
    ),
    found: problems.map(({ expected, found }) => [expected, found]),
  };
}

const says = (date: string, hash: string, file = "docs/plan of ours.md") =>
  `registered=${date} commit=${hash} file="${file}"`;

describe("a registered hypothesis", () => {
  it("stood in the history before the first of its result files", async () => {
    const { root, planned, ran } = story();
    write(root, "content/page.md", page(says("2026-11-01", planned.slice(0, 9))));
    const made = await build(root);
    expect(made.problems).toEqual([]);
    expect(made.registered).toEqual({
      date: "2026-11-01",
      commit: planned,
      file: "docs/plan of ours.md",
      checked: true,
      unchecked: null,
      results: { commit: ran, date: "2026-11-02" },
    });
    expect(made.words?.registered).toBe(
      "Registered 1 November 2026, before the first of its result files",
    );
    expect(made.words?.kind).toBe("hypothesis registered before the results");
  });

  it("is read as it was registered: words in square brackets are the page's", async () => {
    const { root, planned } = story();
    const build1 = async (sentence: string) => {
      write(root, "content/page.md", page(says("2026-11-01", planned), sentence));
      return (await build(root)).problems.length;
    };
    expect(await build1("Arm B [the second] refuses more often [than arm A].")).toBe(0);
    expect(await build1("Arm  B **refuses** more often.")).toBe(0);
    for (const other of [
      "Arm B refuses more often than arm A.",
      "rm B refuses more often.",
      "Arm B refuses more ofte",
      "[Arm B refuses more often.]",
      'Arm B refuses more often: :value{metric=refuses of="arm=b"}.',
    ])
      expect(await build1(other), other).toBe(1);
  });

  it("may stand in the notebook itself, as it was", async () => {
    const { root } = story();
    const later = folder();
    cpSync(root, later, { recursive: true });
    rmSync(join(later, "results/exp/answers.csv"));
    git(later, "init", "-q");
    write(later, "content/page.md", page(""));
    const planned = commit(later, "2026-11-01", "-0800");
    write(later, "results/exp/answers.csv", answers);
    write(later, "content/page.md", page(`registered=2026-11-01 commit=${planned}`));
    commit(later, "2026-11-02");
    const made = await build(later);
    expect(made.problems).toEqual([]);
    expect(made.registered).toMatchObject({ checked: true, file: "content/page.md" });
  });

  it("is refused where results came first, with it, or beside it", async () => {
    const { root, ran } = story();
    const late = commit(root, "2026-11-03");
    const tell = async (date: string, hash: string) => {
      write(root, "content/page.md", page(says(date, hash)));
      return build(root);
    };
    expect((await tell("2026-11-03", late)).problems).toEqual([
      `7 error registration-is-true: Result files of exp do not come after the commit ${late.slice(0, 7)}`,
    ]);
    expect((await tell("2026-11-02", ran)).problems).toEqual([
      `7 error registration-is-true: The commit ${ran.slice(0, 7)} adds result files of exp itself`,
    ]);
    // A plan on a branch of its own, merged when the results were there.
    git(root, "checkout", "-q", "-b", "plan", "HEAD~2");
    write(root, "docs/other.md", plan);
    const beside = commit(root, "2026-11-04");
    git(root, "checkout", "-q", "main");
    git(root, "merge", "-q", "--no-ff", "--no-edit", "plan");
    write(root, "content/page.md", page(says("2026-11-04", beside, "docs/other.md")));
    expect((await build(root)).problems).toEqual([
      `7 error registration-is-true: Result files of exp do not come after the commit ${beside.slice(0, 7)}`,
    ]);
  });

  it("counts a result file that was deleted and added again from when it was there first", async () => {
    const { root } = story();
    rmSync(join(root, "results/exp/answers.csv"));
    const between = commit(root, "2026-11-03");
    write(root, "results/exp/answers.csv", answers);
    commit(root, "2026-11-04");
    write(root, "content/page.md", page(says("2026-11-03", between)));
    expect((await build(root)).problems[0]).toContain("do not come after");
  });

  it("is refused with another day, file or commit", async () => {
    const { root, planned } = story();
    const tell = async (attributes: string) => {
      write(root, "content/page.md", page(attributes));
      const { problems, found } = await build(root);
      return [problems, found];
    };
    const seven = planned.slice(0, 7);
    expect(await tell(says("2026-11-02", planned))).toEqual([
      [`7 error registration-is-true: The commit ${seven} is of another day`],
      [["registered=2026-11-01", "2026-11-02"]],
    ]);
    expect(await tell(says("2026-11-01", planned, "docs/nothing.md"))).toEqual([
      [`7 error registration-is-true: There is no "docs/nothing.md" of the commit ${seven}`],
      [["the file that holds the sentence, by the path that it had then", "docs/nothing.md"]],
    ]);
    expect((await tell(says("2026-11-01", "0123456789")))[0]).toEqual([
      '7 error registration-is-true: The history of this report has no commit "0123456789"',
    ]);
    git(root, "checkout", "-q", "--orphan", "elsewhere");
    const orphan = commit(root, "2026-11-01");
    git(root, "checkout", "-q", "main");
    expect((await tell(says("2026-11-01", orphan)))[0]).toEqual([
      `7 error registration-is-true: The history of this report has no commit "${orphan}"`,
    ]);
  });

  it("takes the day of its author, where the author was", async () => {
    const root = folder();
    git(root, "init", "-q");
    write(root, "plan.md", plan);
    git(root, "add", "-A");
    git(root, "commit", "-q", "-m", "late", "--date=2026-11-01T23:30:00-0800");
    const [answer] = await askHistory(root, [
      { commit: git(root, "rev-parse", "HEAD"), file: "plan.md", experiment: "exp", results: [] },
    ]);
    expect(answer).toMatchObject({ found: "commit", date: "2026-11-01", text: plan });
  });
});

describe("what cannot be checked", () => {
  const unchecked = async (root: string) => {
    const { registered, problems, words } = await build(root);
    return { registered, problems, said: words?.registered };
  };

  it("is said once, and by the page, where the history is cut", async () => {
    const { root, planned } = story("");
    write(root, "content/page.md", page(says("2026-11-01", planned)));
    commit(root, "2026-11-03");
    const copy = join(folder(), "copy");
    git(root, "clone", "-q", "--depth=1", `file://${root}`, copy);
    expect(await unchecked(copy)).toEqual({
      registered: {
        date: "2026-11-01",
        commit: planned,
        file: "docs/plan of ours.md",
        checked: false,
        unchecked: "cut-history",
        results: null,
      },
      problems: [
        "7 warning registration-is-checked: 1 registration of hypotheses could not be checked",
      ],
      said: "Registered 1 November 2026, not checked: the history of the report is cut short here",
    });
    // What is kept does not outlive the history that it was read from.
    const before = (await findInputs(copy)).history;
    git(copy, "fetch", "-q", "--unshallow");
    expect((await findInputs(copy)).history).not.toBe(before);
    expect(await unchecked(copy)).toMatchObject({ registered: { checked: true }, problems: [] });
  });

  it("is said without a repository, and where no result is committed", async () => {
    const { root, planned } = story();
    write(root, "content/page.md", page(says("2026-11-01", planned)));
    const copy = folder();
    cpSync(root, copy, { recursive: true });
    expect(await unchecked(copy)).toMatchObject({
      registered: { unchecked: "no-history" },
      problems: [expect.stringContaining("warning registration-is-checked")],
    });
    git(root, "reset", "-q", "--soft", planned);
    expect(await unchecked(root)).toMatchObject({
      registered: { commit: planned, checked: false, unchecked: "results-uncommitted" },
      said: "Registered 1 November 2026, not checked: its result files are not committed",
    });
    commit(root, "2026-11-05");
    expect(await unchecked(root)).toMatchObject({ registered: { checked: true }, problems: [] });
  });
});

describe("a report without a registered hypothesis", () => {
  it("asks no history, and says that hypotheses were written with the data in hand", async () => {
    const { root } = story();
    write(root, "content/page.md", page(""));
    expect((await findInputs(root)).history).toBeNull();
    const { registered, words, problems } = await build(root);
    expect([registered, problems]).toEqual([null, []]);
    expect(words?.registered).toBe("Written with the data in hand");
  });
});
