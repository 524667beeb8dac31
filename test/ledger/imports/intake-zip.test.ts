import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Member,
  readArchiveBytes,
  readArchiveFile,
  ZIP_LIMITS,
} from "../../../electron/ledger/imports/intake/zip.ts";
import { type ZipEntry, zip } from "./make-zip.ts";

async function collect(archive: Buffer, guard: () => boolean = () => false): Promise<Member[]> {
  const members: Member[] = [];
  for await (const member of readArchiveBytes(archive, "a.zip", guard)) members.push(member);
  return members;
}

/** Path and either the bytes as text or the code of the refusal. */
async function told(entries: readonly ZipEntry[]): Promise<string[][]> {
  return (await collect(zip(entries))).map((member) => [
    member.path,
    member.refusal === null ? member.bytes.toString() : `${member.refusal.outcome} ${member.refusal.code}`,
  ]);
}

const GOOD: ZipEntry = { name: "good.xml", data: "<a/>" };

describe("an archive", () => {
  it("gives its members in order, folders left out, packed or stored", async () => {
    expect(await told([{ name: "f/" }, { name: "f/1.xml", data: "<b/>" }, { ...GOOD, stored: true }])).toEqual([
      ["a.zip!f/1.xml", "<b/>"],
      ["a.zip!good.xml", "<a/>"],
    ]);
  });

  it.each([
    "../../fuera.xml",
    "..\\..\\fuera.xml",
    "/etc/passwd",
    "C:\\Windows\\x.xml",
    "C:x.xml",
    "CON",
    "aux.xml",
    "a.xml:stream",
    "a.xml.",
    "a.xml ",
    "\u202Elmx.exe",
    `${"n".repeat(300)}.xml`,
    "a//b.xml",
    "a\0b.xml",
    "año/ñandú.xml",
    "-rf.xml",
    "$(x).xml",
    "..",
    ".",
    "a/../../../x.xml",
    "a\\..\\..\\x.xml",
    "\\\\servidor\\recurso\\x.xml",
    "//servidor/recurso/x.xml",
    "file:///etc/passwd",
    "\\\\?\\C:\\x.xml",
    "con.xml",
    "NUL",
    "COM1.xml",
    "LPT9",
    "a.xml::$DATA",
    "a.xml...",
    "a\nb.xml",
    "a\tb.xml",
    "\u2066a\u2069.xml",
    "\u200f.xml",
    "%2e%2e%2fx.xml",
    "a..%5c..%5cx.xml",
    "~/x.xml",
    "a;b|c&d.xml",
    "<x>.xml",
  ])("reads a member whatever its name is, and uses the name for nothing but showing: %j", async (name) => {
    const [member] = await collect(zip([{ name, data: "<a/>" }]));
    expect(member?.bytes?.toString()).toBe("<a/>");
    expect(member?.path.startsWith("a.zip!")).toBe(true);
    expect(member?.path).not.toMatch(/[\p{Cc}\u202E]/u);
  });

  it("writes nothing to disk: the intake has no means to", () => {
    const folder = join(import.meta.dirname, "../../../electron/ledger/imports/intake");
    for (const name of readdirSync(folder)) {
      expect(readFileSync(join(folder, name), "utf8"), name).not.toMatch(
        /write(File|Sync|v)|mkdir|WriteStream|rename|"w"/,
      );
    }
  });

  it("keeps members apart that have one name", async () => {
    expect(await told([GOOD, { name: "good.xml", data: "<b/>" }, { name: "GOOD.xml", data: "<c/>" }])).toHaveLength(3);
  });

  it("reads names in the code page of DOS", async () => {
    expect((await told([{ name: Buffer.from([0xa5, 0x2e, 0x78]), data: "x" }]))[0]?.[0]).toBe("a.zip!Ñ.x");
  });

  it("calls what systems leave behind junk", async () => {
    const names = ["__MACOSX/a.xml", "f/._a.xml", ".DS_Store", "Thumbs.db", "~$a.xml"];
    for (const [, what] of await told(names.map((name) => ({ name, data: "<a/>" })))) {
      expect(what).toBe("skipped junk-file");
    }
  });

  it("opens an archive in an archive, and none deeper", async () => {
    const third = zip([{ name: "3.xml", data: "<c/>" }]);
    const second = zip([
      { name: "2.xml", data: "<b/>" },
      { name: "3.zip", data: third },
      { name: "z.xml", data: "<z/>" },
    ]);
    expect(await told([{ name: "2.zip", data: second }, GOOD])).toEqual([
      ["a.zip!2.zip!2.xml", "<b/>"],
      ["a.zip!2.zip!3.zip", "rejected archive-too-deep"],
      ["a.zip!2.zip!z.xml", "<z/>"],
      ["a.zip!good.xml", "<a/>"],
    ]);
  });

  it("does not take office documents for archives", async () => {
    expect(await told([{ name: "a.xlsx", data: zip([GOOD]) }])).toEqual([["a.zip!a.xlsx", "skipped office"]]);
  });

  it.each<[string, ZipEntry]>([
    ["archive-encrypted", { name: "x.xml", data: "<a/>", flags: 1 }],
    ["archive-method", { name: "x.xml", data: "<a/>", method: 99 }],
    ["archive-member-damaged", { name: "x.xml", data: "<a/>", claimedCrc: 1 }],
    ["archive-member-damaged", { name: "x.xml", data: "<a/>", claimedSize: 3 }],
    ["archive-member-damaged", { name: "x.xml", data: "<a/>", packed: Buffer.from("no deflate") }],
    ["archive-member-damaged", { name: "x.xml", data: "<a/>", packed: deflateRawSync("<a/>").subarray(0, 3) }],
    ["too-large", { name: "x.xml", data: Buffer.alloc(ZIP_LIMITS.entryBytes + 1) }],
    ["too-large", { name: "x.xml", data: Buffer.alloc(ZIP_LIMITS.entryBytes + 1), claimedSize: 10 }],
    ["archive-ratio", { name: "x.xml", data: Buffer.alloc(4 * 1024 * 1024, " ") }],
  ])("lets good members in beside a bad one: %s", async (code, bad) => {
    expect(await told([GOOD, bad, { ...GOOD, name: "after.xml" }])).toEqual([
      ["a.zip!good.xml", "<a/>"],
      ["a.zip!x.xml", `rejected ${code}`],
      ["a.zip!after.xml", "<a/>"],
    ]);
  });

  it("stops at the bytes that really come out, not at what the archive says", async () => {
    // Fifty-five members that are all the same packed 19 MB: about 1 GB from a small archive.
    const data = Buffer.alloc(19 * 1024 * 1024);
    for (let index = 0; index < data.length; index += 97) data[index] = (index * 31) & 0xff;
    const packed = deflateRawSync(data, { level: 1 });
    const entry = { name: "x.bin", data, packed, claimedSize: data.length };
    let members = 0;
    let last: Member | undefined;
    for await (const member of readArchiveBytes(zip(Array.from({ length: 56 }, () => entry)), "a.zip", () => false)) {
      members++;
      last = member;
    }
    expect(last).toMatchObject({ path: "a.zip", refusal: { outcome: "rejected", code: "archive-too-large" } });
    expect(members).toBeLessThanOrEqual(55);
  });

  it("stops after so many members", async () => {
    const many = Array.from({ length: ZIP_LIMITS.entries + 5 }, (_, index) => ({ name: `${index}`, stored: true }));
    const members = await collect(zip(many));
    expect(members).toHaveLength(ZIP_LIMITS.entries + 1);
    expect(members.at(-1)?.refusal?.code).toBe("archive-too-many");
  });

  it("is skipped as a whole when it cannot be opened or is empty, wherever it is cut", async () => {
    const whole = zip([GOOD]);
    for (let length = 4; length < whole.length; length++) {
      const [member] = await collect(whole.subarray(0, length));
      expect(member).toMatchObject({ path: "a.zip", refusal: { outcome: "skipped", code: "archive-unreadable" } });
    }
    expect(await told([])).toEqual([["a.zip", "skipped archive-empty"]]);
    // Nothing but folders is empty too: whatever is found ends in a reason.
    expect(await told([{ name: "2025/" }, { name: "2025/05/" }])).toEqual([["a.zip", "skipped archive-empty"]]);
  });

  it("leaves out the member at which a worker stopped before", async () => {
    let asked = 0;
    const members = await collect(zip([GOOD, GOOD, GOOD]), () => ++asked === 2);
    expect(members.map((member) => member.refusal?.code ?? "ok")).toEqual(["ok", "parser-stopped", "ok"]);
  });
});

describe("an archive on disk", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "zip-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("is read through its descriptor, without being loaded", async () => {
    const path = join(folder, "a.zip");
    writeFileSync(path, zip([GOOD, { name: "b.xml", data: "<b/>", stored: true }]));
    const fd = openSync(path, "r");
    const texts: (string | undefined)[] = [];
    for await (const member of readArchiveFile(fd, path, () => false)) texts.push(member.bytes?.toString());
    closeSync(fd);
    expect(texts).toEqual(["<a/>", "<b/>"]);
  });
});
