import type { APIRoute } from "astro";
import { csvOf } from "../../../figure-data.ts";
import type { DataProps } from "../../../page-props.ts";
import { tablePages } from "../../../page-props.ts";
import { reportInHand } from "../../../report-in-hand.ts";

export const getStaticPaths = () => tablePages(reportInHand());

export const GET: APIRoute<DataProps> = ({ props }) => new Response(csvOf(props.figure));
