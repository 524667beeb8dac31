import { constants, inflateRawSync, zstdCompressSync, zstdDecompressSync } from "node:zlib";

/** Level 1 packs CFDI as small as the default and faster; the chunk fits what comes out of a usual one. */
const ZSTD = { chunkSize: 8192, params: { [constants.ZSTD_c_compressionLevel]: 1 } } as const;

/** First bytes of every zstd frame. No raw deflate stream begins like this: read as one, it would be a stored block whose
 * two length fields contradict each other. */
const ZSTD_MAGIC = [0x28, 0xb5, 0x2f, 0xfd] as const;

/** Packs an original file for keeping. */
export function pack(bytes: Uint8Array): Buffer {
  return zstdCompressSync(bytes, ZSTD);
}

/**
 * The original bytes of what {@link pack} made, or of the raw deflate that earlier versions kept.
 * @throws when the packed bytes are damaged
 */
export function unpack(packed: Uint8Array): Buffer {
  return ZSTD_MAGIC.every((byte, index) => packed[index] === byte)
    ? zstdDecompressSync(packed)
    : inflateRawSync(packed);
}
