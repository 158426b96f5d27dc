/**
 * The script of pages that are served live: it asks for the page again when the report has changed, and shows what is
 * wrong over the page while it has not. It runs in the reader's browser, so it is text here. Its style is set by a sheet
 * of its own, since the policy of pages allows no other; its colours are those of the page.
 */
export const liveScriptText = `"use strict";
const events = new EventSource(new URL("events", document.currentScript.src));
let lost = false;
let shown = null;

const sheet = new CSSStyleSheet();
sheet.replaceSync(\`
.live-problems { box-sizing: border-box; width: min(60rem, 94vw); max-height: 90vh; overflow: auto; padding: 1.5rem;
  color: var(--ink); background: var(--paper); border: 1px solid var(--rule-2); border-radius: 4px; font: 1rem/1.5 var(--sans); }
.live-problems::backdrop { background: rgb(0 0 0 / 40%); }
.live-problems h2 { margin: 0; font: 600 1.25rem/1.3 var(--sans); }
.live-problems > p { margin: 0.25rem 0 0; color: var(--ink-2); }
.live-problems ol { margin: 0; padding: 0; list-style: none; }
.live-problems li { margin-top: 1.25rem; padding-top: 1rem; border-top: 1px solid var(--rule); }
.live-problems h3 { margin: 0; font: 600 1rem/1.4 var(--mono); overflow-wrap: anywhere; }
.live-problems li p { margin: 0.25rem 0 0; }
.live-problems dl { display: grid; grid-template-columns: 6rem 1fr; gap: 0 0.75rem; margin: 0.5rem 0 0; }
.live-problems dt { color: var(--ink-2); }
.live-problems dd { margin: 0; overflow-wrap: anywhere; }
.live-problems pre { margin: 0.75rem 0 0; padding: 0.75rem; overflow-x: auto; background: var(--paper-2); font: 0.8125rem/1.5 var(--mono); }
.live-since { position: fixed; z-index: 5; right: 1rem; bottom: 1rem; max-width: min(24rem, 90vw); margin: 0; padding: 0.5rem 0.75rem;
  color: var(--ink); background: var(--paper-2); border: 1px solid var(--rule-2); border-radius: 4px; font: 0.875rem/1.4 var(--sans); }
@media print { .live-since { display: none; } }
\`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

function element(name, text, ...children) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  made.append(...children.filter(Boolean));
  return made;
}

function described({ place, message, expected, found, fix, frame }) {
  const more = [["expected", expected], ["found", found], ["fix", fix]]
    .filter(([, text]) => text)
    .flatMap(([name, text]) => [element("dt", name), element("dd", text)]);
  return element("li", "", element("h3", place), element("p", message),
    more.length > 0 && element("dl", "", ...more), frame && element("pre", frame));
}

function show({ title, problems }) {
  shown?.remove();
  const head = element("h2", title);
  head.id = "live-problems";
  shown = element("dialog", "", head,
    element("p", "The page below is as it was before. Escape hides this until the next change."),
    element("ol", "", ...problems.map(described)));
  shown.className = "live-problems";
  shown.setAttribute("aria-labelledby", head.id);
  document.body.append(shown);
  shown.showModal();
}

let said = null;
function say(text) {
  said?.remove();
  said = null;
  if (text === null) return;
  said = element("p", text + ". upheld diff says which.");
  said.className = "live-since";
  said.setAttribute("role", "status");
  document.body.append(said);
}

events.addEventListener("since", (event) => say(JSON.parse(event.data)));
events.addEventListener("show", () => location.reload());
events.addEventListener("fail", (event) => show(JSON.parse(event.data)));
events.addEventListener("error", () => { lost = true; });
events.addEventListener("open", () => { if (lost) location.reload(); });
`;
