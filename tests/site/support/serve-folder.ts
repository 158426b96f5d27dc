import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".js": "text/javascript",
  ".html": "text/html; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** Serves a folder under a path of its own, as a plain host would; returns its address. `ranges`: it gives parts of files. */
export async function serveFolder(
  folder: string,
  under: string,
  { ranges = false } = {},
): Promise<{ readonly url: string; stop(): void }> {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const inside = path.startsWith(under) ? normalize(path.slice(under.length)) : null;
    const file =
      inside === null
        ? null
        : inside.endsWith("/") || inside === "."
          ? join(inside, "index.html")
          : inside;
    try {
      if (file === null || file.startsWith("..")) throw new Error("outside");
      const body = await readFile(join(folder, file));
      const part = ranges ? /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") : null;
      if (part) {
        const [from, to] = [Number(part[1]), Number(part[2])];
        response
          .writeHead(206, { "Content-Range": `bytes ${from}-${to}/${body.length}` })
          .end(body.subarray(from, to + 1));
        return;
      }
      response.writeHead(200, { "Content-Type": types[extname(file)] ?? "text/plain" }).end(body);
    } catch {
      const page = await readFile(join(folder, "404.html")).catch(() => "not found");
      response.writeHead(404, { "Content-Type": "text/html; charset=utf-8" }).end(page);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}${under}`, stop: () => void server.close() };
}
