import type { APIRoute } from "astro";
import { jsonOf } from "../../../figure-data.ts";
import type { DataProps } from "../../../page-props.ts";
import { dataPages } from "../../../page-props.ts";
import { reportInHand } from "../../../report-in-hand.ts";

export const getStaticPaths = () => dataPages(reportInHand());

export const GET: APIRoute<DataProps> = ({ props }) => new Response(jsonOf(props));
