import type { APIRoute } from "astro";
import type { DataProps } from "../../../figure-data.ts";
import { dataPaths, svgOf } from "../../../figure-data.ts";

export const getStaticPaths = () => dataPaths((figure) => figure.drawings.length > 0);

export const GET: APIRoute<DataProps> = ({ props }) => new Response(svgOf(props.figure));
