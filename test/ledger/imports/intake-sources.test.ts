import { createHash } from "node:crypto";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inspectSources } from "../../../electron/ledger/imports/intake/inspect-sources.ts";
import type { IntakeItem } from "../../../electron/ledger/imports/intake/item.ts";
import { readSources, type SourceOptions } from "../../../electron/ledger/imports/intake/read-sources.ts";
import { unpack } from "../../../electron/ledger/lib/packing.ts";
import { cfdi40, OTHER_UUID, UUID } from "../../domain/cfdi/make-cfdi.ts";
import { expectedOutcome, sampleRows } from "../../domain/cfdi/samples-index.ts";
import { zip } from "./make-zip.ts";

const FIXTURES = join(import.meta.dirname, "../../fixtures/cfdi");
const FAULTY = new URL("./faulty-worker.ts", import.meta.url);

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "intake-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Given = Partial<SourceOptions>;

function options(given: Given = {}): SourceOptions {
  return { signal: new AbortController().signal, isKnown: async () => new Set(), onFound: () => {}, ...given };
}

async function batchesOf(paths: readonly string[], given: Given = {}): Promise<IntakeItem[][]> {
  const batches: IntakeItem[][] = [];
  for await (const batch of readSources(paths, options(given))) batches.push(batch);
  return batches;
}

async function itemsOf(paths: readonly string[], given: Given = {}): Promise<IntakeItem[]> {
  return (await batchesOf(paths, given)).flat();
}

/** `ok`, `known`, `metadata`, or the code of the refusal. */
function endOf(item: IntakeItem | undefined): string {
  if (item === undefined) return "missing";
  if (item.result.ok) return "ok";
  if ("metadata" in item.result) return "metadata";
  return "known" in item.result ? "known" : item.result.refusal.code;
}

/** `ok` or the outcome of the refusal. */
function outcomeOf(item: IntakeItem | undefined): string {
  if (item === undefined) return "missing";
  return !item.result.ok && "refusal" in item.result ? item.result.refusal.outcome : endOf(item);
}

async function endsOf(paths: readonly string[], given: Given = {}): Promise<Record<string, string>> {
  return Object.fromEntries(
    (await itemsOf(paths, given)).map((item) => [item.path.replace(`${folder}/`, ""), endOf(item)]),
  );
}

/** Writes a file that is old enough not to be taken for one that is being written. */
function put(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  utimesSync(path, 1_700_000_000, 1_700_000_000);
  return path;
}

const invoice = (n: number, extra = ""): string =>
  cfdi40({ root: { Folio: String(n), Serie: `S${extra}` } }).replace(
    UUID,
    OTHER_UUID.replace(/.{6}$/, String(n).padStart(6, "0")),
  );

