import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { auditChain } from "../../../electron/ledger/audit/verify.ts";
import { appendAudit } from "../../../electron/ledger/audit/writer.ts";
import { brokenCloses } from "../../../electron/ledger/kpis/closes.ts";
import { verifyLedger } from "../../../electron/ledger/ledgers/verify.ts";
import { pack } from "../../../electron/ledger/lib/packing.ts";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import type { PrivacySubject } from "../../../shared/contract/privacy.ts";
import { setUp } from "../contacts/support.ts";
import { pagesOf } from "../letters/scene.ts";
import { incoming, makeDocument, rules, uuid } from "../support/documents.ts";
import { databases, temporaryFolder } from "../support/ledgers.ts";

const CANARY = "Guadalupe Canaria Ñáñez";
const MAIL = "lupita.canaria@cliente.example";
const PHONE = "+525511223344";
const FILE = "recado de la canaria.txt";
const NATURAL = "CANG800101AB1";
const command = () => ({ commandId: randomUUID() });
const contact = (id: number): PrivacySubject => ({ kind: "contact", id });

/** A ledger where somebody left traces in everything a day of work writes. */
async function office(database: (typeof databases)[number]) {
  const l = await setUp(database);
  const { client, customerId } = l;
  const { id } = await client.customers.saveContact({
    ...command(),
    customerId,
    contactId: null,
    version: 0,
    contact: {
      name: CANARY,
      role: "finance",
      position: "Tesorera canaria",
      note: "Contesta por las tardes",
      channels: [
        { kind: "phone", value: PHONE },
        { kind: "email", value: MAIL },
      ],
    },
  });
  const ways = (await client.customers.people({ customerId })).rows.find((each) => each.id === id)?.channels ?? [];
  const channelId = ways[0]?.id ?? 0;
  const folder = temporaryFolder();
  const file = join(folder, FILE);
  writeFileSync(file, "lo que dejó dicho la canaria");
  const logged = await client.contacts.log({
    ...l.draft({ contactId: id, channelId, note: `${CANARY} dice que paga` }),
    files: [file],
  });
  await client.contacts.addFollowUp({ ...command(), customerId, dueOn: "2026-03-20", note: `Llamar a ${CANARY}` });
  const payments = [{ dueOn: "2026-03-16", amountMinor: 10_000 }];
  const note = `La hizo ${CANARY} por ${MAIL}`;
  await client.promises.make({
    ...command(),
    draft: { customerId, currency: "MXN", payments, invoices: [uuid(1)], note },
  });
  return { ...l, id, logged, folder };
}

/** Whether a word is anywhere in the files of a ledger, its log and what lies beside it. */
function bytesHold(path: string, word: string): string[] {
  const wanted = Buffer.from(word);
  const files = [path, `${path}-wal`, ...within(`${path}.files`)];
  return files.filter((file) => existsSync(file) && readFileSync(file).includes(wanted));
}

function within(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());
}

