import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { brokenAttachments } from "../../../electron/ledger/lib/attachments.ts";
import { uuid } from "../support/documents.ts";
import { databases, temporaryFolder } from "../support/ledgers.ts";
import { refusal, setUp } from "./support.ts";

function fileWith(name: string, content: string): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

const stored = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => statSync(join(folder, name)).isFile());

describe.each(databases)("evidence on %s", (database) => {
  test("a name that would be read the other way round shows that it does", async () => {
    const l = await setUp(database);
    const files = [fileWith("factura\u202efdp.exe", "sellado")];
    const { interactionId } = await l.client.contacts.log(l.draft({ files }));
    const row = await l.client.contacts.get({ id: interactionId });
    expect(row.files.map(({ name }) => name)).toEqual(["factura\ufffdfdp.exe"]);
  });

  test("a file is kept once whatever it is called, and opened as a copy of its own name", async () => {
    const l = await setUp(database);
    const files = [fileWith("Contrarecibo 12.pdf", "uno"), fileWith("copia.pdf", "uno"), fileWith("otro.txt", "dos")];
    const { interactionId } = await l.client.contacts.log(l.draft({ files }));
    const row = await l.client.contacts.get({ id: interactionId });
    expect(row.files.map((file) => [file.name, file.size, file.mime])).toEqual([
      ["Contrarecibo 12.pdf", 3, "application/pdf"],
      ["copia.pdf", 3, "application/pdf"],
      ["otro.txt", 3, "text/plain"],
    ]);
    expect(new Set(row.files.map((file) => file.sha256)).size).toBe(2);
    if (l.db.path !== "") expect(stored(`${l.db.path}.files`)).toHaveLength(2);

    const { path } = await l.client.contacts.copyAttachment({ useId: row.files[0]?.useId ?? 0 });
    expect(basename(path)).toBe("Contrarecibo 12.pdf");
    expect(readFileSync(path, "utf8")).toBe("uno");
  });

  test("a file that is too large, empty or no file is refused before anything is logged", async () => {
    const l = await setUp(database);
    const limit = { key: "attachmentLimitMb", value: "1" };
    await l.db.write((tx) => tx.sql.insertInto("setting").values(limit).execute());
    const large = fileWith("grande.bin", "x".repeat(1024 * 1024 + 1));
    for (const files of [[large], [fileWith("vacio.txt", "")], [temporaryFolder()]]) {
      expect(await refusal(l.client.contacts.log(l.draft({ files })))).toBe("FILE_REFUSED");
    }
    expect(await refusal(l.client.contacts.log(l.draft({ files: ["/no/hay.pdf"] })))).toBe("PATH_NOT_FOUND");
    expect((await l.client.contacts.page({})).total).toBe(0);
  });

  test("evidence goes along with a correction, and more can be added later", async () => {
    const l = await setUp(database);
    const wrong = await l.client.contacts.log(l.draft({ files: [fileWith("foto.png", "png")] }));
    const right = await l.client.contacts.correct({
      ...l.draft({ next: { kind: "none" } }),
      correctsId: wrong.interactionId,
      reason: "Nota equivocada",
    });
    const added = await l.client.contacts.attach({
      commandId: randomUUID(),
      interactionId: right.interactionId,
      files: [fileWith("correo.eml", "hola")],
    });
    expect(added.files.map((file) => file.name)).toEqual(["foto.png", "correo.eml"]);
  });

  test("verify finds a file that was changed or is gone", async () => {
    const l = await setUp(database);
    await l.client.contacts.log(l.draft({ files: [fileWith("a.txt", "uno")] }));
    expect(await brokenAttachments(l.db)).toEqual([]);
    const [kept] = await l.db.read.selectFrom("attachment").select("sha256").execute();
    const sha256 = kept?.sha256 ?? "";
    if (l.db.path === "") {
      const content = new TextEncoder().encode("cambiado");
      await l.db.write((tx) => tx.sql.updateTable("attachment_content").set({ content }).execute());
    } else writeFileSync(join(`${l.db.path}.files`, sha256.slice(0, 2), sha256), "cambiado");
    expect(await brokenAttachments(l.db)).toEqual([{ sha256, name: "a.txt" }]);
    const { checks } = await l.client.ledgers.verify();
    expect(checks.find((check) => check.name === "attachments")?.ok).toBe(false);
    const [use] = await l.db.read.selectFrom("attachment_use").select("id").execute();
    expect(await refusal(l.client.contacts.copyAttachment({ useId: use?.id ?? 0 }))).toBe("NOT_FOUND");
  });

  test("the files of a contact that opens a dispute are evidence of the dispute too, beside those added to it", async () => {
    const l = await setUp(database);
    const dispute = { customerId: l.customerId, invoiceUuid: uuid(2), reason: "Faltan piezas" };
    const note = fileWith("remision.txt", "recibido 12 de 14");
    const { nextId } = await l.client.contacts.log(
      l.draft({ outcome: "DISP", files: [note], next: { kind: "dispute", draft: { ...dispute, type: "delivery" } } }),
    );
    const disputeId = nextId ?? 0;
    const files = [fileWith("foto.txt", "la foto"), note];
    await l.client.disputes.attach({ commandId: randomUUID(), disputeId, files, note: "" });
    const { attachments } = await l.client.disputes.get({ id: disputeId, asOf: "2026-12-31" });
    expect(attachments.map(({ name }) => name).sort()).toEqual(["foto.txt", "remision.txt"]);
  });
});
