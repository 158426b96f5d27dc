/** Settings of the pages. `upheld build` and `upheld dev` call Astro with these and pass the folders. */
export default {
  srcDir: "./src/site",
  publicDir: "./public",
  output: "static",
  trailingSlash: "always",
  build: { format: "directory" },
  // Astro's own default eats the space between inline elements.
  compressHTML: true,
  devToolbar: { enabled: false },
  // No picture is processed: this keeps the image library out of the build.
  image: { service: { entrypoint: "astro/assets/services/noop" } },
  // Nothing is left to be found beside the pages: a report is built in any folder, with no packages near it.
  vite: { environments: { prerender: { resolve: { noExternal: true } } } },
};
