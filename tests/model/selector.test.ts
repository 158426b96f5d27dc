import { describe, expect, it } from "vitest";
import { describeLevels, type Factor, nameOnce } from "../../src/model/index.ts";

const factor = (label: string, ...labels: readonly string[]): Factor => ({
  id: "f",
  label,
  role: "other",
  baseline: labels[0] ?? "",
  levels: labels.map((level) => ({ id: level, label: level })),
});

describe("levels in words", () => {
  it("are their labels, as a list", () => {
    const voices = factor("Voice", "User", "Sage", "Trickster");
    expect(describeLevels(voices, ["User"])).toBe("User");
    expect(describeLevels(voices, ["User", "Sage"])).toBe("User and Sage");
    expect(describeLevels(voices, ["User", "Sage", "Trickster"])).toBe("User, Sage and Trickster");
  });

  it("are parted by strokes where a label has a comma", () => {
    const arms = factor("Arm", "Tagged, masked", "Tagged");
    expect(describeLevels(arms, ["Tagged, masked", "Tagged"])).toBe("Tagged, masked / Tagged");
  });

  it("are named with their factor where they are bare numbers or say as little", () => {
    const replay = factor("Replayed base data", "0 %", "10 %", "No training");
    expect(describeLevels(replay, ["10 %"])).toBe("Replayed base data 10\u00a0%");
    expect(describeLevels(replay, ["0 %", "10 %"])).toBe(
      "Replayed base data 0\u00a0% and 10\u00a0%",
    );
    expect(describeLevels(replay, ["0 %", "No training"])).toBe("0 % and No training");
    const domains = factor("Domains of honesty data", "None", "Six");
    expect(describeLevels(domains, ["Six"])).toBe("Domains of honesty data: Six");
  });

  it("are named with their factor once where they stand in a row, the first bare one", () => {
    const steps = ["No training", "25", "300"];
    expect(nameOnce("Training step", steps)).toEqual(["No training", "Training step 25", "300"]);
    expect(nameOnce("Wording", ["basic", "detailed"])).toEqual(["basic", "detailed"]);
  });
});
