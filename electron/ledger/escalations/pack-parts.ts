import { randomUUID } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type { Lang } from "../../../shared/contract/common.ts";
import { zInteractionSelection } from "../../../shared/contract/contacts.ts";
import type { EscalationCase } from "../../../shared/contract/escalations.ts";
import { NamesOnce, safeName } from "../../../shared/domain/safe-name.ts";
import { escalationCodesEn } from "../../../shared/i18n/escalation-codes.en.ts";
import { escalationCodesEs } from "../../../shared/i18n/escalation-codes.es.ts";
import { escalationsEn } from "../../../shared/i18n/escalations.en.ts";
import { escalationsEs } from "../../../shared/i18n/escalations.es.ts";
import { statementDocument } from "../contacts/mail/statement-document.ts";
import { interactionList } from "../contacts/page-reader.ts";
import { customerIds } from "../contacts/people.ts";
import type { LedgerDb } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import { letterFile } from "../letters/issuer.ts";
import { type Attachment, keptContent, readAttachments } from "../lib/attachments.ts";
import { sheetOf } from "../lib/sheet.ts";
import { originalFile } from "../receivables/document-reader.ts";
import { renderDocument, writeTable } from "../render/renderer.ts";
import { STANDS } from "./cases.ts";

/** One file of the ZIP; its bytes are made when its turn comes. */
export interface PackPart {
  readonly path: string;
  /** Null: there is no such file any more, and the index says so by leaving it out. */
  read(): Promise<Uint8Array | null>;
}

/** Whose file it is, and how it is told. */
export interface Packed {
  readonly found: EscalationCase;
  readonly customer: { readonly id: number; readonly rfc: string; readonly name: string };
  readonly lang: Lang;
  readonly madeAt: string;
}

/** Bytes of kept evidence. Throws FILE_REFUSED where they are gone. */
async function evidence(db: LedgerDb, { name, sha256 }: Pick<Attachment, "name" | "sha256">): Promise<Uint8Array> {
  const content = await keptContent(db, sha256);
  if (content === null) throw ledgerError("FILE_REFUSED", { path: name, code: "evidence-lost", detail: name });
  return content;
}

/** All that goes into the ZIP but its index, in the order in which somebody reads it. */
export async function partsOfCase(db: LedgerDb, packed: Packed): Promise<PackPart[]> {
  const { found, customer, lang, madeAt } = packed;
  const words = (lang === "es" ? escalationsEs : escalationsEn).pack;
  const { items } = lang === "es" ? escalationCodesEs : escalationCodesEn;
  const { folders } = words;
  const names = new NamesOnce();
  const part = (folder: string, name: string, read: PackPart["read"]): PackPart => ({
    path: names.give(folder, name),
    read,
  });
  const xml = (folder: string, label: string, uuid: string): PackPart =>
    part(
      folder,
      `${label === "" ? "" : `${label} `}${uuid}.xml`,
      async () => (await originalFile(db.read, uuid))?.bytes ?? null,
    );
  const kept = (folder: string, file: Attachment): PackPart => part(folder, file.name, () => evidence(db, file));
  const family = await customerIds(db.read, customer.id);
  const debts = new Map(
    found.debts.flatMap(({ uuid, nowUuid, label }) => [[uuid, label] as const, [nowUuid, label] as const]),
  );
  const letters = await lettersOf(db, family, [...debts.keys()]);
  const log = await contactFiles(db, family);
  return [
    part("", `${words.statement}.pdf`, async () =>
      renderDocument(await statementDocument(db.read, customer, found.today, madeAt, lang), "pdf"),
    ),
    part("", `${words.log}.xlsx`, () => logSheet(db, customer.id, lang)),
    ...[...debts].map(([uuid, label]) => xml(folders.cfdi, label, uuid)),
    ...(await paymentsOf(db, found.row.id)).map(({ uuid, on }) => xml(folders.payments, on, uuid)),
    ...found.file.flatMap(({ item, label, files }) =>
      files.map((file) =>
        kept(`${folders.evidence}/${safeName(label === "" ? items[item] : `${items[item]} ${label}`)}`, file),
      ),
    ),
    ...letters.map(({ id, name }) => part(folders.letters, name, async () => (await letterFile(db, id)).bytes)),
    ...log.map((file) => kept(folders.contacts, file)),
  ];
}

/** Letters about these invoices, or about an agreement over one of them. */
async function lettersOf(
  db: LedgerDb,
  family: readonly number[],
  uuids: readonly string[],
): Promise<{ id: number; name: string }[]> {
  if (uuids.length === 0) return [];
  const own = sql.join([...uuids]);
  const { rows } = await sql<{ id: number; name: string }>`select l.id, l.file_name as name from letter as l
    where l.customer_id in (${sql.join([...family])})
      and (l.id in (select v.letter_id from letter_invoice as v where v.invoice_uuid in (${own}))
        or l.agreement_id in (select a.agreement_id from agreement_invoice as a where a.invoice_uuid in (${own})))
    order by l.id`.execute(db.read);
  return rows;
}

/** Payments' CFDI that were applied to what the case stands on, and stand. */
async function paymentsOf(db: LedgerDb, id: number): Promise<{ uuid: string; on: string }[]> {
  const { rows } = await sql<{ uuid: string; on: string }>`with recursive ${STANDS}
    select d.uuid, min(n.effective_on) as "on" from stands as s join entry as n on n.receivable_id = s.receivable_id
      join document as d on d.id = n.document_id
    where s.escalation_id = ${id} and n.kind = 'payment' and d.kind = 'P'
      and not exists (select 1 from entry as b where b.reverses_id = n.id)
    group by d.uuid order by 2, 1`.execute(db.read);
  return rows;
}

/** Files kept with contacts of the customer that hold. */
async function contactFiles(db: LedgerDb, family: readonly number[]): Promise<Attachment[]> {
  const rows = await db.read
    .selectFrom("interaction as i")
    .leftJoin("interaction as later", "later.corrects_id", "i.id")
    .select("i.id")
    .where("i.customer_id", "in", [...family])
    .where("i.withdrawn", "=", 0)
    .where("later.id", "is", null)
    .orderBy("i.id")
    .execute();
  const files = await readAttachments(
    db,
    "interaction",
    rows.map(({ id }) => id),
  );
  return [...files.values()].flat();
}

/** The log of contacts of the customer as an Excel file. */
async function logSheet(db: LedgerDb, customerId: number, lang: Lang): Promise<Uint8Array> {
  const file = join(tmpdir(), `${randomUUID()}.xlsx`);
  const selection = zInteractionSelection.parse({ customerId });
  const { name, columns: all } = await interactionList.sheet(db, lang);
  const { sheet, columns, toRow } = sheetOf(name, all, []);
  async function* rows(): AsyncGenerator<ReturnType<typeof toRow>> {
    for await (const row of interactionList.rows(db, selection, [{ by: "happenedAt", desc: false }])) yield toRow(row);
  }
  try {
    await writeTable({ file, sheetName: sheet, columns, rows: rows() });
    return await readFile(file);
  } finally {
    await rm(file, { force: true });
  }
}
