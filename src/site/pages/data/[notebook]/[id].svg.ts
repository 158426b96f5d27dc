import type { APIRoute } from "astro";
import { svgOf } from "../../../figure-data.ts";
import type { DataProps } from "../../../page-props.ts";
import { drawingPages } from "../../../page-props.ts";
import { reportInHand } from "../../../report-in-hand.ts";

export const getStaticPaths = () => drawingPages(reportInHand());

export const GET: APIRoute<DataProps> = ({ props }) => new Response(svgOf(props.figure));
