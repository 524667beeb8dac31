import { createHash, randomUUID } from "node:crypto";
import { chmod, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { letterFile } from "../../../electron/ledger/letters/issuer.ts";
import type { LetterProgress } from "../../../shared/contract/letters.ts";
import { makeDocument } from "../support/documents.ts";
import { temporaryFolder } from "../support/ledgers.ts";
import { letterLedger, pagesOf, refusal } from "./scene.ts";

const customers = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    makeDocument(index + 1, {
      receiver: { rfc: `AAA${String(index).padStart(6, "0")}AA1`, name: `CLIENTE ${index + 1}`, foreignTaxId: "" },
    }),
  );

describe.each(["sqlite", "postgres"] as const)("issued letters, on %s", (database) => {
  test("a folio is given once, in its year, and a letter that is blocked takes none", async () => {
    const l = await letterLedger(database, [makeDocument(1)]);
    const issued = await Promise.all([l.issue("reminder-overdue"), l.issue("statement"), l.issue("demand-first")]);
    expect(new Set(issued.map((letter) => letter.folio))).toEqual(
      new Set(["CAR-2026-000001", "CAR-2026-000002", "CAR-2026-000003"]),
    );
    expect(await refusal(l.issue("settlement"))).toBe("LETTER_BLOCKED");
    const again = randomUUID();
    const once = await l.client.letters.issue({ commandId: again, draft: l.draft("statement") });
    expect(await l.client.letters.issue({ commandId: again, draft: l.draft("statement") })).toEqual(once);
    expect(once.folio).toBe("CAR-2026-000004");
    l.clock.at = "2027-01-04T16:00:00.000Z";
    expect((await l.issue("statement")).folio).toBe("CAR-2027-000001");
    const { rows, total } = await l.client.letters.page({ search: "2026-000004" });
    expect([total, rows[0]?.folio, rows[0]?.state]).toEqual([1, "CAR-2026-000004", "issued"]);
    const change = l.db.write((tx) => tx.sql.updateTable("letter").set({ folio: "X" }).execute());
    await expect(change).rejects.toThrow(/append-only/);
  });

  test("what was issued comes back byte for byte, also when its file was lost and the ledger has changed since", async () => {
    const l = await letterLedger(database, [makeDocument(1)]);
    await l.client.letters.setLogo({ commandId: randomUUID(), file: "resources/icons/icon.png" });
    const { id } = await l.issue("statement");
    const first = await l.client.letters.get({ id });
    const bytes = Buffer.from(first.base64, "base64");
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(first.row.sha256);
    await l.post(makeDocument(2, { total: "77.00" }));
    await l.client.letters.saveTemplate({
      commandId: randomUUID(),
      kind: "statement",
      language: "es",
      title: "Otro asunto",
      body: "{{ tabla_documentos }}",
    });
    if (database === "sqlite") {
      await rm(join(`${l.db.path}.files`, first.row.sha256.slice(0, 2), first.row.sha256));
    } else {
      const gone = l.db.write((tx) =>
        tx.sql.deleteFrom("attachment_content").where("sha256", "=", first.row.sha256).execute(),
      );
      await gone;
    }
    l.clock.at = "2026-04-01T16:00:00.000Z";
    expect(Buffer.from((await l.client.letters.get({ id })).base64, "base64").equals(bytes)).toBe(true);
    const next = await l.issue("statement");
    expect((await l.client.letters.get({ id: next.id })).row).toMatchObject({
      title: "Otro asunto",
      templateVersion: 2,
    });
    expect((await letterFile(l.db, id)).row.template_version).toBe(1);
  });

  test("a letter that is saved, printed or mailed leaves a contact with the letter as evidence, and its term a follow-up", async () => {
    const l = await letterLedger(database, [makeDocument(1)]);
    const { id, folio } = await l.issue("demand-first");
    const file = join(temporaryFolder(), "carta.pdf");
    await l.client.letters.save({ commandId: randomUUID(), id, file });
    const kept = await l.client.letters.get({ id });
    expect((await readFile(file)).equals(Buffer.from(kept.base64, "base64"))).toBe(true);
    const print = await l.client.letters.print({ commandId: randomUUID(), id });
    expect((await readFile(print.path)).equals(await readFile(file))).toBe(true);
    const timeline = await l.client.contacts.timeline({ customerId: l.customerId });
    // Saving it and printing it are a contact each; another copy of either is not.
    await l.client.letters.print({ commandId: randomUUID(), id });
    expect(timeline.rows.map((row) => [row.channel, row.outcome, row.files.map((each) => each.sha256)])).toEqual([
      ["letter", "CARTA", [kept.row.sha256]],
      ["letter", "CARTA", [kept.row.sha256]],
    ]);
    expect((await l.client.contacts.timeline({ customerId: l.customerId })).rows).toHaveLength(2);
    expect(timeline.followUps.map((each) => [each.dueOn, each.note])).toEqual([["2026-03-19", folio]]);

    const contact = { customerId: l.customerId, channel: "mail" as const, outcome: "ENV" };
    await l.client.mail.saveSettings({
      commandId: randomUUID(),
      settings: {
        host: "",
        port: 587,
        security: "starttls",
        user: "",
        fromName: "Cobranza",
        fromAddress: "cobranza@empresa.example",
        payTo: "",
        signature: "",
      },
    });
    const handed = await l.client.mail.hand({
      commandId: randomUUID(),
      to: "pagos@cliente.example",
      subject: "Requerimiento",
      body: "Adjunto la carta.",
      letters: [id],
      lang: "es",
      contact: { ...contact, next: { kind: "followUp", dueOn: "2026-03-13", note: "" } },
    });
    const raw = await readFile(handed.path, "utf8");
    expect(raw).toContain("application/pdf");
    const after = await l.client.letters.get({ id });
    expect(after.steps.map((step) => step.step)).toEqual(["saved", "printed", "printed", "handed"]);
    expect((await l.client.contacts.timeline({ customerId: l.customerId })).rows).toHaveLength(3);
    // A folder of the file's name is as little writable as a protected one: the letter stays as it was.
    const taken = join(temporaryFolder(), "carta.pdf");
    await mkdir(join(taken, "x"), { recursive: true });
    expect(await refusal(l.client.letters.save({ commandId: randomUUID(), id, file: taken }))).toMatch(
      /READ_ONLY|FILE_LOCKED/,
    );
    expect((await l.client.letters.get({ id })).steps).toHaveLength(4);
    expect(after.row).toMatchObject({ state: "handed", stateDetail: "pagos@cliente.example" });
    await l.client.letters.record({ commandId: randomUUID(), id, step: "delivered", detail: "Recepción, sello" });
    expect((await l.client.letters.page({ states: ["delivered"] })).rows.map((row) => row.folio)).toEqual([folio]);
  });
});

