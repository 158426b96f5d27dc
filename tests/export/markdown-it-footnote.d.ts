/** The plugin brings no types. */
declare module "markdown-it-footnote" {
  import type { PluginSimple } from "markdown-it";

  const plugin: PluginSimple;
  // biome-ignore lint/style/noDefaultExport: the plugin is one.
  export default plugin;
}