describe("folders, files and archives", () => {
  it("end as their rows of the index say, members of archives too", async () => {
    const rows = sampleRows(FIXTURES);
    const items = new Map((await itemsOf([FIXTURES])).map((item) => [item.path.slice(FIXTURES.length + 1), item]));
    for (const row of rows) {
      const file = row["file"] ?? "";
      const item = items.get(file);
      const outcome = outcomeOf(item);
      expect(outcome, file).toBe(row["expect"] === "metadata" ? "metadata" : expectedOutcome(row));
      if (item?.result.ok) expect(item.result.document.uuid, file).toBe(row["uuid"]);
      if (row["sha256"]) expect(item?.sha256 || row["sha256"], file).toBe(row["sha256"]);
    }
  });

  it("read metadata of the tax authority beyond the size of a CFDI, up to a limit of its own", async () => {
    const header = "Uuid~RfcEmisor~Estatus\r\n";
    const MB = 1024 * 1024;
    put("grande.txt", `${header}${"x".repeat(11 * MB)}`);
    put("enorme.txt", `${header}${"x".repeat(33 * MB)}`);
    expect(await endsOf([folder])).toEqual({ "enorme.txt": "sat-metadata-too-large", "grande.txt": "metadata" });
  });

  it("give the bytes back as they were", async () => {
    const path = put("a.xml", `\uFEFF${cfdi40()}\r\n`);
    const [item] = await itemsOf([path]);
    const bytes = readFileSync(path);
    expect(item).toMatchObject({ path, fileName: "a.xml", bytes: bytes.length });
    expect(item?.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect(unpack(item?.xml ?? Buffer.alloc(0)).equals(bytes)).toBe(true);
  });

  it("come in the order of their names, folder by folder, in batches, the same every time", async () => {
    for (let n = 0; n < 45; n++) put(`${n % 3}/${String(n).padStart(2, "0")}.xml`, invoice(n));
    put(
      "1/z.zip",
      zip([
        { name: "b.xml", data: invoice(90) },
        { name: "a.xml", data: invoice(91) },
      ]),
    );
    const first = await batchesOf([folder], { batchSize: 10, workers: 2 });
    const paths = first.flat().map((item) => item.path.slice(folder.length + 1));
    expect(paths).toHaveLength(47);
    expect(paths.filter((path) => !path.includes("!"))).toEqual(paths.filter((path) => !path.includes("!")).toSorted());
    expect(paths.slice(30, 32)).toEqual(["1/z.zip!b.xml", "1/z.zip!a.xml"]);
    expect(first.every((batch) => batch.length > 0 && batch.length <= 10)).toBe(true);
    for (const workers of [1, 2, 3]) {
      const again = await batchesOf([folder], { batchSize: 10, workers });
      expect(again.flat().map((item) => item.path.slice(folder.length + 1))).toEqual(paths);
    }
  });

  it("each end with their reason, and the rest goes on", async () => {
    put("1 buena.xml", invoice(1));
    put("2 foto.jpg", Buffer.from("\xFF\xD8\xFF\xE0\0\x10JFIF", "latin1"));
    put("3 rota.xml", invoice(3).slice(0, 700));
    put("4 vacía.xml", "");
    put("5 grande.xml", Buffer.alloc(10 * 1024 * 1024 + 1, "<"));
    put(
      "6 foto grande.jpg",
      Buffer.concat([Buffer.from("\xFF\xD8\xFF\xE0", "latin1"), Buffer.alloc(11 * 1024 * 1024)]),
    );
    put("7 disfrazada.xml", zip([{ name: "x.xml", data: invoice(7) }]));
    put("8 hoja.xlsx", zip([{ name: "[Content_Types].xml", data: "<Types/>" }]));
    put("9 notas.txt", "hola");
    put("Thumbs.db", "x");
    put("~$a.xml", "x");
    put(".oculta/a.xml", invoice(8));
    mkdirSync(join(folder, "a vacía"));
    put("z buena.xml", invoice(9));
    expect(await endsOf([folder, join(folder, "no existe.xml")])).toEqual({
      "1 buena.xml": "ok",
      "2 foto.jpg": "image",
      "3 rota.xml": "truncated",
      "4 vacía.xml": "empty",
      "5 grande.xml": "too-large",
      "6 foto grande.jpg": "image",
      "7 disfrazada.xml!x.xml": "ok",
      "8 hoja.xlsx": "office",
      "9 notas.txt": "not-xml",
      "Thumbs.db": "junk-file",
      "~$a.xml": "junk-file",
      ".oculta": "junk-file",
      "a vacía": "empty-folder",
      "z buena.xml": "ok",
      "no existe.xml": "not-found",
    });
  });

  it("may be named by themselves, hidden or not", async () => {
    const path = put(".oculta/a.xml", invoice(1));
    expect(await endsOf([path, join(folder, ".oculta")])).toEqual({ ".oculta/a.xml": "ok" });
  });

  it("are read at a path of more than 260 characters, with ñ and blanks", async () => {
    const deep = Array.from({ length: 12 }, (_, level) => `carpeta número ${level} de compañías`).join("/");
    const path = put(`${deep}/factura ñ #1 100%.xml`, invoice(1));
    expect(path.length).toBeGreaterThan(260);
    expect(Object.values(await endsOf([folder]))).toEqual(["ok"]);
  });

  it("do not go round in circles through links, and a dead link is told", async () => {
    put("a/1.xml", invoice(1));
    symlinkSync(folder, join(folder, "a/b"));
    symlinkSync(join(folder, "a/1.xml"), join(folder, "liga.xml"));
    symlinkSync(join(folder, "nada"), join(folder, "muerta.xml"));
    expect(await endsOf([folder])).toEqual({ "a/1.xml": "ok", "liga.xml": "ok", "muerta.xml": "not-found" });
  });

  it("tell a file that is still being written from a broken one", async () => {
    const path = put("a.xml", invoice(1).slice(0, 500));
    appendFileSync(path, invoice(1).slice(500, 700));
    expect(await endsOf([path])).toEqual({ "a.xml": "being-written" });
    utimesSync(path, 1_700_000_000, 1_700_000_000);
    expect(await endsOf([path])).toEqual({ "a.xml": "truncated" });
  });
});

describe("what is known already", () => {
  it("is asked for by hash once a batch and not parsed again", async () => {
    for (let n = 0; n < 25; n++) put(`${String(n).padStart(2, "0")}.xml`, invoice(n));
    put("notas.txt", "hola");
    const first = await itemsOf([folder]);
    const hashes = new Set(first.filter((item) => item.result.ok).map((item) => item.sha256));
    const asked: number[] = [];
    const again = await itemsOf([folder], {
      batchSize: 10,
      workers: 1,
      isKnown: async (sha256) => {
        asked.push(sha256.length);
        return hashes;
      },
    });
    expect(asked).toEqual([10, 10, 6]);
    expect(again.map(endOf)).toEqual([...Array.from({ length: 25 }, () => "known"), "not-xml"]);
    expect(again.every((item) => item.xml === null)).toBe(true);
    expect(again.map((item) => item.sha256)).toEqual(first.map((item) => item.sha256));
  });

  it("fails the import when the ledger cannot answer", async () => {
    put("a.xml", invoice(1));
    const isKnown = async (): Promise<Set<string>> => {
      throw new Error("ledger closed");
    };
    await expect(itemsOf([folder], { isKnown })).rejects.toThrow("ledger closed");
  });
});

describe("a slow or impatient consumer", () => {
  it("holds the workers back", async () => {
    for (let n = 0; n < 100; n++) put(`${String(n).padStart(3, "0")}.xml`, invoice(n));
    let asked = 0;
    let taken = 0;
    let ahead = 0;
    const isKnown = async (sha256: readonly string[]): Promise<Set<string>> => {
      asked += sha256.length;
      ahead = Math.max(ahead, asked - taken);
      return new Set();
    };
    for await (const batch of readSources([folder], options({ batchSize: 5, workers: 1, isKnown }))) {
      taken += batch.length;
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    expect(taken).toBe(100);
    // Four batches wait, one is in the consumer's hands.
    expect(ahead).toBeLessThanOrEqual(25);
  });

  it("ends the workers by leaving, and by its signal", async () => {
    for (let n = 0; n < 40; n++) put(`${n}.xml`, invoice(n));
    for await (const batch of readSources([folder], options({ batchSize: 5 }))) {
      expect(batch).toHaveLength(5);
      break;
    }
    const abort = new AbortController();
    let items = 0;
    for await (const batch of readSources([folder], options({ batchSize: 5, signal: abort.signal }))) {
      items += batch.length;
      abort.abort();
    }
    expect(items).toBe(5);
    expect(await itemsOf([folder], { signal: AbortSignal.abort() })).toEqual([]);
  });

  it("is told how much was found, members included", async () => {
    for (let n = 0; n < 12; n++) put(`${n}.xml`, invoice(n));
    put("z.zip", zip(Array.from({ length: 30 }, (_, n) => ({ name: `${n}.xml`, data: invoice(100 + n) }))));
    const told: { found: number; searching: boolean }[] = [];
    const onFound = (found: number, searching: boolean): void => void told.push({ found, searching });
    const items = await itemsOf([folder], { batchSize: 5, onFound });
    expect(items).toHaveLength(42);
    expect(told[0]?.searching).toBe(true);
    expect(told.at(-1)).toEqual({ found: 42, searching: false });
  });
});

describe("a worker in trouble", () => {
  const faulty = { worker: FAULTY, itemTimeoutMs: 3_000, heapMiB: 64 };

  it.each(["cuelga", "revienta", "termina"])("is replaced and only the file at fault is lost: %s", async (fault) => {
    for (let n = 0; n < 30; n++) put(`${String(n).padStart(2, "0")}.xml`, invoice(n, n === 7 ? fault : ""));
    put(`11 abrir ${fault}.xml`, invoice(50));
    const ends = await endsOf([folder], { ...faulty, batchSize: 10, workers: 2 });
    const lost = Object.keys(ends).filter((path) => ends[path] !== "ok");
    expect(lost).toEqual(["07.xml", `11 abrir ${fault}.xml`]);
    expect(ends["07.xml"]).toBe("parser-stopped");
    expect(Object.keys(ends)).toHaveLength(31);
    expect(Object.keys(ends).map((path) => basename(path))).toEqual(Object.keys(ends).toSorted());
  });

  it("loses one member of an archive, not the archive", async () => {
    put(
      "a.zip",
      zip(Array.from({ length: 12 }, (_, n) => ({ name: `${n}.xml`, data: invoice(n, n === 4 ? "cuelga" : "") }))),
    );
    const ends = await endsOf([folder], { ...faulty, batchSize: 5 });
    expect(Object.entries(ends).filter(([, end]) => end !== "ok")).toEqual([["a.zip!4.xml", "parser-stopped"]]);
    expect(Object.keys(ends)).toHaveLength(12);
  });

  it("tells what the system refuses", async () => {
    put("creciendo.xml", invoice(1));
    put("disco.xml", invoice(2));
    put("ocupado.xml", invoice(3));
    put("sin permiso.xml", invoice(4));
    put("z.xml", invoice(5));
    expect(await endsOf([folder], faulty)).toEqual({
      "creciendo.xml": "being-written",
      "disco.xml": "read-error",
      "ocupado.xml": "being-written",
      "sin permiso.xml": "no-permission",
      "z.xml": "ok",
    });
  });

  it("that cannot be started fails the import with its reason", async () => {
    put("a.xml", invoice(1));
    const worker = pathToFileURL(join(folder, "missing.ts"));
    await expect(itemsOf([folder], { worker })).rejects.toThrow(/missing\.ts/);
  });
});

describe("inspecting", () => {
  it("finds whose files they are, most frequent issuer first", async () => {
    for (let n = 0; n < 6; n++) put(`${n}.xml`, invoice(n));
    put("7.xml", cfdi40({ issuer: 'Rfc="AAA010101AAA" Nombre="PROVEEDOR"', receiver: 'Rfc="EKU9003173C9"' }));
    put("8.xml", cfdi40({ receiver: 'Rfc="XAXX010101000"' }));
    put("9.txt", "x");
    expect(await inspectSources([folder])).toEqual({
      filesSeen: 9,
      candidates: [
        { rfc: "EKU9003173C9", name: "ESCUELA KEMPER URGATE", issued: 7, received: 1 },
        { rfc: "AAA010101AAA", name: "PROVEEDOR", issued: 1, received: 0 },
        { rfc: "KIJ0906199R1", name: "KERNEL INDUSTIA JUGUETERA", issued: 0, received: 6 },
      ],
    });
  });

  it("stops at its limit", async () => {
    for (let n = 0; n < 30; n++) put(`${n}.xml`, invoice(n));
    expect((await inspectSources([folder], { limit: 12 })).filesSeen).toBe(12);
  });
});
