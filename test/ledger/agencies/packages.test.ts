import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import { describe, expect, test } from "vitest";
import { pack } from "../../../electron/ledger/lib/packing.ts";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import { incoming, rules, uuid } from "../support/documents.ts";
import { databases, temporaryFolder } from "../support/ledgers.ts";
import { K, owed, type Scene, setUp } from "./scene.ts";

const PASSWORD = "Ñandú de 12 años";

/** An independent tool that opens encrypted files; null where none is installed. */
const SEVEN = ["/usr/bin/7zz", "/usr/bin/7z"].find((each) => existsSync(each)) ?? null;

async function make(l: Scene, file: string, placementId = 1, input: { commandId?: string } = {}): Promise<string[]> {
  const told: string[] = [];
  const stream = await l.client.agencyPackages.make({ ...l.id(), ...input, placementId, file, password: PASSWORD });
  for await (const { done, total, state } of stream) told.push(`${state} ${done}/${total}`);
  return told;
}

/** The files of an encrypted ZIP by their names, opened with a password. */
async function opened(file: string, password = PASSWORD): Promise<Map<string, Buffer>> {
  const zip = new ZipReader(new Uint8ArrayReader(readFileSync(file)), { password, useWebWorkers: false });
  const files = new Map<string, Buffer>();
  for (const entry of await zip.getEntries()) {
    expect(entry.encrypted).toBe(true);
    if (!entry.directory) files.set(entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter())));
  }
  await zip.close();
  return files;
}

/** Two customers' invoices placed, a third customer's not. */
async function placed(database: (typeof databases)[number], customer = 0) {
  const l = await setUp(database, []);
  const documents = [owed(1, 400, 20, customer), owed(2, 300, 45, 1), owed(3, 50, 100, 2)].map((document) => {
    const xml = Buffer.from(`<cfdi:Comprobante uuid="${document.uuid}"/>`);
    return { ...incoming(document), deflated: pack(xml), bytes: xml.length };
  });
  const making = { runId: 1, recordedAt: "2026-07-01T00:00:00.000Z", actor: "t" };
  await l.db.write((tx) => postDocuments(tx, documents, making, rules));
  await l.place([1, 2]);
  await l.allow();
  return l;
}

