import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeFileSafely } from "../../../electron/ledger/render/write-file.ts";
import { temporaryFolder } from "../support/ledgers.ts";

const failing = (code: string) => async (temporary: string) => {
  await writeFile(temporary, "half");
  throw Object.assign(new Error(code), { code });
};

describe("writing a file", () => {
  it("replaces an older file in one step", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "reporte.pdf");
    writeFileSync(file, "old");
    const bytes = await writeFileSafely(file, async (temporary) => {
      await writeFile(temporary, "new!");
      expect(readFileSync(file, "utf8")).toBe("old");
    });
    expect(bytes).toBe(4);
    expect(readFileSync(file, "utf8")).toBe("new!");
    expect(readdirSync(folder)).toEqual(["reporte.pdf"]);
  });

  it.each([
    ["EBUSY", "FILE_LOCKED"],
    ["EPERM", "FILE_LOCKED"],
    ["ENOENT", "PATH_NOT_FOUND"],
    // A share that vanished while it was written to.
    ["EIO", "PATH_NOT_FOUND"],
    ["EHOSTDOWN", "PATH_NOT_FOUND"],
    ["ENOSPC", "DISK_FULL"],
    ["EDQUOT", "DISK_FULL"],
    ["EACCES", "READ_ONLY"],
    ["EROFS", "READ_ONLY"],
  ])("names %s as %s, keeps the older file and leaves no other", async (code, named) => {
    const folder = temporaryFolder();
    const file = join(folder, "reporte.xlsx");
    writeFileSync(file, "old");
    // Of a file that was about to be made it is the folder that is missing.
    const path = named === "PATH_NOT_FOUND" ? folder : file;
    await expect(writeFileSafely(file, failing(code))).rejects.toMatchObject({ code: named, path });
    expect(readFileSync(file, "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["reporte.xlsx"]);
  });

  it.each([
    ["Cartera.alcorriente", "SQLite format 3\0 and pages"],
    ["Cartera.alcorriente-wal", "pages that are not in the file yet"],
    ["Cartera 00001.alcbak.json", '{ "sha256": "…" }'],
    ["Cartera.alcorriente.files/ab/abcdef", "%PDF of a customer"],
  ])("takes the place of nothing of the program's own: %s", async (name, content) => {
    const file = join(temporaryFolder(), name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    const written = writeFileSafely(file, (temporary) => writeFile(temporary, "PK"));
    await expect(written).rejects.toMatchObject({ code: "READ_ONLY", path: file });
    expect(readFileSync(file, "utf8")).toBe(content);
    expect(readdirSync(dirname(file))).toEqual([basename(file)]);
  });

  it("lets other errors through", async () => {
    const file = join(temporaryFolder(), "reporte.pdf");
    await expect(writeFileSafely(file, failing("EWHATEVER"))).rejects.toThrow("EWHATEVER");
  });

  it("writes nowhere but where a whole path says", async () => {
    const before = readdirSync(process.cwd());
    for (const path of ["reporte.pdf", "C:\\Windows\\System32\\config", "../reporte.pdf"]) {
      await expect(writeFileSafely(path, failing("never reached"))).rejects.toMatchObject({ code: "PATH_NOT_FOUND" });
    }
    expect(readdirSync(process.cwd())).toEqual(before);
  });

  it("does not take a folder for a file", async () => {
    const file = join(temporaryFolder(), "reporte.pdf");
    mkdirSync(file);
    await expect(writeFileSafely(file, (temporary) => writeFile(temporary, "x"))).rejects.toMatchObject({
      code: "READ_ONLY",
    });
  });
});
