import { createRequire } from "node:module";
import type { Engine, Feed } from "./engine.ts";
import { encodeModel } from "./onnx.ts";

interface OrtTensor {
  readonly data: Float32Array;
}

interface OrtSession {
  run(feeds: Record<string, unknown>): Promise<Record<string, OrtTensor>>;
  release(): Promise<void>;
}

/** The few names used of onnxruntime-node, so that type checks need no native package. */
interface Ort {
  readonly env: { readonly versions: { readonly node?: string; readonly common: string } };
  readonly Tensor: new (type: string, data: unknown, shape: readonly number[]) => unknown;
  readonly InferenceSession: {
    create(model: Uint8Array, options: Record<string, unknown>): Promise<OrtSession>;
  };
}

const require = createRequire(import.meta.url);

/** Whether the engine's package is installed in `src/lab`. */
export function engineInstalled(): boolean {
  try {
    require.resolve("onnxruntime-node");
    return true;
  } catch {
    return false;
  }
}

/** ONNX Runtime as a kernel library, one thread per session: seeds run in parallel, not kernels. */
export function onnxRuntime(): Engine {
  const ort = require("onnxruntime-node") as Ort;
  const tensorOf = (feed: Feed) =>
    new ort.Tensor(feed.data instanceof Float32Array ? "float32" : "int64", feed.data, feed.shape);
  return {
    name: "onnxruntime-node",
    version: ort.env.versions.node ?? ort.env.versions.common,
    async compile(graph) {
      const session = await ort.InferenceSession.create(encodeModel(graph), {
        executionProviders: ["cpu"],
        intraOpNumThreads: 1,
        interOpNumThreads: 1,
        graphOptimizationLevel: "all",
        logSeverityLevel: 3,
      });
      return {
        async run(feeds) {
          const given = Object.entries(feeds).map(([name, feed]) => [name, tensorOf(feed)]);
          const found = await session.run(Object.fromEntries(given));
          return Object.fromEntries(
            Object.entries(found).map(([name, tensor]) => [name, tensor.data]),
          );
        },
        release: () => session.release(),
      };
    },
  };
}
