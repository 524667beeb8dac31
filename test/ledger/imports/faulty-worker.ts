import crypto from "node:crypto";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/**
 * The real parse worker with faults of the system put under it, told by words in paths and contents: an endless loop, a
 * heap that overflows, a thread that ends, a file that may not be read, one that grows while it is read.
 */
const paths = new Map<number, string>();
const real = { openSync: fs.openSync, fstatSync: fs.fstatSync, hash: crypto.hash };

function fail(code: string): never {
  throw Object.assign(new Error(code), { code });
}

function trouble(text: string): void {
  if (text.includes("cuelga")) for (;;);
  if (text.includes("revienta")) {
    const heap: unknown[] = [];
    for (;;) heap.push(Array.from({ length: 1000 }, () => ({})));
  }
  if (text.includes("termina")) process.exit(3);
}

fs.openSync = (path, ...rest) => {
  const name = String(path);
  if (name.includes("sin permiso")) fail("EACCES");
  if (name.includes("ocupado")) fail("EBUSY");
  if (name.includes("disco")) fail("EIO");
  if (name.includes("abrir")) trouble(name);
  const fd = real.openSync(path, ...rest);
  paths.set(fd, name);
  return fd;
};

const grown = new Set<string>();
fs.fstatSync = ((fd: number) => {
  const name = paths.get(fd) ?? "";
  const status = real.fstatSync(fd);
  if (name.includes("creciendo") && !grown.has(name)) {
    grown.add(name);
    fs.appendFileSync(name, " ");
  }
  return status;
}) as typeof fs.fstatSync;

crypto.hash = ((algorithm: string, data: string | Buffer, output: "hex") => {
  // The canonical form of a document, in the middle of its parse.
  if (typeof data === "string") trouble(data);
  return real.hash(algorithm, data, output);
}) as typeof crypto.hash;

syncBuiltinESMExports();
await import("../../../electron/ledger/workers/parse.ts");
