import type { Attribute, Constant, Graph, Operation, Tensor } from "./graph.ts";
import {
  type Bytes,
  bytesField,
  floatField,
  integerField,
  join,
  messageField,
  textField,
} from "./protobuf.ts";

// Field and type numbers: onnx/onnx.proto of the ONNX specification, IR version 8.
const operatorSet = 17;
const elementType = { float: 1, int64: 7 } as const;

function attributeOf(name: string, value: Attribute): Bytes {
  const head = textField(1, name);
  if (typeof value === "number")
    return [...head, ...integerField(3, value), ...integerField(20, 2)];
  if (typeof value === "string") return [...head, ...textField(4, value), ...integerField(20, 3)];
  if ("float" in value) return [...head, ...floatField(2, value.float), ...integerField(20, 1)];
  return [...head, ...value.flatMap((one) => integerField(8, one)), ...integerField(20, 7)];
}

function nodeOf(operation: Operation): Bytes {
  return [
    ...operation.inputs.flatMap((tensor) => textField(1, tensor.name)),
    ...operation.outputs.flatMap((tensor) => textField(2, tensor.name)),
    ...textField(4, operation.kernel),
    ...Object.entries(operation.attributes).flatMap(([name, value]) =>
      messageField(5, attributeOf(name, value)),
    ),
  ];
}

function initializerOf({ tensor, data }: Constant): Bytes {
  return [
    ...tensor.shape.flatMap((length) => integerField(1, length)),
    ...integerField(2, elementType[tensor.type]),
    ...textField(8, tensor.name),
    ...bytesField(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  ];
}

function describe(tensor: Tensor): Bytes {
  const lengths = tensor.shape.flatMap((length, axis) =>
    messageField(1, length < 0 ? textField(2, `${tensor.name}_${axis}`) : integerField(1, length)),
  );
  const type = [...integerField(1, elementType[tensor.type]), ...messageField(2, lengths)];
  return [...textField(1, tensor.name), ...messageField(2, messageField(1, type))];
}

/** The graph as an ONNX model file. */
export function encodeModel(graph: Graph): Uint8Array {
  const body: Bytes = [
    ...graph.operations.flatMap((operation) => messageField(1, nodeOf(operation))),
    ...textField(2, "lab"),
    ...graph.constants.flatMap((one) => messageField(5, initializerOf(one))),
    ...graph.inputs.flatMap((tensor) => messageField(11, describe(tensor))),
    ...graph.outputs.flatMap((tensor) => messageField(12, describe(tensor))),
  ];
  return join([
    ...integerField(1, 8),
    ...messageField(7, body),
    ...messageField(8, [...textField(1, ""), ...integerField(2, operatorSet)]),
  ]);
}
