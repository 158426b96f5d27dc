/** The part of the protobuf wire format that ONNX files need: bytes in order, nothing else. */
export type Bytes = readonly Uint8Array[];

function varint(value: number | bigint): Uint8Array {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}

/** Field with an integer. */
export function integerField(field: number, value: number | bigint): Bytes {
  return [varint((field << 3) | 0), varint(value)];
}

/** Field with a 32-bit float. */
export function floatField(field: number, value: number): Bytes {
  return [varint((field << 3) | 5), new Uint8Array(Float32Array.of(value).buffer)];
}

/** Field with bytes. */
export function bytesField(field: number, value: Uint8Array): Bytes {
  return [varint((field << 3) | 2), varint(value.length), value];
}

/** Field with text. */
export function textField(field: number, value: string): Bytes {
  return bytesField(field, new TextEncoder().encode(value));
}

/** Field with a nested message. */
export function messageField(field: number, parts: Bytes): Bytes {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return [varint((field << 3) | 2), varint(length), ...parts];
}

/** All parts as one array. */
export function join(parts: Bytes): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