describe("letters to many", () => {
  const batch = (folder: string, ids: readonly number[], commandId: string = randomUUID(), merge = false) => ({
    commandId,
    kind: "reminder-overdue" as const,
    targets: { customers: [...ids] },
    folder,
    merge,
  });

  test("each customer gets a file of its own; stopped, it goes on where it ended, and nobody gets two", async () => {
    const l = await letterLedger("sqlite", customers(12));
    const ids = (await l.db.read.selectFrom("customer").select("id").orderBy("id").execute()).map((row) => row.id);
    const folder = join(temporaryFolder(), "cartas");
    const commandId = randomUUID();
    let seen = 0;
    for await (const progress of await l.client.letters.issueMany(batch(folder, ids, commandId))) {
      seen = progress.done;
      if (progress.done === 4) break;
    }
    expect(seen).toBe(4);
    const before = (await l.client.letters.page({})).total;
    expect(before).toBeLessThan(12);
    let last: LetterProgress | null = null;
    for await (const progress of await l.client.letters.issueMany(batch(folder, ids, commandId, true))) last = progress;
    expect(last).toMatchObject({ state: "done", done: 12, total: 12, issued: 12 });
    const files = (await readdir(folder)).filter((name) => name.startsWith("CAR-"));
    expect(files).toHaveLength(12);
    const { rows } = await l.client.letters.page({});
    expect(new Set(rows.map((row) => row.customerId)).size).toBe(12);
    expect(rows.every((row) => row.state === "saved")).toBe(true);
    // One file for the printer, every letter in it.
    const merged = await pagesOf(await readFile(last?.merged ?? ""));
    expect(merged).toHaveLength(12);
    for (const row of rows) expect(merged.join(" ")).toContain(row.folio);
  });

  test("who owes nothing overdue gets no letter and is named; a locked file keeps its letter, a closed folder takes no folio", async () => {
    const l = await letterLedger("sqlite", [
      ...customers(2),
      makeDocument(50, {
        issuedAt: "2026-03-09T10:00:00",
        receiver: { rfc: "BBB010101AA1", name: "AL DÍA", foreignTaxId: "" },
      }),
    ]);
    const ids = (await l.db.read.selectFrom("customer").select("id").orderBy("id").execute()).map((row) => row.id);
    const folder = temporaryFolder();
    // Something of the name of the first letter that no file can replace.
    await mkdir(join(folder, "CAR-2026-000001 Recordatorio de vencido CLIENTE 1.pdf"));
    await mkdir(join(folder, "CAR-2026-000001 Recordatorio de vencido CLIENTE 2.pdf"));
    const told: NonNullable<LetterProgress["last"]>[] = [];
    for await (const { last } of await l.client.letters.issueMany(batch(folder, ids)))
      if (last !== null) told.push(last);
    expect(told.find((each) => each.customerName === "AL DÍA")?.blocked?.code).toBe("nothing-due");
    expect(told.filter((each) => each.error !== "")).toHaveLength(1);
    expect((await l.client.letters.page({ states: ["issued"] })).total).toBe(1);
    expect((await l.client.letters.page({})).total).toBe(2);

    const closed = join(folder, "archivo");
    await writeFile(closed, "");
    await chmod(closed, 0o400);
    const refused = (async () => {
      for await (const _ of await l.client.letters.issueMany(batch(join(closed, "x"), ids))) {
        // Nothing comes.
      }
    })();
    expect(await refusal(refused)).toMatch(/PATH_NOT_FOUND|READ_ONLY/);
    expect((await l.client.letters.page({})).total).toBe(2);
  });
});
