import type { APIRoute } from "astro";
import { stableJson } from "../../lib/stable-json.ts";
import { loadReport } from "../../report/load.ts";

export const GET: APIRoute = () => new Response(stableJson(loadReport()));
