import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createContext } from "../../../electron/ledger/context.ts";
import { allItems } from "../../../electron/ledger/imports/reader.ts";
import { cfdi40, OTHER_UUID, UUID } from "../../domain/cfdi/make-cfdi.ts";
import { type ZipEntry, zip } from "./make-zip.ts";

/** The issuer of what `cfdi40` makes. */
const OWN_RFC = { rfc: "EKU9003173C9", name: "" };

let folder = "";
let context: ReturnType<typeof createContext>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "bad-"));
  context = createContext();
  mkdirSync(join(folder, "ledger"));
  await context.context.session.open(join(folder, "ledger", "a.alcorriente"), "must-not-exist");
});
afterEach(async () => {
  await context.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Imported {
  /** Outcome and code of every row of the result, by path within the folder. */
  readonly ends: Readonly<Record<string, string>>;
  readonly counts: { readonly files: number; readonly posted: number };
}

/** Imports the paths as the app does; `during` runs after each batch. */
async function imported(paths: readonly string[], during: () => void = () => {}): Promise<Imported> {
  const { importing, session } = context.context;
  const db = session.current;
  if (db === null) throw new Error("no ledger");
  const { runId } = await importing.start(db, { commandId: crypto.randomUUID(), paths, ownRfcs: [OWN_RFC] });
  for await (const progress of importing.watch(runId, undefined)) if (progress.counts.files > 0) during();
  const ends: Record<string, string> = {};
  for await (const item of allItems(db.read, runId, "es")) {
    ends[item.path.replace(`${folder}/in/`, "")] = `${item.outcome} ${item.code}`;
    // A reason is words, not only a code.
    if (item.outcome !== "posted") expect(item.message, item.code).not.toBe("");
  }
  const end = importing.snapshot(runId);
  expect(end?.state).toBe("done");
  return { ends, counts: end?.counts ?? { files: 0, posted: 0 } };
}

/** Writes a file that is old enough not to be taken for one that is being written. */
function put(name: string, content: string | Buffer): string {
  const path = join(folder, "in", name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  utimesSync(path, 1_700_000_000, 1_700_000_000);
  return path;
}

const invoice = (n: number): string =>
  cfdi40({ root: { Folio: String(n) } }).replace(UUID, OTHER_UUID.replace(/.{6}$/, String(n).padStart(6, "0")));

const MIB = 1024 * 1024;

describe("ZIP bombs", () => {
  const zeros = (bytes: number, name: string): ZipEntry => ({
    name,
    data: Buffer.alloc(bytes, " "),
  });

  it("end in one row each, whatever they do, and the good files beside and inside them are booked", async () => {
    put("1 buena.xml", invoice(1));
    put("2 proporción.zip", zip([zeros(15 * MIB, "bomba.xml"), { name: "buena.xml", data: invoice(2) }]));
    put("3 grande.zip", zip([zeros(21 * MIB, "bomba.xml"), { name: "buena.xml", data: invoice(3) }]));
    // What the archive says of a member is not what comes out of it.
    const lying = { ...zeros(21 * MIB, "miente.xml"), claimedSize: 100 };
    put("4 miente.zip", zip([lying, { name: "buena.xml", data: invoice(4) }]));
    const inner = zip([zeros(15 * MIB, "bomba.xml")]);
    put(
      "5 anidada.zip",
      zip([
        { name: "a.zip", data: zip([{ name: "b.zip", data: inner }]) },
        { name: "c.zip", data: inner },
      ]),
    );
    put("6 buena.xml", invoice(6));
    const { ends } = await imported([join(folder, "in")]);
    expect(ends).toEqual({
      "1 buena.xml": "posted posted",
      "2 proporción.zip!bomba.xml": "rejected archive-ratio",
      "2 proporción.zip!buena.xml": "posted posted",
      "3 grande.zip!bomba.xml": "rejected too-large",
      "3 grande.zip!buena.xml": "posted posted",
      "4 miente.zip!miente.xml": "rejected too-large",
      "4 miente.zip!buena.xml": "posted posted",
      "5 anidada.zip!a.zip!b.zip": "rejected archive-too-deep",
      "5 anidada.zip!c.zip!bomba.xml": "rejected archive-ratio",
      "6 buena.xml": "posted posted",
    });
  });

  it("of very many members stop at the limit, the rest of the folder goes on", async () => {
    const nothing = deflateRawSync("");
    const many = Array.from({ length: 50_003 }, (_, n) => ({ name: `${n}.jpg`, data: "", packed: nothing }));
    put("1 muchos.zip", zip(many));
    put("2 buena.xml", invoice(2));
    const { ends, counts } = await imported([join(folder, "in")]);
    expect(counts.files).toBe(50_002);
    expect(ends["1 muchos.zip"]).toBe("rejected archive-too-many");
    expect(ends["2 buena.xml"]).toBe("posted posted");
  });
});

describe("a file of ten gigabytes", () => {
  it("is refused by its size, unread, as a CFDI and as an archive", async () => {
    put("1 buena.xml", invoice(1));
    for (const [name, head] of [
      ["2 enorme.xml", invoice(2)],
      ["3 enorme.zip", "PK\x03\x04"],
      ["4 enorme.pdf", "%PDF-1.7"],
    ] as const) {
      // Sparse: it takes no room, and reading it whole would take minutes and more memory than there is.
      truncateSync(put(name, head), 10 * 1024 * MIB);
      utimesSync(join(folder, "in", name), 1_700_000_000, 1_700_000_000);
    }
    put("5 buena.xml", invoice(5));
    const { ends } = await imported([join(folder, "in")]);
    expect(ends).toEqual({
      "1 buena.xml": "posted posted",
      "2 enorme.xml": "rejected too-large",
      "3 enorme.zip": "skipped archive-unreadable",
      "4 enorme.pdf": "skipped pdf",
      "5 buena.xml": "posted posted",
    });
  });
});

describe("a folder of very many files", () => {
  it("ends in a row for each, with no more memory than a small one needs", async () => {
    const count = 20_000;
    mkdirSync(join(folder, "in"));
    for (let n = 0; n < count; n++) {
      writeFileSync(join(folder, "in", `${String(n).padStart(6, "0")}.txt`), "x");
    }
    put("999999.xml", invoice(1));
    const before = process.memoryUsage().rss;
    let peak = before;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 20);
    const { ends, counts } = await imported([join(folder, "in")]);
    clearInterval(watch);
    expect(counts).toMatchObject({ files: count + 1, posted: 1 });
    expect(ends["000000.txt"]).toBe("skipped not-xml");
    expect(ends["999999.xml"]).toBe("posted posted");
    expect((peak - before) / MIB).toBeLessThan(300);
  });
});

describe("folders that loop through links", () => {
  it("are walked once, whichever way the links lead", async () => {
    put("a/1.xml", invoice(1));
    put("b/2.xml", invoice(2));
    const outside = join(folder, "outside");
    mkdirSync(outside);
    writeFileSync(join(outside, "3.xml"), invoice(3));
    utimesSync(join(outside, "3.xml"), 1_700_000_000, 1_700_000_000);
    const at = (name: string): string => join(folder, "in", name);
    symlinkSync(at("a"), at("a/itself"));
    symlinkSync("..", at("a/parent"));
    symlinkSync(at("b"), at("a/to b"));
    symlinkSync(at("a"), at("b/to a"));
    symlinkSync(outside, at("c outside"));
    // The folder outside leads back in.
    symlinkSync(join(folder, "in"), join(outside, "back"));
    symlinkSync(at("d ring 2"), at("d ring 1"));
    symlinkSync(at("d ring 1"), at("d ring 2"));
    symlinkSync("/dev/zero", at("e device.xml"));
    const { ends, counts } = await imported([join(folder, "in")]);
    expect(counts.posted).toBe(3);
    expect(Object.entries(ends).filter(([, end]) => end !== "posted posted")).toEqual(
      expect.arrayContaining([
        ["d ring 1", "rejected not-found"],
        ["d ring 2", "rejected not-found"],
        ["e device.xml", "skipped not-a-file"],
      ]),
    );
    // Each real file once or, found again by another way, as the duplicate it is; no way is gone twice.
    expect(counts.files).toBeLessThan(12);
  });
});

describe.skipIf(process.platform !== "linux")("links into the system itself", () => {
  it("are not walked: the processes, devices and settings of a machine end in one line each, with its words", async () => {
    put("1 buena.xml", invoice(1));
    const at = (name: string): string => join(folder, "in", name);
    symlinkSync("/proc", at("2 procesos"));
    symlinkSync("/sys", at("3 sistema"));
    mkdirSync(at("5 dentro"));
    symlinkSync("/proc/self/fd", at("5 dentro/abiertos"));
    symlinkSync("/proc/self/status", at("6 estado.xml"));
    put("7 buena.xml", invoice(7));
    const { ends } = await imported([join(folder, "in"), "/proc/sys"]);
    expect(ends).toEqual({
      "1 buena.xml": "posted posted",
      "2 procesos": "skipped system-folder",
      "3 sistema": "skipped system-folder",
      "5 dentro/abiertos": "skipped system-folder",
      "6 estado.xml": "rejected empty",
      "7 buena.xml": "posted posted",
      "/proc/sys": "skipped system-folder",
    });
  });
});

describe("folders one in another without end", () => {
  it("end in a line that says so, and what lies beside and above is booked", async () => {
    put("a/1.xml", invoice(1));
    put(`b${"/b".repeat(98)}/2.xml`, invoice(2));
    put(`c${"/c".repeat(400)}/3.xml`, invoice(3));
    put("d/4.xml", invoice(4));
    const { ends } = await imported([join(folder, "in")]);
    expect(ends).toEqual({
      "a/1.xml": "posted posted",
      [`b${"/b".repeat(98)}/2.xml`]: "posted posted",
      [`c${"/c".repeat(99)}`]: "rejected folder-too-deep",
      "d/4.xml": "posted posted",
    });
  });
});

describe("files that change while they are imported", () => {
  it("removed ones are told, grown ones wait for the next time, and the rest goes on", async () => {
    const count = 1500;
    for (let n = 0; n < count; n++) put(`${String(n).padStart(6, "0")}.xml`, invoice(n));
    const last = join(folder, "in", `${String(count - 1).padStart(6, "0")}.xml`);
    const grown = join(folder, "in", `${String(count - 2).padStart(6, "0")}.xml`);
    const whole = readFileSync(grown, "utf8");
    truncateSync(grown, 400);
    utimesSync(grown, 1_700_000_000, 1_700_000_000);
    let changed = false;
    const { ends, counts } = await imported([join(folder, "in")], () => {
      // Still being written, however long the machine takes to get to it.
      if (changed) utimesSync(grown, new Date(), new Date());
      if (changed) return;
      changed = true;
      rmSync(last);
      appendFileSync(grown, whole.slice(400, 500));
    });
    expect(changed).toBe(true);
    expect(counts).toMatchObject({ files: count, posted: count - 2 });
    expect(ends[`${String(count - 1).padStart(6, "0")}.xml`]).toBe("rejected not-found");
    expect(ends[`${String(count - 2).padStart(6, "0")}.xml`]).toBe("rejected being-written");
    writeFileSync(grown, whole);
    utimesSync(grown, 1_700_000_000, 1_700_000_000);
    const again = await imported([grown]);
    expect(Object.values(again.ends)).toEqual(["posted posted"]);
  });

  it("a folder removed meanwhile is told", async () => {
    put("a/1.xml", invoice(1));
    const { ends } = await imported([join(folder, "in", "a"), join(folder, "in", "gone")]);
    expect(ends).toEqual({ "a/1.xml": "posted posted", gone: "rejected not-found" });
  });
});
