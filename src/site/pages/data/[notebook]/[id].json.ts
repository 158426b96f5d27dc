import type { APIRoute } from "astro";
import { jsonOf } from "../../../downloads/figure-data.ts";
import type { DataProps } from "../../../render/page-props.ts";
import { dataPages } from "../../../render/page-props.ts";
import { reportInHand } from "../../../render/report-in-hand.ts";

export const getStaticPaths = () => dataPages(reportInHand());

export const GET: APIRoute<DataProps> = ({ props }) => new Response(jsonOf(props));
