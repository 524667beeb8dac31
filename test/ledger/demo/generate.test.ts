import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DemoFile } from "../../../electron/ledger/demo/demo-file.ts";
import { DEMO_AS_OF, generateDemo } from "../../../electron/ledger/demo/generate.ts";
import { writeDemoFolder } from "../../../electron/ledger/demo/write.ts";
import type { CfdiDocument } from "../../../shared/domain/cfdi/document.ts";
import { parseCfdi } from "../../../shared/domain/cfdi/parse.ts";
import { daysBetween } from "../../../shared/domain/days.ts";
import { parseMinor } from "../../../shared/domain/money.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

function read(file: DemoFile): CfdiDocument {
  const result = parseCfdi(file.xml, sha256);
  if (!result.ok) throw new Error(`${file.name}: ${result.refusal.code} ${result.refusal.detail}`);
  return result.document;
}

describe("the demo company", () => {
  let files: readonly DemoFile[];
  let posted: readonly { readonly file: DemoFile; readonly document: CfdiDocument }[];
  beforeAll(() => {
    files = [...generateDemo()];
    posted = files.filter((file) => file.facts.outcome === "posted").map((file) => ({ file, document: read(file) }));
  });

  it("is the same bytes for the same seed and another company for another seed", () => {
    const digest = (all: Iterable<DemoFile>): string => {
      const hash = createHash("sha256");
      for (const file of all) hash.update(file.name).update(file.xml);
      return hash.digest("hex");
    };
    const small = { customers: 12, months: 6 };
    expect(digest(generateDemo(small))).toBe(digest(generateDemo(small)));
    expect(digest(generateDemo({ ...small, seed: 58 }))).not.toBe(digest(generateDemo(small)));
  });

  it("writes documents the parser takes without a warning, stamped, of every kind and version", () => {
    expect(posted.flatMap(({ document }) => document.warnings)).toEqual([]);
    expect(new Set(posted.map(({ document }) => `${document.kind} ${document.version}`))).toEqual(
      new Set(["I 4.0", "E 4.0", "P 4.0", "I 3.3", "P 3.3"]),
    );
    expect(new Set(posted.map(({ document }) => document.uuid)).size).toBe(posted.length);
    expect(new Set(posted.map(({ file: { facts } }) => `${facts.series}-${facts.folio}`)).size).toBe(posted.length);
  });

  it("adds up: SubTotal - Descuento + IVA = Total on every invoice and credit note", () => {
    for (const { document, file } of posted) {
      if (document.kind === "P") continue;
      const minor = (text: string): number => (text === "" ? 0 : parseMinor(text, document.currency));
      const sum = minor(document.subtotal) - minor(document.discount) + minor(document.transferredTaxes);
      expect(sum, file.name).toBe(minor(document.total));
      expect(file.facts.totalMinor).toBe(sum);
    }
  });

  it("carries instalments forward: prior - paid = left on every line of a receipt", () => {
    for (const { document, file } of posted) {
      for (const line of document.payments.flatMap((payment) => payment.lines)) {
        const [prior, paid, left] = [line.prior, line.paid, line.left].map((text) => parseMinor(text, line.currency));
        expect((prior ?? 0) - (paid ?? 0), file.name).toBe(left);
      }
    }
  });

  it("tells the whole catalogue of turns", () => {
    const relations = new Set(
      posted.flatMap(({ document }) => document.relations.map((r) => document.kind + r.relation)),
    );
    expect([...relations].sort()).toEqual(["E01", "E03", "E07", "I04", "I07", "P04"]);
    const payments = posted.flatMap(({ document }) => document.payments);
    expect(payments.some((payment) => payment.lines.length > 1)).toBe(true);
    expect(posted.some(({ document }) => document.payments.length > 1)).toBe(true);
    const crossed = payments.filter((payment) => payment.lines.some((line) => line.currency !== payment.currency));
    expect(crossed.length).toBeGreaterThan(3);
    for (const payment of crossed) expect(payment.lines[0]?.equivalence).toMatch(/^0\.\d{10}$/);
    expect(new Set(posted.map(({ document }) => document.currency))).toEqual(new Set(["MXN", "USD", "EUR", "XXX"]));
    expect(posted.some(({ document }) => document.global)).toBe(true);
    const keys = new Set(posted.map(({ file }) => file.facts.customerKey));
    expect(keys.size).toBe(60);
    expect([...keys].filter((key) => key.includes("|"))).toHaveLength(5);
    expect([...keys].some((key) => key.includes("&")) && [...keys].some((key) => key.includes("Ñ"))).toBe(true);
    expect(new Set(posted.map(({ document }) => document.paymentTerms)).size).toBeGreaterThan(15);
    expect(files.filter((file) => file.facts.outcome === "skipped")).toHaveLength(3);
  });

  it("shows a company worth looking at: some of it overdue, some long lost, some money unapplied", () => {
    let open = 0;
    let overdue = 0;
    let old = 0;
    for (const { file } of posted) {
      const { invoice, currency } = file.facts;
      if (invoice === null || currency !== "MXN") continue;
      const late = daysBetween(invoice.dueOn, DEMO_AS_OF);
      open += invoice.openMinor;
      if (late > 0) overdue += invoice.openMinor;
      if (late > 90) old += invoice.openMinor;
    }
    expect(overdue / open).toBeGreaterThan(0.12);
    expect(overdue / open).toBeLessThan(0.18);
    expect(old).toBeGreaterThan(0);
    expect(posted.flatMap(({ file }) => file.facts.unapplied).length).toBeGreaterThan(2);
  });

  it("issues nothing after its last day and speaks CFDI 3.3 with pagos 1.0 before 2023", () => {
    for (const { file } of posted) expect(file.facts.issuedOn <= DEMO_AS_OF, file.name).toBe(true);
    const old = [...generateDemo({ until: "2021-12-31", months: 3, customers: 20, strays: false })].map(read);
    expect(new Set(old.map((document) => document.version))).toEqual(new Set(["3.3"]));
    expect(old.some((document) => document.kind === "P" && document.payments.length > 0)).toBe(true);
  });

  it("grows to any number of customers and invoices, one receipt for many invoices", () => {
    const kinds = { I: 0, E: 0, P: 0, T: 0 };
    const keys = new Set<string>();
    for (const file of generateDemo({ customers: 300, invoices: 3000 })) {
      kinds[file.facts.kind]++;
      keys.add(file.facts.customerKey);
    }
    expect(kinds.I).toBeGreaterThanOrEqual(3000);
    expect(kinds.I).toBeLessThan(3150);
    expect(kinds.P / (kinds.I + kinds.E + kinds.P)).toBeGreaterThan(0.1);
    expect(kinds.P / (kinds.I + kinds.E + kinds.P)).toBeLessThan(0.25);
    expect(keys.size).toBe(300);
  });
});

describe("the demo folder", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "demo-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("has a subfolder a month, the last month as a ZIP, and says whose it is", async () => {
    const written = await writeDemoFolder(folder, { customers: 15, months: 3 });
    expect(written.asOf).toBe("2026-10-31");
    expect(written.ownRfcs).toEqual([{ rfc: "DNB070316U46", name: "Distribuidora Nogal del Bajío, S.A. de C.V." }]);
    const names = (await readdir(folder)).sort();
    expect(names).toEqual(["2026-08", "2026-09", "CFDI emitidos 2026-10.zip"]);
    const [first = ""] = await readdir(join(folder, "2026-08"));
    expect(first).toMatch(/^[0-9A-F-]{36}\.xml$/);
    const text = await readFile(join(folder, "2026-08", first), "utf8");
    expect(text).toContain("DISTRIBUIDORA NOGAL DEL BAJÍO");
  });
});
