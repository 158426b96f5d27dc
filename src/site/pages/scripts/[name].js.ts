import type { APIRoute, GetStaticPaths } from "astro";
import { type PageScript, pageScripts } from "../../scripts/index.ts";

export const getStaticPaths = (() =>
  Object.keys(pageScripts).map((name) => ({ params: { name } }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) =>
  new Response(pageScripts[params.name as PageScript].text, {
    headers: { "Content-Type": "text/javascript; charset=utf-8" },
  });
