import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type JsonFile, openJsonFile } from "../../electron/main/json-file.ts";
import { zPreferences } from "../../electron/main/preferences.ts";
import type { Preferences } from "../../shared/contract/native.ts";
import { memoryLog } from "../ledger/transport/memory-log.ts";

const defaults: Preferences = zPreferences.parse({});
const chosen: Preferences = { ...defaults, language: "en", lastLedger: "C:\\Cobranza\\ñandú.alcorriente" };
const newer: Preferences = { ...chosen, theme: "dark" };

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "preferences-"));
  path = join(folder, "preferences.json");
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const open = (): JsonFile<Preferences> => openJsonFile(path, zPreferences, defaults, memoryLog().log);

test("a first start has the initial values and nothing wrong with them", () => {
  const file = open();
  expect(file.read()).toEqual(defaults);
  expect(file.problem).toBe("none");
});

test("what was written is there at the next start, and no stray file beside it", () => {
  open().write(chosen);
  expect(open().read()).toEqual(chosen);
  expect(readdirSync(folder)).toEqual(["preferences.json"]);
});

test("what an older version wrote is completed with initial values", () => {
  writeFileSync(path, JSON.stringify({ language: "en" }));
  expect(open().read()).toEqual({ ...defaults, language: "en" });
});

test("what a newer version added is still there after this one has written", () => {
  writeFileSync(path, JSON.stringify({ ...chosen, density: "wide" }));
  const file = open();
  file.write({ ...file.read(), theme: "dark" });
  expect(JSON.parse(readFileSync(path, "utf8"))).toEqual({ ...chosen, theme: "dark", density: "wide" });
});

describe("a damaged file", () => {
  beforeEach(() => {
    const file = open();
    file.write(chosen);
    file.write(newer);
  });

  const damages: [string, (path: string) => void][] = [
    ["full of zeros", (at) => writeFileSync(at, Buffer.alloc(200))],
    ["cut off", (at) => truncateSync(at, 30)],
    ["emptied", (at) => truncateSync(at, 0)],
    ["of another kind", (at) => writeFileSync(at, "[1, 2]")],
    ["with a value that cannot be", (at) => writeFileSync(at, '{"theme":"pink"}')],
  ];

  test.each(damages)("%s is set aside and the last good copy is used", (_name, damage) => {
    damage(path);
    const damaged = readFileSync(path);
    const file = open();
    expect(file.read()).toEqual(chosen);
    expect(file.problem).toBe("backup");
    expect(readFileSync(`${path}.damaged`)).toEqual(damaged);
  });

  test("does not become the good copy when the next choice is written", () => {
    truncateSync(path, 0);
    open().write(newer);
    truncateSync(path, 0);
    expect(open().read()).toEqual(chosen);
  });

  test("whose copy is damaged too says that it fell back to the initial values", () => {
    truncateSync(path, 0);
    truncateSync(`${path}.bak`, 0);
    const file = open();
    expect(file.read()).toEqual(defaults);
    expect(file.problem).toBe("defaults");
  });
});
