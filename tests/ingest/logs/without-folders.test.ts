import { expect, test } from "vitest";
import { withoutFolders } from "../../../src/ingest/formats/inspect/log-checks.ts";

test.each([
  ["openai/gpt-4o-mini", "openai/gpt-4o-mini"],
  ["together/meta-llama/Llama-3-70b", "together/meta-llama/Llama-3-70b"],
  ["vllm//home/alice/checkpoints/last", "vllm/…/last"],
  ["hf/./runs/alice/7b/", "hf/…/7b"],
  ["/scratch/alice/model.gguf", "…/model.gguf"],
  ["~/models/x", "…/x"],
  ["C:\\Users\\alice\\model", "…/model"],
  ["file:///home/alice/task.py", "…/task.py"],
])("%s is named %s in notes of a log", (name, shown) => {
  expect(withoutFolders(name)).toBe(shown);
});
