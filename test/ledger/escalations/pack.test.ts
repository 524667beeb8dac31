import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fromBufferPromise } from "yauzl";
import { pack } from "../../../electron/ledger/lib/packing.ts";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import { owed, setUp } from "../agencies/scene.ts";
import { refusal } from "../disputes/scene.ts";
import { incoming, rules, uuid } from "../support/documents.ts";
import { databases, temporaryFolder } from "../support/ledgers.ts";

/** Files of a ZIP by their names. */
async function unpacked(file: string): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await fromBufferPromise(readFileSync(file), { lazyEntries: true });
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(Buffer.from(chunk as Uint8Array));
    files.set(entry.fileName, Buffer.concat(chunks));
  }
  return files;
}

async function drained<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of stream) all.push(each);
  return all;
}

describe.each(databases)("the file of a case as one ZIP on %s", (database) => {
  test("holds what there is, under safe names, with an index; refuses what is gone, and leaves nothing when it is given up", async () => {
    const l = await setUp(database, []);
    const xml = (n: number) => Buffer.from(`<cfdi:Comprobante Folio="${String(n)}"/>`);
    const stamped = [owed(1, 100, 70), owed(2, 100, 60)].map((document, index) => ({
      ...{ ...incoming(document), deflated: pack(xml(index + 1)), bytes: xml(index + 1).length },
      sha256: createHash("sha256")
        .update(xml(index + 1))
        .digest("hex"),
    }));
    await l.db.write((tx) =>
      postDocuments(tx, stamped, { runId: 1, recordedAt: "2026-07-01T00:00:00.000Z", actor: "t" }, rules),
    );
    const customerId = await l.customerOf(1);
    const { id } = await l.client.escalations.raise({
      ...l.id(),
      ...{ customerId, invoices: [uuid(1), uuid(2)], reason: "Para demandar" },
    });
    const folder = temporaryFolder();
    const paper = (name: string, content: string): string => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    };
    const attach = (name: string, content: string) =>
      l.client.escalations.attach({ ...l.id(), escalationId: id, item: "contract", files: [paper(name, content)] });
    await attach("contrato.pdf", "el contrato");
    await rm(join(folder, "contrato.pdf"));
    await attach("contrato.pdf", "su anexo");
    await l.client.contacts.log({
      ...l.id(),
      ...{ customerId, channel: "visit", outcome: "NA", files: [paper("foto\u202egpj.png", "la foto")] },
      next: { kind: "followUp", dueOn: "2026-07-03" },
    });
    const file = join(folder, "expediente.zip");
    writeFileSync(file, "de antes");
    const told = await drained(await l.client.escalations.packFile({ id, file }));
    expect(told.at(-1)).toMatchObject({ state: "done", done: told.at(-1)?.total });
    const files = await unpacked(file);
    expect([...files.keys()].sort()).toEqual(
      [
        ...["00 Índice del expediente.pdf", "Estado de cuenta.pdf", "Bitácora de gestiones.xlsx"],
        ...[1, 2].map((n) => [...files.keys()].find((name) => name.startsWith("CFDI/") && name.includes(uuid(n)))),
        ...["Documentos/Contrato o solicitud de crédito/contrato.pdf"],
        ...["Documentos/Contrato o solicitud de crédito/contrato (2).pdf", "Evidencia de gestiones/foto\ufffdgpj.png"],
      ].sort(),
    );
    expect(files.get("Documentos/Contrato o solicitud de crédito/contrato (2).pdf")?.toString()).toBe("su anexo");
    expect(files.get("Evidencia de gestiones/foto\ufffdgpj.png")?.toString()).toBe("la foto");
    const original = [...files].find(([name]) => name.includes(uuid(1)))?.[1];
    expect(original?.toString()).toBe(xml(1).toString());
    expect(files.get("Estado de cuenta.pdf")?.subarray(0, 5).toString()).toBe("%PDF-");
    expect(files.get("00 Índice del expediente.pdf")?.subarray(0, 5).toString()).toBe("%PDF-");
    // What leaves in it is audited.
    const { rows: audit } = await l.client.audit.page({});
    expect(audit.filter(({ action }) => action === "escalations.packFile")).toHaveLength(1);

    // Given up, there is no new file, and that of before stands.
    const before = readFileSync(file);
    const stream = await l.client.escalations.packFile({ id, file });
    await stream.next();
    await stream.return();
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder).filter((name) => name.includes("expediente"))).toEqual(["expediente.zip"]);

    expect(await refusal(drained(await l.client.escalations.packFile({ id: 99, file })))).toMatchObject({
      code: "NOT_FOUND",
    });
    // A name in a folder that is not there, and evidence that is gone.
    const away = join(folder, "no", "expediente.zip");
    await expect(drained(await l.client.escalations.packFile({ id, file: away }))).rejects.toMatchObject({
      code: "PATH_NOT_FOUND",
    });
    const [{ sha256: kept = "" } = {}] = await l.db.read
      .selectFrom("attachment_use")
      .select("sha256")
      .where("name", "=", "contrato.pdf")
      .execute();
    if (l.db.path === "") return;
    await rm(join(`${l.db.path}.files`, kept.slice(0, 2), kept), { force: true });
    const lost = join(folder, "perdido.zip");
    expect(await refusal(drained(await l.client.escalations.packFile({ id, file: lost })))).toMatchObject({
      ...{ code: "evidence-lost", detail: "contrato.pdf" },
    });
    expect(existsSync(lost)).toBe(false);
  });
});
