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
};
