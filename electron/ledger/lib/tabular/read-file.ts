import { createHash } from "node:crypto";
import { open, stat } from "node:fs/promises";
import { HucreError } from "hucre";
import { decodeText } from "./decode-text.ts";
import { readCsv } from "./read-csv.ts";
import { readXlsSheet, readXlsxSheet } from "./read-workbook.ts";
import { type FileRead, Refused, TABLE_LIMITS, type TableRefusal } from "./table.ts";

/** Reads a user's file by what is in it, whatever its name says. Never throws for what a file or folder can be. */
export async function readOutsideFile(path: string, sheet: string | null): Promise<FileRead> {
  try {
    const bytes = await readBytes(path);
    return await readBytesAs(bytes, sheet);
  } catch (error) {
    if (error instanceof Refused) return { kind: "refused", code: error.code, detail: error.detail };
    // What the workbook parser cannot make sense of is damaged, however it says so; reading bytes told its own reasons.
    if (error instanceof HucreError || error instanceof RangeError || error instanceof TypeError) {
      return { kind: "refused", code: "damaged", detail: "" };
    }
    throw error;
  }
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    // Opening a pipe would wait for ever, and take its thread with it.
    if (!(await stat(path)).isFile()) throw new Refused("read-error");
    const file = await open(path, "r");
    try {
      const status = await file.stat();
      if (!status.isFile()) throw new Refused("read-error");
      if (status.size > TABLE_LIMITS.fileBytes) throw new Refused("too-large");
      if (status.size === 0) throw new Refused("empty");
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw error instanceof Refused ? error : new Refused(refusalOf(error));
  }
}

function refusalOf(error: unknown): TableRefusal {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "ENOENT" || code === "ENOTDIR") return "not-found";
  if (code === "EACCES" || code === "EPERM") return "no-permission";
  return code === "EBUSY" || code === "ETXTBSY" ? "being-written" : "read-error";
}

async function readBytesAs(bytes: Buffer, sheet: string | null): Promise<FileRead> {
  const about = { sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length };
  const head = bytes.toString("latin1", 0, 8);
  if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06")) {
    return { kind: "table", format: "xlsx", ...about, ...(await readXlsxSheet(bytes, sheet)) };
  }
  if (head.startsWith("\xd0\xcf\x11\xe0")) {
    return { kind: "table", format: "xls", ...about, ...(await readXlsSheet(bytes, sheet)) };
  }
  const text = decodeText(bytes);
  const start = text.slice(0, 4096);
  if (/OFXHEADER|<OFX>/i.test(start)) return { kind: "text", format: "ofx", ...about, text };
  if (/^\s*<(!doctype|html|table|head|meta|\?xml|\?mso)/i.test(start)) throw new Refused("html");
  if (head.startsWith("%PDF") || hasControls(start)) throw new Refused("not-a-table");
  const rows = readCsv(text);
  if (rows.length === 0) throw new Refused("empty");
  return { kind: "table", format: "csv", ...about, sheets: [], sheet: "", rows };
}

/** Whether there are control characters that no text has; pictures and programs have them at once. */
function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13) return true;
  }
  return false;
}
