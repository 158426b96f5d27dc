import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Problem } from "../../../model/index.ts";
import type { WholeFile } from "../../whole-format.ts";

/** Names of the browsers that can print, as systems install them; the first that is found is taken. */
const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
/** Where macOS and Windows put them, which is on no path. */
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
/** After this long it has stopped working: a report of hundreds of pages takes a tenth of it. */
const mostMilliseconds = 180_000;

const flags = [
  "--headless",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-extensions",
  "--no-pdf-header-footer",
  "--generate-pdf-document-outline",
];

/** The browser that prints: `CHROME_PATH`, else one that is installed; null where there is none. */
export function findBrowser(environment: NodeJS.ProcessEnv = process.env): string | null {
  if (environment.CHROME_PATH) return environment.CHROME_PATH;
  const folders = (environment.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const ending = process.platform === "win32" ? ".exe" : "";
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name + ending)));
  return [...onPath, ...places].find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A document as a PDF. It runs no script and asks no network: its own policy and the browser's profile are empty. */
export async function printed(
  html: string,
  out: string,
  { browser = findBrowser(), most = mostMilliseconds } = {},
): Promise<WholeFile> {
  if (browser === null)
    return refused(out, "No Chromium or Chrome is installed, which prints a PDF.", {
      expected: "`chromium` or `google-chrome` on the path, or its file in CHROME_PATH",
      found: "neither",
      fix: "Install Chromium (Debian: `apt-get install chromium`), or name its file: CHROME_PATH=…",
    });
  const folder = await mkdtemp(join(tmpdir(), "upheld-print-"));
  try {
    const [page, pdf] = [join(folder, "report.html"), join(folder, "report.pdf")];
    await writeFile(page, html);
    const ended = await run(browser, most, [
      ...flags,
      // As root, as in containers, Chromium starts no sandbox; what it prints is ours and has no script.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      `--user-data-dir=${join(folder, "profile")}`,
      `--print-to-pdf=${pdf}`,
      pathToFileURL(page).href,
    ]);
    const bytes = await readFile(pdf).catch(() => null);
    if (bytes && ended.code === 0) return { bytes, problems: [] };
    return refused(out, `${browser} printed nothing.`, {
      expected: "a PDF",
      found: ended.said,
      fix: "Run it once by hand, or name another browser: CHROME_PATH=…",
    });
  } finally {
    // A browser that was stopped may still write to its profile.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

interface Ended {
  readonly code: number | null;
  /** What there is to say where it failed. */
  readonly said: string;
}

function run(browser: string, most: number, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(browser, args, { stdio: ["ignore", "ignore", "pipe"] });
    let err = "";
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, most);
    child.stderr.on("data", (chunk) => {
      err = `${err}${chunk}`.slice(-errLength);
    });
    const end = (code: number | null, fault?: string) => {
      clearTimeout(timer);
      const last = err.trim().split("\n").at(-1) ?? "";
      const said = late
        ? `not done after ${most / 1000} s, and stopped`
        : (fault ?? `exit code ${code}${last && `: ${last}`}`);
      resolve({ code, said });
    };
    child.on("error", (error) => end(null, error.message));
    child.on("close", (code) => end(code));
  });
}

/** So much of what a browser complains about is kept. */
const errLength = 2_000;

function refused(
  file: string,
  message: string,
  more: Pick<Problem, "expected" | "found" | "fix">,
): WholeFile {
  return {
    bytes: null,
    problems: [{ rule: "browser-is-found", severity: "error", place: { file }, message, ...more }],
  };
}
