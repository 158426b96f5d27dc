/**
 * The list that a further page of it belongs to: of `samples/mask/tagged/2/`, the list `samples/mask/tagged/`. Null for
 * any other page; units stand a step higher, whatever they are called.
 */
export function listOf(path: string): string | null {
  const parts = path.replace(/\/$/, "").split("/");
  const isFurther = parts[0] === "samples" && parts.length > 3 && /^\d+$/.test(parts.at(-1) ?? "");
  return isFurther ? `${parts.slice(0, -1).join("/")}/` : null;
}

/** What stands where a list had a further page once: a way to its first. No text of a sample may stay there. */
export const shorterList = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><title>This list is shorter now</title><meta name="robots" content="noindex"><meta http-equiv="refresh" content="0;url=../"></head>
<body><main><h1>This list is shorter now</h1><p><a href="../">Its first page</a></p></main></body>
</html>
`;
