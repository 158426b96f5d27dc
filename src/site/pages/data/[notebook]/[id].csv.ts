import type { APIRoute } from "astro";
import type { DataProps } from "../../../figure-data.ts";
import { csvOf, dataPaths } from "../../../figure-data.ts";

export const getStaticPaths = () => dataPaths();

export const GET: APIRoute<DataProps> = ({ props }) => new Response(csvOf(props.figure));
