import type { APIRoute } from "astro";
import type { DataProps } from "../../../figure-data.ts";
import { dataPaths, jsonOf } from "../../../figure-data.ts";

export const getStaticPaths = () => dataPaths();

export const GET: APIRoute<DataProps> = ({ props }) => new Response(jsonOf(props.figure));