describe.each(databases)("packages of agencies on %s", (database) => {
  test("what the agency has is written into one encrypted file, and kept with its hash", async () => {
    const l = await placed(database);
    const file = join(temporaryFolder(), "paquete.zip");
    const told = await make(l, file);
    expect(told.at(-1)).toMatch(/^done/);
    const { rows, ...stands } = await l.client.agencyPackages.ofPlacement({ placementId: 1 });
    expect(stands).toEqual({ dueBy: "2026-07-03", late: false, items: 2, changed: false, today: "2026-07-01" });
    const bytes = readFileSync(file);
    expect(rows).toMatchObject([
      {
        ...{ version: 1, madeOn: "2026-07-01", madeBy: "Carla", fileName: "paquete.zip", items: 2, customers: 2 },
        ...{ bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex"), deliveredOn: null },
      },
    ]);
    const files = await opened(file);
    expect([...files.keys()]).toEqual([
      ...["01 Cuentas.xlsx", "02 Contactos.xlsx", "03 Promesas.xlsx", "04 Aclaraciones.xlsx"],
      "07 Formato de informe.xlsx",
      ...[`05 CFDI/${uuid(1)}.xml`, `05 CFDI/${uuid(2)}.xml`],
      "00 Instrucciones.pdf",
    ]);
    expect(files.get(`05 CFDI/${uuid(1)}.xml`)?.toString()).toContain(uuid(1));
    expect(files.get("00 Instrucciones.pdf")?.subarray(0, 5).toString()).toBe("%PDF-");
    await expect(opened(file, "otra contraseña")).rejects.toThrow();
    // Nothing of it can be read without the password.
    expect(bytes.includes("CLIENTE")).toBe(false);
    const audit = await l.client.audit.page({ limit: 200 });
    expect(JSON.stringify(audit)).not.toContain(PASSWORD);
  });

  test("another program opens it with the password alone, where there is one", async () => {
    if (SEVEN === null) return;
    const l = await placed(database);
    const folder = temporaryFolder();
    const file = join(folder, "paquete.zip");
    await make(l, file);
    const run = (password: string) =>
      execFileSync(SEVEN, ["x", "-y", `-p${password}`, `-o${join(folder, "abierto")}`, file], {
        encoding: "utf8",
      });
    expect(() => run("otra")).toThrow();
    expect(run(PASSWORD)).toContain("Everything is Ok");
    expect(readdirSync(join(folder, "abierto"))).toHaveLength(7);
    expect(execFileSync(SEVEN, ["l", "-slt", file], { encoding: "utf8" })).toContain("AES-256");
  });

  test("who asks what is held of them is told which package went to whom, and whether it was given back", async () => {
    // A natural person with a business.
    const l = await placed(database, 4);
    await make(l, join(temporaryFolder(), "1.zip"));
    const subject = { kind: "customer", id: await l.customerOf(1) } as const;
    const held = async () => (await l.client.privacy.file(subject)).parts.find(({ part }) => part === "agencyPackages");
    // Nothing left the house before it was delivered.
    expect(await held()).toBeUndefined();
    const [made] = (await l.client.agencyPackages.ofPlacement({ placementId: 1 })).rows;
    const one = { id: made?.id ?? 0, on: "2026-07-01" };
    await l.client.agencyPackages.deliver({ ...l.id(), ...one, note: "Correo" });
    const label = "1 1 Recuperadora del Centro";
    expect(await held()).toMatchObject({ count: 1, erases: 0, rows: [{ on: "2026-07-01", label, text: "" }] });
    await l.client.agencies.recall({ ...l.id(), itemIds: [(await l.item(1)).id], reason: "no-activity", note: "" });
    await l.allow();
    l.clock.day = "2026-07-05";
    await l.client.agencyPackages.confirmDestroyed({ ...l.id(), ...one, on: "2026-07-04", who: "Luis", note: "Acta" });
    expect(await held()).toMatchObject({ count: 1, rows: [{ text: "2026-07-04" }] });
  });

  test("it is delivered, acknowledged, and made again when what the agency has changes", async () => {
    const l = await placed(database);
    const folder = temporaryFolder();
    await make(l, join(folder, "1.zip"));
    const of = () => l.client.agencyPackages.ofPlacement({ placementId: 1 });
    const one = { id: (await of()).rows[0]?.id ?? 0, on: "2026-07-03" };
    const { agencyPackages } = l.client;
    await expect(agencyPackages.acknowledge({ ...l.id(), ...one, who: "Luis" })).rejects.toMatchObject({
      code: "PACKAGE_REFUSED",
      data: { why: "not-delivered" },
    });
    l.clock.day = "2026-07-04";
    expect(await of()).toMatchObject({ late: true });
    await agencyPackages.deliver({ ...l.id(), ...one, note: "Correo certificado" });
    await agencyPackages.acknowledge({ ...l.id(), ...one, who: "Luis Mora" });
    expect(await of()).toMatchObject({
      late: false,
      rows: [
        {
          deliveredOn: "2026-07-03",
          acknowledgedOn: "2026-07-03",
          steps: [{ kind: "delivered" }, { who: "Luis Mora" }],
        },
      ],
    });
    await l.client.agencies.recall({ ...l.id(), itemIds: [(await l.item(2)).id], reason: "strategic" });
    await l.allow();
    expect(await of()).toMatchObject({ changed: true, items: 1, rows: [{ recalled: 1, destroyedOn: null }] });
    await make(l, join(folder, "2.zip"));
    await agencyPackages.confirmDestroyed({ ...l.id(), ...one, on: "2026-07-04", who: "Luis Mora", note: "Acta" });
    expect(await of()).toMatchObject({
      changed: false,
      rows: [
        { version: 2, items: 1, recalled: 0 },
        { version: 1, destroyedOn: "2026-07-04" },
      ],
    });
    const scores = async (from: string, to: string) => (await l.client.agencies.scoreboard({ from, to })).rows[0];
    expect(await scores("2026-07-01", "2026-07-31")).toMatchObject({
      ...{ packagesDue: 1, packagesOnTime: 1, packagesPercent: "100.00" },
    });
    expect(await scores("2026-08-01", "2026-08-31")).toMatchObject({ packagesDue: 0, packagesPercent: null });
  });

  test("promises, disputes, contacts and proofs of what is placed go in, and of nobody else", async () => {
    const l = await placed(database);
    const add = async (n: number, name: string, doNotContact = false) => {
      const customerId = await l.customerOf(n);
      await l.db.write(async (tx) => {
        await tx.bulk.insert("contact", [
          {
            ...{ id: n, customer_id: customerId, version: 1, name, role: "finance", position: "", language: "" },
            ...{ note: "Nota interna", active: 1, do_not_contact: doNotContact ? 1 : 0 },
          },
        ]);
        await tx.bulk.insert("contact_channel", [
          {
            ...{
              id: n,
              contact_id: n,
              customer_id: customerId,
              kind: "email",
              value: `c${n}@example.mx`,
              extension: "",
            },
            ...{ state: "verified", opted_out: 0, position: 1, active: 1 },
          },
        ]);
      });
    };
    await add(1, "Ana Uno");
    await add(2, "Beto Dos", true);
    await add(3, "Caro Tres");
    await l.client.promises.make({
      ...l.id(),
      draft: {
        ...{ customerId: await l.customerOf(1), currency: "MXN", note: "Lo anotó la gestora" },
        ...{ payments: [{ dueOn: "2026-07-06", amountMinor: 400 * K }], invoices: [uuid(1)] },
      },
    });
    const folder = temporaryFolder();
    const file = join(folder, "paquete.zip");
    await make(l, file);
    const texts = [...(await opened(file))].map(([name, bytes]) => [name, bytes] as const);
    const book = async (name: string) => {
      const found = texts.find(([each]) => each === name)?.[1];
      if (found === undefined) throw new Error(`no ${name}`);
      const inner = new ZipReader(new Uint8ArrayReader(found), { useWebWorkers: false });
      const parts = await Promise.all(
        (await inner.getEntries()).map(async (entry) =>
          entry.directory ? "" : Buffer.from(await entry.getData(new Uint8ArrayWriter())).toString("utf8"),
        ),
      );
      await inner.close();
      return parts.join("\n");
    };
    const accounts = await book("01 Cuentas.xlsx");
    expect(accounts).toContain("CLIENTE 0");
    expect(accounts).toContain("CLIENTE 1");
    expect(accounts).not.toContain("CLIENTE 2");
    const contacts = await book("02 Contactos.xlsx");
    expect(contacts).toContain("Ana Uno");
    for (const word of ["Beto Dos", "Caro Tres", "Nota interna"]) expect(contacts).not.toContain(word);
    const promises = await book("03 Promesas.xlsx");
    expect(promises).toContain("CLIENTE 0");
    expect(promises).not.toContain("gestora");
  });

  test("nothing is kept of what was given up or refused", async () => {
    const l = await placed(database);
    const folder = temporaryFolder();
    const stop = new AbortController();
    const input = { ...l.id(), placementId: 1, file: join(folder, "a.zip"), password: PASSWORD };
    const stream = await l.client.agencyPackages.make(input, { signal: stop.signal });
    await stream.next();
    stop.abort();
    for await (const _ of stream);
    expect(readdirSync(folder)).toEqual([]);
    const refused = async (placementId: number, why: string): Promise<void> => {
      await expect(make(l, join(folder, "b.zip"), placementId)).rejects.toMatchObject({
        code: "PACKAGE_REFUSED",
        data: { why },
      });
    };
    await l.client.agencies.filePaper({
      ...{ ...l.id(), agencyId: l.agencyId, paper: "data-clause", obligatory: true, expiresOn: "2026-06-30" },
    });
    await refused(1, "clause");
    await l.client.agencies.filePaper({
      ...{ ...l.id(), agencyId: l.agencyId, paper: "data-clause", obligatory: true, expiresOn: "2027-06-30" },
    });
    await l.place([3]);
    await refused(2, "not-placed");
    await l.client.agencies.recall({
      ...{ ...l.id(), itemIds: [(await l.item(1)).id, (await l.item(2)).id], reason: "strategic" },
    });
    await l.allow();
    await refused(1, "empty");
    expect((await l.client.agencyPackages.ofPlacement({ placementId: 1 })).rows).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
    // A command that is repeated makes nothing anew.
    const commandId = crypto.randomUUID();
    await make(l, join(folder, "c.zip"), 2, { commandId });
    await make(l, join(folder, "d.zip"), 2, { commandId });
    expect(readdirSync(folder)).toEqual(["c.zip"]);
    expect((await l.client.agencyPackages.ofPlacement({ placementId: 2 })).rows).toHaveLength(1);
  });
});
