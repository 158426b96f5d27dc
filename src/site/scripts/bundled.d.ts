/** See `render/bundled-scripts.ts`. */
declare module "*?bundled" {
  const text: string;
  export default text;
}
