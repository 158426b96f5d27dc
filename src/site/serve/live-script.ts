/**
 * The script of pages that are served live: it asks for the page again when the report has changed, and shows what is
 * wrong over the page while it has not. It runs in the reader's browser, so it is text here.
 */
export const liveScriptText = `"use strict";
const events = new EventSource(new URL("events", document.currentScript.src));
let lost = false;
let shown = null;
events.addEventListener("show", () => location.reload());
events.addEventListener("fail", (event) => {
  shown?.remove();
  shown = document.createElement("dialog");
  const text = document.createElement("pre");
  text.textContent = JSON.parse(event.data);
  shown.append(text);
  document.body.append(shown);
  shown.showModal();
});
events.addEventListener("error", () => { lost = true; });
events.addEventListener("open", () => { if (lost) location.reload(); });
`;
