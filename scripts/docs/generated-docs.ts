import { authoringPage } from "./authoring-page.ts";
import { coveragePage } from "./coverage-page.ts";
import { storedCoverage } from "./coverage-results.ts";
import { experimentPage } from "./experiment-page.ts";
import { formatsPage } from "./formats-page.ts";
import { galleryPage } from "./gallery-page.ts";
import { glossaryPage } from "./glossary-page.ts";
import { guideExamples } from "./guide-examples.ts";
import { marksPage } from "./marks-page.ts";
import { problemsPage } from "./problems-page.ts";
import { schemaFiles } from "./schemas.ts";
import { statisticsPage } from "./statistics-page.ts";

/** Path to text of every generated file. */
export function generatedDocs(): readonly (readonly [string, string])[] {
  return [
    ...schemaFiles(),
    ["docs/authoring.md", authoringPage()],
    ["docs/coverage.md", coveragePage(storedCoverage())],
    ["docs/experiment.md", experimentPage()],
    ["docs/formats.md", formatsPage()],
    ["docs/gallery.md", galleryPage()],
    ["docs/glossary.md", glossaryPage()],
    ...guideExamples(),
    ["docs/marks.md", marksPage()],
    ["docs/problems.md", problemsPage()],
    ["docs/statistics.md", statisticsPage()],
  ];
}
