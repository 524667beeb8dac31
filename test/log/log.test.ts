import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openLog } from "../../electron/log/log.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "log-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const lines = (): Record<string, unknown>[] =>
  readFileSync(join(folder, "ledger.log"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

test("an event is one line of JSON with its instant", () => {
  openLog(folder, "ledger").info("slow call", { procedure: "receivables.page", milliseconds: 240 });
  expect(lines()).toEqual([
    { at: expect.any(String), level: "info", event: "slow call", procedure: "receivables.page", milliseconds: 240 },
  ]);
});

test("an error stands there with its code, its stack and everything that caused it", () => {
  const disk = Object.assign(new Error("SQLITE_FULL"), { code: "SQLITE_FULL" });
  openLog(folder, "ledger").error("call failed", new Error("could not post", { cause: disk }), { procedure: "x" });
  expect(lines()[0]).toMatchObject({
    level: "error",
    procedure: "x",
    errors: [
      { name: "Error", message: "could not post", stack: expect.stringContaining("log.test.ts") },
      { name: "Error", message: "SQLITE_FULL", code: "SQLITE_FULL" },
    ],
  });
});

test("the name of the user's home folder is left out", () => {
  openLog(folder, "ledger").error("call failed", new Error(`ENOENT: ${homedir()}/Documents/x.xml`));
  expect(JSON.stringify(lines())).not.toContain(`${homedir()}/Documents`);
  expect(lines()[0]).toMatchObject({ errors: [{ message: "ENOENT: ~/Documents/x.xml" }] });
});

test("errors that cause each other do not go on for ever", () => {
  const first = new Error("first");
  first.cause = new Error("second", { cause: first });
  openLog(folder, "ledger").error("call failed", first);
  expect(lines()[0]).toMatchObject({ errors: { length: 8 } });
});

test("no name of a person, address, phone, RFC or file of theirs gets into the log, whatever an error says", () => {
  const texts = [
    "550 5.1.1 <lupita.canaria@cliente.example> recipient rejected",
    "no route to +52 55 1122 3344, nor (55) 1122-3344",
    "CANG800101AB1 is not the receiver",
    `ENOENT: no such file or directory, open '${tmpdir()}/Guadalupe Canaria.xml'`,
    `EACCES: permission denied, open "C:\\Facturas\\Guadalupe Canaria 2026.pdf"`,
  ];
  const log = openLog(folder, "ledger");
  for (const text of texts)
    log.error("call failed", new Error(text, { cause: new Error(text) }), { procedure: "mail.send" });
  const written = readFileSync(join(folder, "ledger.log"), "utf8");
  for (const word of ["lupita", "1122", "CANG800101", "Canaria"]) expect(written).not.toContain(word);
  const messages = lines().map((line) => (line["errors"] as { message: string }[])[0]?.message);
  expect(messages[0]).toBe("550 5.1.1 <<mail>> recipient rejected");
  expect(messages[3]).toContain("….xml'");
});
