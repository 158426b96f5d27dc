import { describe, expect, it } from "vitest";
import { replicates } from "../../src/charts/types/replicates.ts";
import { reviewEvidence, trainingEvidence } from "./support/experiments.ts";
import { draw, expectFigure, request } from "./support/snapshot.ts";

function replicatesJoined() {
  return draw(
    replicates,
    trainingEvidence(),
    { experiment: "training", metrics: ["recall", "doclike"], of: { step: ["800"] } },
    { join: "true" },
  );
}

describe("replicates", () => {
  it.each([replicatesJoined])("%o is drawn as kept", (named) => {
    expectFigure(named, 920);
  });

  it("draws every seed of every arm, joined to the same seed of the next", () => {
    const { svg } = replicatesJoined().at(640);
    expect(svg.match(/class="m seed h"/g)).toHaveLength(30);
    expect(svg.match(/class="join"/g)).toHaveLength(20);
  });

  it("refuses one run per condition", () => {
    const answer = replicates.gather(request(), replicates.options.parse({}), reviewEvidence());
    expect(answer).toHaveProperty(
      "message",
      "There is one replicate: nothing to show them against",
    );
  });

  it("refuses to join replicates that share nothing", () => {
    const answer = replicates.gather(
      request(),
      replicates.options.parse({ join: "" }),
      reviewEvidence(),
    );
    expect(answer).toHaveProperty("message", "Replicates of this experiment are not paired");
  });
});
