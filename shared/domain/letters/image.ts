/** A picture as its own first bytes tell it. */
export interface ImageFacts {
  readonly mime: "image/png" | "image/jpeg";
  readonly width: number;
  readonly height: number;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;

/** What a PNG or JPEG is, by its bytes and never by its name; null when it is neither or is cut off. */
export function imageFacts(bytes: Uint8Array): ImageFacts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = pngFacts(bytes, view) ?? jpegFacts(bytes, view);
  return found !== null && found.width > 0 && found.height > 0 ? found : null;
}

function pngFacts(bytes: Uint8Array, view: DataView): ImageFacts | null {
  // Signature, length and name of the first chunk (IHDR), width, height.
  if (bytes.length < 24 || !PNG.every((byte, index) => bytes[index] === byte)) return null;
  if (view.getUint32(12) !== 0x49484452) return null;
  return { mime: "image/png", width: view.getUint32(16), height: view.getUint32(20) };
}

function jpegFacts(bytes: Uint8Array, view: DataView): ImageFacts | null {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return null;
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    // Start of frame: C0 to CF without the tables C4, C8 and CC.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { mime: "image/jpeg", width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