describe.each(databases)("privacy, on %s", (database) => {
  test("a person gets all that is held of them, is corrected and erased, and what the law keeps says which and until when", async () => {
    const l = await office(database);
    const { client, id, db } = l;
    const subject = contact(id);
    // By any of what they are known by, whatever the accents.
    for (const text of ["guadalupe nanez", "55 1122 3344", MAIL]) {
      expect((await client.privacy.find({ text })).rows.map((row) => row.subject)).toEqual([subject]);
    }
    const file = await client.privacy.file(subject);
    expect(Object.fromEntries(file.parts.map(({ part, count }) => [part, count]))).toMatchObject({
      identity: 1,
      channels: 2,
      log: 1,
      files: 1,
      followUps: 1,
      promises: 1,
    });
    const said = JSON.stringify(file);
    for (const word of [CANARY, MAIL, PHONE, "Tesorera canaria", FILE]) expect(said).toContain(word);
    expect(file.kept).toContainEqual({ part: "promises", count: 1, law: "open-debt", until: null });
    const printed = await client.privacy.exportFile({ subject, format: "xlsx", file: join(l.folder, "datos.xlsx") });
    expect(statSync(printed.file).size).toBeGreaterThan(3000);
    // It is for somebody who knows none of the program's codes.
    const sheet = (await new ExcelJS.Workbook().xlsx.readFile(printed.file)).getWorksheet("Datos");
    const told = sheet?.getSheetValues().map((row) => (Array.isArray(row) ? row.slice(1).map(String) : [])) ?? [];
    const of = (part: string) => told.filter(([first]) => first === part);
    expect(of("Identificación")).toMatchObject([["Identificación", "", "Finanzas", expect.stringContaining(CANARY)]]);
    expect(of("Teléfonos y correos").map(([, , what]) => what)).toEqual(["Teléfono", "Correo"]);
    expect(of("Gestiones").map(([, , what]) => what)).toEqual([
      expect.stringMatching(/^Llamada, Hacia el cliente, .{5}/),
    ]);
    expect(of("Promesas").map(([, , what]) => what)).toEqual(["MXN 100.00"]);
    const events = of("Bitácora").map(([, , , text]) => text ?? "");
    expect(events.some((text) => text.includes(`Nombre: ${CANARY}`))).toBe(true);
    expect(events.filter((text) => /[{}]|_/.test(text))).toEqual([]);
    const chain = await db.read.selectFrom("audit").select(["action", "detail"]).orderBy("seq", "desc").execute();
    expect(chain[0]?.action).toBe("privacy.exportFile");

    // On paper nothing is cut short.
    const paper = await client.privacy.exportFile({ subject, format: "pdf", file: join(l.folder, "datos.pdf") });
    const pages = (await pagesOf(readFileSync(paper.file))).join(" ");
    expect(pages).not.toContain("…");
    for (const word of [CANARY, MAIL, "MXN 100.00", "Finanzas"]) expect(pages).toContain(word);

    // Corrected, printed, and put back.
    const { act } = await client.privacy.rectify({
      ...command(),
      subject,
      version: file.version,
      contact: {
        name: `${CANARY} Corregida`,
        position: "Tesorera",
        note: "",
        channels: [{ kind: "email", value: MAIL }],
      },
    });
    expect(act).toMatchObject({ kind: "rectify", undoable: true, name: `${CANARY} Corregida` });
    const record = await client.privacy.exportRectification({
      id: act.id,
      format: "pdf",
      file: join(l.folder, "constancia.pdf"),
    });
    expect(record.rows).toBe(4);
    const page = (await pagesOf(readFileSync(record.file))).join(" ").replace(/\s+/g, " ");
    expect(page).toContain("Puesto Tesorera canaria Tesorera");
    expect(page).toContain(`Teléfono ${PHONE}, Correo ${MAIL}`);
    for (const code of ["Versión", "false", "opted", "Cliente (núm.)"]) expect(page).not.toContain(code);
    await client.privacy.undoRectify({ ...command(), id: act.id });
    const back = (await client.privacy.file(subject)).parts.find(({ part }) => part === "identity");
    expect(back?.rows[0]?.text).toBe(`${CANARY} · Tesorera canaria · Contesta por las tardes`);

    // Two steps: the first can be taken back, the second wants the name.
    const erase = (name: string) => client.privacy.erase({ ...command(), subject, name });
    await expect(erase(CANARY)).rejects.toMatchObject({ code: "PRIVACY_REFUSED", data: { code: "state" } });
    await client.privacy.block({ ...command(), subject });
    expect((await client.privacy.unblock({ ...command(), subject })).act.kind).toBe("unblock");
    await client.privacy.block({ ...command(), subject });
    await expect(erase("Otra persona")).rejects.toMatchObject({ code: "PRIVACY_REFUSED", data: { code: "name" } });
    const done = await erase(CANARY);
    expect(done.act.erased).toBeGreaterThan(6);
    expect(done.act.kept).toContainEqual({ part: "promises", count: 1, law: "open-debt", until: null });
    expect(done.act.name).toBe(`C-${String(id).padStart(6, "0")}`);

    // Nothing of them is left but what an obligation keeps: the promise's own words. The audit has none.
    const left: string[] = [];
    for (const table of [
      "contact",
      "contact_channel",
      "interaction",
      "follow_up",
      "attachment_use",
      "mail",
      "command",
    ] as const) {
      const rows = JSON.stringify(await db.read.selectFrom(table).selectAll().execute());
      if ([CANARY, MAIL, PHONE, FILE, "canaria"].some((word) => rows.includes(word))) left.push(table);
    }
    expect(left).toEqual([]);
    const [promise] = await db.read.selectFrom("promise").select("note").execute();
    expect(promise?.note).toContain(CANARY);
    const audited = await db.read.selectFrom("audit").select(["action", "detail"]).execute();
    expect(audited.filter(({ detail }) => detail.includes("Canaria")).map(({ action }) => action)).toEqual([]);
    // The chain holds, and verify finds nothing wrong.
    expect((await auditChain(db, [])).problems).toEqual([]);
    expect((await verifyLedger(db, "es")).checks.filter(({ ok, name }) => !ok && name !== "files")).toEqual([]);

    // Once the debt is closed and ten years have gone by, the rest is due and goes as well.
    await db.write((tx) => tx.sql.updateTable("receivable").set({ closed_on: "2026-03-01" }).execute());
    l.clock.at = "2037-04-01T16:00:00.000Z";
    const kept = (await client.privacy.file(subject)).kept;
    expect(kept).toEqual([]);
    expect((await client.privacy.due()).rows.map((row) => row.subject)).toContainEqual(contact(1));
    if (database !== "sqlite") return;
    // The words of the promise hold the canary in the file; all the rest of it is gone from the bytes.
    await db.write((tx) => tx.sql.updateTable("promise").set({ note: "", search: "" }).execute());
    await db.scrub();
    expect(bytesHold(db.path, PHONE)).toEqual([]);
    expect(bytesHold(db.path, "Tesorera canaria")).toEqual([]);
    expect(bytesHold(db.path, "lo que dejó dicho la canaria")).toEqual([]);
  });

  test("a customer who is a natural person stays while it owes and for the years of the law, then goes with its originals", async () => {
    const l = await setUp(database);
    const { client, db } = l;
    const xml = new TextEncoder().encode("<original de la canaria/>");
    const receiver = { rfc: NATURAL, name: CANARY.toUpperCase(), foreignTaxId: "" };
    const dated = { issuedAt: "2014-05-01T10:00:00", stampedAt: "2014-05-01T10:00:00" };
    const paid = makeDocument(7, { receiver, ...dated, paymentMethod: "PUE", paymentForm: "03" });
    const open = makeDocument(8, { receiver });
    const post = (document: typeof paid) =>
      db.write((tx) =>
        postDocuments(
          tx,
          [{ ...incoming(document), deflated: pack(xml) }],
          { runId: 1, recordedAt: "2026-03-01T00:00:00.000Z", actor: "t" },
          rules,
        ),
      );
    await post(paid);
    const [person] = (await client.privacy.find({ text: NATURAL })).rows;
    if (!person) throw new Error("a natural person is not found by RFC");
    const { subject } = person;
    expect(subject.kind).toBe("customer");
    // What the invoice of 2014 wants kept ends in 2024 with the commercial period, after 2020 with the tax law.
    expect((await client.privacy.due()).rows).toContainEqual(
      expect.objectContaining({ subject, endedOn: "2024-05-01", law: "commercial" }),
    );
    await post(open);
    const file = await client.privacy.file(subject);
    expect(file.refused).toEqual({ code: "open-debt", law: "open-debt", until: null });
    await expect(client.privacy.block({ ...command(), subject })).rejects.toMatchObject({
      code: "PRIVACY_REFUSED",
      data: { code: "open-debt", law: "open-debt" },
    });
    expect((await client.privacy.due()).rows).toEqual([]);
    // Paid this year: the XML stays for ten years from then, with the law that says so.
    await db.write((tx) =>
      tx.sql
        .updateTable("receivable")
        .set({ closed_on: "2026-03-05", open_minor: 0 })
        .where("closed_on", ">", "9000")
        .execute(),
    );
    const until = (await client.privacy.file(subject)).kept.find(({ part }) => part === "documents");
    expect(until).toMatchObject({ law: "commercial", until: "2036-03-05", count: 2 });
    await client.privacy.block({ ...command(), subject });
    await client.privacy.erase({ ...command(), subject, name: CANARY });
    expect(
      await db.read.selectFrom("document").select("id").where("receiver_name", "=", receiver.name).execute(),
    ).toHaveLength(2);

    l.clock.at = "2037-01-10T16:00:00.000Z";
    await client.privacy.block({ ...command(), subject });
    const { act } = await client.privacy.erase({ ...command(), subject, name: CANARY });
    expect(act.kept).toEqual([]);
    expect(JSON.stringify(await db.read.selectFrom("customer").selectAll().execute())).not.toContain(NATURAL);
    const documents = await db.read.selectFrom("document").select(["receiver_name", "uuid"]).execute();
    expect(documents.filter(({ receiver_name }) => receiver_name === receiver.name)).toEqual([]);
    await expect(client.receivables.xml({ uuid: uuid(7) })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const checks = (await verifyLedger(db, "es")).checks
      .filter(({ ok }) => !ok)
      .map(({ name, detail }) => [name, detail]);
    expect(checks.filter(([name, detail]) => name === "files" && String(detail).includes(uuid(7).slice(-4)))).toEqual(
      [],
    );
  });

  test("the report kept with a closed month names customers as long as the law wants its books kept, and not longer", async () => {
    const l = await setUp(database);
    const { client, db } = l;
    const receiver = { rfc: NATURAL, name: CANARY.toUpperCase(), foreignTaxId: "" };
    const dated = { issuedAt: "2026-02-02T10:00:00", stampedAt: "2026-02-02T10:00:00" };
    const recording = { runId: 1, recordedAt: "2026-03-01T00:00:00.000Z", actor: "t" };
    await db.write((tx) => postDocuments(tx, [incoming(makeDocument(8, { receiver, ...dated }))], recording, rules));
    await client.kpis.closes.close({ ...command(), month: "2026-02" });
    const report = async (lang: "es" | "en") =>
      JSON.stringify(await client.reports.read({ kind: "monthly", asOf: "2026-02-28", lang, dark: false }));
    expect(await report("es")).toContain(receiver.name);
    await db.write((tx) =>
      tx.sql
        .updateTable("receivable")
        .set({ closed_on: "2026-03-05", open_minor: 0 })
        .where("closed_on", ">", "9000")
        .execute(),
    );
    const [person] = (await client.privacy.find({ text: NATURAL })).rows;
    const subject = person?.subject ?? contact(0);
    await client.privacy.block({ ...command(), subject });
    await client.privacy.erase({ ...command(), subject, name: receiver.name });
    expect(await report("es")).toContain(receiver.name);
    l.clock.at = "2037-01-10T16:00:00.000Z";
    await client.privacy.block({ ...command(), subject });
    expect((await client.privacy.erase({ ...command(), subject, name: receiver.name })).act.kept).toEqual([]);
    const kept = await db.read.selectFrom("month_close_report").select("packed").execute();
    expect(kept.map(({ packed }) => packed.length)).toEqual([0, 0, 0]);
    expect(await report("es")).not.toContain(receiver.name);
    expect(await report("es")).toContain("se borró con los datos de una persona");
    expect(await report("en")).toContain("erased with the data of a person");
    const { checks } = await verifyLedger(db, "es");
    const closes = checks.filter(({ name }) => name === "closes" || name === "seals");
    expect(closes.map(({ ok }) => ok)).toEqual([true, true]);
  });

  test("people of the company keep their name as long as what they recorded, and a company keeps no shorter than the law", async () => {
    const l = await setUp(database);
    const { client, db } = l;
    const person = {
      name: "Rogelio Canario",
      role: "collector",
      email: "rogelio@empresa.example",
      active: true,
    } as const;
    const { id } = await client.users.add({ ...command(), person });
    await client.users.become({ ...command(), id });
    await client.contacts.addFollowUp({ ...command(), customerId: l.customerId, dueOn: "2026-03-20" });
    const closed = await client.kpis.closes.close({ ...command(), month: "2026-02" });
    // One of January closed by a program of before, whose hash was also over the name.
    const january = { id: 2, month: "2026-01", closed_at: closed.closedAt, person_id: id, actor: person.name };
    const kept = await db.read.selectFrom("month_close").select("snapshot").executeTakeFirstOrThrow();
    const snapshot = JSON.stringify({ ...JSON.parse(kept.snapshot), reports: [] });
    const hashed = JSON.stringify([january.month, january.closed_at, january.actor, snapshot]);
    const hash = createHash("sha256").update(hashed).digest("hex");
    await db.write(async (tx) => {
      await tx.bulk.insert("month_close", [{ ...january, snapshot, hash }]);
      const detail = { month: january.month, hash };
      await appendAudit(tx, { at: closed.closedAt, actor: person.name, action: "kpis.monthClosed", detail });
    });
    const subject = { kind: "person", id } as const;
    await expect(client.privacy.block({ ...command(), subject })).rejects.toMatchObject({
      data: { code: "still-works" },
    });
    const { rows } = await client.reports.schedules();
    const weekly = rows.find(({ kind }) => kind === "weekly");
    if (weekly === undefined) throw new Error("no weekly schedule");
    const { savedTo: _to, last: _last, nextDueAt: _at, nextCovers: _covers, problem: _problem, ...schedule } = weekly;
    const recipients = ["direccion@empresa.example", person.email];
    await client.reports.saveSchedule({ ...command(), schedule: { ...schedule, recipients } });
    await client.users.change({ ...command(), id, version: 1, person: { ...person, active: false } });
    await client.privacy.block({ ...command(), subject });
    const { act } = await client.privacy.erase({ ...command(), subject, name: person.name });
    expect(act.kept).toContainEqual(expect.objectContaining({ part: "acts", law: "commercial", until: "2036-03-10" }));
    const stays = await db.read.selectFrom("person").select(["name", "email"]).where("id", "=", id).execute();
    expect(stays).toEqual([{ name: person.name, email: "" }]);
    // The report goes on to the others, and no schedule of before names the address.
    const after = (await client.reports.schedules()).rows.find(({ kind }) => kind === "weekly");
    expect(after).toMatchObject({ ...schedule, recipients: ["direccion@empresa.example"] });
    const schedules = await db.read.selectFrom("report_schedule").select("recipients").execute();
    expect(schedules.filter(({ recipients: column }) => column.includes(person.email))).toEqual([]);
    l.clock.at = "2037-01-10T16:00:00.000Z";
    await client.privacy.block({ ...command(), subject });
    expect((await client.privacy.erase({ ...command(), subject, name: person.name })).act.kept).toEqual([]);
    const named = await db.read.selectFrom("audit").select("action").where("actor", "=", person.name).execute();
    expect(named).toEqual([]);
    expect((await auditChain(db, [])).problems).toEqual([]);
    await db.write((tx) =>
      tx.sql.updateTable("month_close").set({ actor: "" }).where("month", "=", "2026-02").execute(),
    );
    // The closes are still what was frozen, and their hashes those that were printed; whose they were nobody knows any more.
    for (const month of ["2026-01", "2026-02"]) {
      const erased = await client.kpis.closes.get({ month });
      expect(erased).toMatchObject({ sound: true, actor: "", hash: month === "2026-01" ? hash : closed.hash });
    }
    const february = { kind: "monthly", asOf: "2026-02-28", lang: "es", dark: false } as const;
    expect(JSON.stringify(await client.reports.read(february))).toContain("alguien cuyo nombre se borró");
    const { checks } = await verifyLedger(db, "es");
    expect(checks.filter(({ ok, name }) => !ok && ["closes", "told", "seals"].includes(name))).toEqual([]);
    if (database === "sqlite") {
      // An erased name is no way around the hash.
      const file = new Database(db.path);
      file.exec(`drop trigger month_close_no_update;
        update month_close set snapshot = replace(snapshot, '"unfinished"', '"unfinished" ')`);
      file.close();
      expect(await brokenCloses(db.read)).toEqual({ months: 2, broken: ["2026-02", "2026-01"] });
    }
    const shorter = { taxYears: 4, commercialYears: 10, contactYears: 2, staffYears: 10 };
    await expect(client.privacy.saveRules({ ...command(), rules: shorter })).rejects.toThrow();
    const longer = { ...shorter, taxYears: 6 };
    expect(await client.privacy.saveRules({ ...command(), rules: longer })).toEqual(longer);
  });
});

test("who was erased stays erased when a backup of before is restored, and files that come back with it go again", async () => {
  const { client, db, id } = await office("sqlite");
  const backup = await client.backup.make();
  const subject = contact(id);
  await client.privacy.block({ ...command(), subject });
  await client.privacy.erase({ ...command(), subject, name: CANARY });
  expect(within(`${db.path}.files`)).toEqual([]);
  const list = readFileSync(join(`${db.path}`, "..", "Respaldos de prueba", "borrados.json"), "utf8");
  expect(list).not.toContain("anaria");
  await client.backup.restore({ file: backup.file, ledger: null });
  const after = await client.privacy.file(subject);
  expect(after.person).toMatchObject({ name: `C-${String(id).padStart(6, "0")}`, state: "erased" });
  expect(JSON.stringify(after.parts.filter(({ part }) => part !== "promises" && part !== "audit"))).not.toContain(
    "anaria",
  );
  expect(within(`${db.path}.files`)).toEqual([]);
  const verified = await client.ledgers.verify({ lang: "es" });
  expect(verified.checks.filter(({ name, ok }) => !ok && ["audit", "attachments"].includes(name))).toEqual([]);
  // Opened again, nobody is erased a second time.
  const acts = (await client.privacy.acts()).rows.length;
  await client.ledgers.open({ path: db.path });
  expect((await client.privacy.acts()).rows).toHaveLength(acts);
});
