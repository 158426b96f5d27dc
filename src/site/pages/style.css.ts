import type { APIRoute } from "astro";
import { reportInHand } from "../render/report-in-hand.ts";
import { stylesheet, themeOf } from "../styles/index.ts";

export const GET: APIRoute = () =>
  new Response(stylesheet + themeOf(reportInHand().report.site), {
    headers: { "Content-Type": "text/css; charset=utf-8" },
  });
