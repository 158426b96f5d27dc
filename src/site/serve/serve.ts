import { readFile } from "node:fs/promises";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { stableJson } from "../../lib/stable-json.ts";
import type { Problem, Report } from "../../model/index.ts";
import { address } from "../../model/report/address.ts";
import { programFolder } from "../../report/inputs/index.ts";
import { reportFiles } from "../../report/report-files.ts";
import type { KeptSamples } from "../../report/samples/index.ts";
import { publishedFile } from "../../report/samples/index.ts";
import { besideFiles } from "../render/beside-files.ts";
import { handOverSamples } from "../render/hand-over-samples.ts";
import { handOver } from "../render/report-in-hand.ts";
import type { ListedPage } from "../render/templates.ts";
import { findTemplates } from "../render/templates.ts";
import { liveEvents, liveScript } from "./live-names.ts";
import { liveScriptText } from "./live-script.ts";

/** What keeps a report from being shown, as the open page says it. */
export interface Failure {
  readonly title: string;
  readonly problems: readonly ShownProblem[];
}

export interface ShownProblem extends Pick<Problem, "message" | "expected" | "found" | "fix"> {
  /** File, line and column. */
  readonly place: string;
  /** The lines around it, with a mark below what is meant; null where there are none. */
  readonly frame: string | null;
}

/** A report, and what is kept of its samples. */
export interface ShownReport {
  readonly report: Report;
  readonly samples: KeptSamples;
}

export interface LiveSite {
  readonly url: string;
  /** Shows another report, in every open page. */
  show(shown: ShownReport): Promise<void>;
  /** Says in every page what moved since the last publication; null: nothing. */
  say(since: string | null): void;
  /** Shows problems over every page, until the next report. */
  fail(failure: Failure): void;
  stop(): Promise<void>;
}

export interface ServeTask extends ShownReport {
  /** Folder of the report, for its public files. */
  readonly root: string;
  /** Folder for whatever the server writes, and removes. */
  readonly workDir: string;
  /** Folder for what is kept for the next time. */
  readonly keepIn: string;
  readonly port: number;
  readonly host: string;
}

const types: Readonly<Record<string, string>> = {
  ".avif": "image/avif",
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/** Serves a report live: each page is made when it is asked for, from the report as it then is. */
export async function serveSite(task: ServeTask): Promise<LiveSite> {
  const templates = await findTemplates(task.keepIn, task.workDir);
  const open = new Set<ServerResponse>();
  let { report, samples } = task;
  let failure: Failure | null = null;
  let since: string | null = null;
  let pages = list();
  let others = besideFiles(report, templates.drawingStyles);

  function list(): Promise<ReadonlyMap<string, ListedPage>> {
    handOver({ report, live: "own" });
    handOverSamples(report, samples);
    return templates
      .pages()
      .then((listed) => new Map(listed.map((page): [string, ListedPage] => [page.file, page])));
  }

  async function bytesOf(file: string): Promise<Uint8Array | null> {
    if (file === liveScript) return Buffer.from(liveScriptText);
    const part = reportFiles(report).get(file);
    if (part !== undefined) return Buffer.from(stableJson(part));
    const page = (await pages).get(file);
    if (page) return page.render();
    const other = others.get(file);
    if (other) return Buffer.from(await other.make());
    const kept = publishedFile(file, samples);
    if (kept !== null) return readFile(kept);
    const beside = report.attached.find((path) => address.beside(path) === file);
    if (beside !== undefined) return readFile(join(task.root, "content", beside)).catch(() => null);
    return publicFile(file, [task.root, programFolder]);
  }

  const written = (event: string, data: unknown): string =>
    `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
  const send = (event: string, data: unknown): void => {
    for (const reader of open) reader.write(written(event, data));
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500, { "Content-Type": "text/plain; charset=utf-8" });
      response.end(String(error));
    });
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    if (path === `/${liveEvents}`) {
      response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
      // A page that is opened while something is wrong says so as well.
      response.write(failure ? written("fail", failure) : "\n");
      if (since !== null) response.write(written("since", since));
      open.add(response);
      response.on("close", () => open.delete(response));
      return;
    }
    const file = `${path.slice(1)}${path.endsWith("/") ? "index.html" : ""}`;
    const bytes = await bytesOf(file);
    if (!bytes && (await pages).has(`${file}/index.html`)) {
      response.writeHead(302, { Location: `${encodeURI(path)}/` }).end();
      return;
    }
    response.writeHead(bytes ? 200 : 404, {
      "Content-Type": types[extname(bytes ? file : ".html")] ?? "application/octet-stream",
      "Cache-Control": "no-store",
    });
    response.end(bytes ?? (await bytesOf("404.html")));
  }

  const port = await listen(server, task.port, task.host);
  return {
    url: `http://${task.host}:${port}/`,
    async show(next) {
      ({ report, samples } = next);
      failure = null;
      pages = list();
      others = besideFiles(report, templates.drawingStyles);
      await pages;
      send("show", null);
    },
    say(text) {
      since = text;
      send("since", text);
    },
    fail(found) {
      failure = found;
      send("fail", found);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A file of one of the folders' `public/`, and of nowhere else. */
async function publicFile(file: string, folders: readonly string[]): Promise<Uint8Array | null> {
  if (file.split(/[/\\]/).some((part) => part.startsWith("."))) return null;
  for (const folder of folders) {
    const bytes = await readFile(join(folder, "public", file)).catch(() => null);
    if (bytes) return bytes;
  }
  return null;
}

/** How many ports after the wanted one are tried where others listen. */
const mostPorts = 20;

async function listen(server: Server, first: number, host: string): Promise<number> {
  for (let port = first; ; port++) {
    const fault = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
      server.once("error", resolve);
      server.listen(port, host, () => {
        server.removeListener("error", resolve);
        resolve(null);
      });
    });
    if (!fault) return port;
    if (fault.code !== "EADDRINUSE" || port - first >= mostPorts) throw fault;
  }
}
