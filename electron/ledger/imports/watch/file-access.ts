import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { FILE_BYTES } from "../intake/protocol.ts";

/**
 * Whether a file can be opened for reading now: `gone` when it is not there any more, `locked` while another program or
 * its permissions keep it closed.
 */
export async function readability(path: string): Promise<"readable" | "locked" | "gone"> {
  try {
    const handle = await open(path, "r");
    await handle.close();
    return "readable";
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    return code === "ENOENT" || code === "ENOTDIR" ? "gone" : "locked";
  }
}

/** SHA-256 of a file; "" when it is too large to be a document or cannot be read. */
export async function fileHash(path: string, size: number): Promise<string> {
  if (size > FILE_BYTES) return "";
  const hash = createHash("sha256");
  try {
    for await (const bytes of createReadStream(path, { end: FILE_BYTES })) hash.update(bytes);
    return hash.digest("hex");
  } catch {
    return "";
  }
}
