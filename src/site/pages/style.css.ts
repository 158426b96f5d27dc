import type { APIRoute } from "astro";
import { stylesheet } from "../styles/index.ts";

export const GET: APIRoute = () =>
  new Response(stylesheet, { headers: { "Content-Type": "text/css; charset=utf-8" } });
