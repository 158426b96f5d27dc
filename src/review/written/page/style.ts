/** The style of the page, in the colours of a report. */
export const style = `
:root { color-scheme: light dark; --paper: #fdfcf9; --ink: #1b1a18; --ink-2: #55534e; --rule: #cfccc3; --grid: #e6e3db; --was: #76756f; --is: #2256bb; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #151618; --ink: #ecebe6; --ink-2: #b1afa8; --rule: #3d4045; --grid: #2a2d31; --was: #8f8e88; --is: #609efa; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 3rem) 4rem; max-width: 68rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 "Source Sans 3", "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
h1, h2, h3 { font-family: "Source Serif 4", Charter, Georgia, serif; line-height: 1.25; font-weight: 600; }
h1 { font-size: 2rem; margin: 0 0 .5rem; }
h2 { font-size: 1.45rem; margin: 3rem 0 .75rem; padding-top: .5rem; border-top: 1px solid var(--rule); }
h3 { font-size: 1.1rem; margin: 2rem 0 .25rem; }
p, li, td, th { overflow-wrap: anywhere; unicode-bidi: isolate; }
ul { padding: 0; list-style: none; margin: 0; }
li { margin: 0 0 1rem; }
p { margin: 0 0 .25rem; }
.where { color: var(--ink-2); font-size: .875rem; }
.was { color: var(--ink-2); text-decoration: none; display: block; padding-left: .75rem; border-left: 3px solid var(--was); }
.is { text-decoration: none; display: block; padding-left: .75rem; border-left: 3px solid var(--is); }
.was::before { content: "was "; } .is::before { content: "is "; }
.was::before, .is::before { color: var(--ink-2); font-size: .875rem; }
.row { display: grid; grid-template-columns: minmax(0, 14rem) minmax(0, 1fr) minmax(0, 15rem); gap: 0 1rem; align-items: center; padding: .1rem 0; }
.row.same { color: var(--ink-2); }
.row .name, .row .values { font-size: .875rem; overflow-wrap: anywhere; unicode-bidi: isolate; }
.panel { margin: .75rem 0 1.5rem; }
.track { display: block; width: 100%; overflow: visible; }
.grid { stroke: var(--grid); }
.range { stroke-width: 2; } .before { stroke: var(--was); fill: var(--was); } .after { stroke: var(--is); fill: var(--is); }
.same .after { stroke: var(--was); fill: var(--was); }
.same .dot, .dot { stroke: var(--paper); stroke-width: 1; }
.axis text { fill: var(--ink-2); font-size: .8125rem; }
@media (max-width: 40rem) {
  .row { grid-template-columns: minmax(0, 1fr); padding: .5rem 0; }
}
@media print {
  :root { --paper: #fff; --ink: #000; --ink-2: #444; --was: #777; --is: #114; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  li, .row, .panel { break-inside: avoid; } h2, h3 { break-after: avoid; }
}
@media (forced-colors: active) {
  .before { stroke: GrayText; fill: GrayText; } .after { stroke: CanvasText; fill: CanvasText; }
}
`;
