import type { APIRoute } from "astro";
import { csvOf } from "../../../downloads/figure-data.ts";
import type { DataProps } from "../../../render/page-props.ts";
import { tablePages } from "../../../render/page-props.ts";
import { reportInHand } from "../../../render/report-in-hand.ts";

export const getStaticPaths = () => tablePages(reportInHand());

export const GET: APIRoute<DataProps> = ({ props }) => new Response(csvOf(props.figure));
