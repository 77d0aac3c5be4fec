// The tables arrive gzipped: the length of a JSON header, the header, padding, then float32 numbers.

export async function decode(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const size = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + size)));
  const start = 4 + size + ((4 - (size % 4)) % 4);
  const floats = new Float32Array(bytes.slice(start).buffer);
  for (const slice of header.slices) {
    slice.x = slice.x && take(floats, slice.x, 1)[0];
    slice.channels = slice.channels.map((ref) => take(floats, ref, slice.values.length));
  }
  return header;
}

// A table is [where it starts, how many numbers a row has]; a row that is not there is an error.
function take(floats, [start, length], rows) {
  if (!length || start + rows * length > floats.length) throw new RangeError("table is cut short");
  return Array.from({ length: rows }, (_, r) => floats.subarray(start + r * length, start + (r + 1) * length));
}
