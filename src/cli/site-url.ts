import { InvalidArgumentError, Option } from "commander";
import { siteUrlSchema } from "../model/index.ts";

/** Variable of the environment that says where a report is published. */
const variable = "UPHELD_SITE_URL";

/** Where the report is published, for those who know it only when they build: it overrides `site.url`. */
export function siteUrlOption(): Option {
  return new Option("--site-url <address>", "where the report is published; overrides site.url")
    .env(variable)
    .argParser((text: string) => {
      const url = siteUrlSchema.safeParse(text);
      if (url.success) return url.data;
      throw new InvalidArgumentError(
        "An address such as https://name.example/report/ is expected.",
      );
    });
}

/** What a report lacks whose address nobody has said. */
export const withoutSiteUrl = `Nobody has said where the report is published (site.url in upheld.yaml, --site-url, or ${variable}): its pages have no canonical address, feed, sitemap or oEmbed.`;
