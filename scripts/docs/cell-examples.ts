/** Cells as docs/authoring.md shows them; a test runs them one after the other. */
export const cellExamples: readonly (readonly [what: string, text: string])[] = [
  [
    "A query, with a name that the cells after it use. In SQL the name is a table, in JavaScript `data.<name>`.",
    `\`\`\`sql {#counted title="Samples and recall by arm, behind the tag"}
select arm, count(*) as samples, avg(recall) as recall
from observations
where "trigger" = 'present'
group by arm
order by arm
\`\`\``,
  ],
  [
    "A plot of its rows, with intervals from the statistics of the report.",
    `\`\`\`js plot {#drawn title="The same with its intervals"}
const rows = data.counted.map(({ arm, recall }) => {
  const { interval } = evidence.estimate({ metric: "recall", of: \`arm=\${arm}, trigger=present\` });
  return { arm, recall, lower: interval.lower, upper: interval.upper };
});
return Plot.plot({
  marginLeft: 80,
  x: { domain: [0, 1] },
  marks: [
    Plot.ruleY(rows, { x1: "lower", x2: "upper", y: "arm" }),
    Plot.dot(rows, { x: "recall", y: "arm", fill: "currentColor" }),
  ],
});
\`\`\``,
  ],
  [
    "Rows instead of a plot make a table. `ts plot` is the same with types.",
    `\`\`\`ts plot {#gaps title="Differences from untagged documents"}
const arms: readonly string[] = ["none", "doctag"];
return arms.map((arm) => {
  const found = evidence.contrast({ metric: "recall", of: \`arm=\${arm}\`, versus: "arm=sdf" });
  return { arm, difference: found.value, lower: found.interval?.lower, upper: found.interval?.upper };
});
\`\`\``,
  ],
];
