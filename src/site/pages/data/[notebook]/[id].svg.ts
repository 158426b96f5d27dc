import type { APIRoute } from "astro";
import { svgOf } from "../../../downloads/figure-data.ts";
import type { DataProps } from "../../../render/page-props.ts";
import { drawingPages } from "../../../render/page-props.ts";
import { reportInHand } from "../../../render/report-in-hand.ts";

export const getStaticPaths = () => drawingPages(reportInHand());

export const GET: APIRoute<DataProps> = ({ props }) => new Response(svgOf(props.figure));
