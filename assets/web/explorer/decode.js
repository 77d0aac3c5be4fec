// Decoding of the gzipped tables: length of the JSON header, the header, padding, then the numbers.

export async function decode(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const size = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + size)));
  const start = 4 + size + ((4 - (size % 4)) % 4);
  const numbers = bytes.subarray(start);
  for (const slice of header.slices) {
    slice.x = slice.x && take(numbers, slice.x, 1)[0];
    slice.channels = slice.channels.map((ref) => take(numbers, ref, slice.values.length));
  }
  return header;
}

// A table is [offset, numbers in a row]; a missing row is an error.
// Its numbers are stored as differences within a row, of the bits of a float32 taken as an integer:
// first the lowest bytes of all differences, then the second, third and highest ones.
function take(numbers, [start, length], rows) {
  const count = rows * length;
  const bytes = numbers.subarray(4 * start, 4 * (start + count));
  if (!length || bytes.length < 4 * count) throw new RangeError("table is cut short");
  const bits = new Uint32Array(count);
  for (let k = 0; k < count; k++) {
    const step = bytes[k] | (bytes[count + k] << 8) | (bytes[2 * count + k] << 16) | (bytes[3 * count + k] << 24);
    bits[k] = step + (k % length ? bits[k - 1] : 0);
  }
  return Array.from({ length: rows }, (_, r) => new Float32Array(bits.buffer, 4 * r * length, length));
}
