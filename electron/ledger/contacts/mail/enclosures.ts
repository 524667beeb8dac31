import type { Lang } from "../../../../shared/contract/common.ts";
import type { LedgerDb } from "../../db/ledger-db.ts";
import { ledgerError } from "../../ledger-error.ts";
import { letterFile } from "../../letters/issuer.ts";
import { originalFile } from "../../receivables/document-reader.ts";
import { renderDocument } from "../../render/renderer.ts";
import type { Enclosure } from "./letter.ts";
import { statementDocument, statementName } from "./statement-document.ts";

/**
 * Files that go with a mail: the statement of account, the XML of invoices as they were stamped, and letters as they were
 * issued. Throws NOT_FOUND.
 */
export async function enclosures(
  db: LedgerDb,
  asked: {
    readonly statement: boolean;
    readonly xml: readonly string[];
    readonly letters: readonly number[];
    readonly lang: Lang;
  },
  customer: { readonly id: number; readonly rfc: string; readonly name: string },
  moment: { readonly today: string; readonly madeAt: string },
): Promise<Enclosure[]> {
  const files: Enclosure[] = [];
  if (asked.statement) {
    const document = await statementDocument(db.read, customer, moment.today, moment.madeAt, asked.lang);
    files.push({
      filename: statementName(asked.lang, customer, moment.today),
      contentType: "application/pdf",
      content: await renderDocument(document, "pdf"),
    });
  }
  for (const uuid of asked.xml) {
    const original = await originalFile(db.read, uuid);
    if (!original) throw ledgerError("NOT_FOUND", { what: "document", id: uuid });
    files.push({ filename: `${uuid}.xml`, contentType: "application/xml", content: original.bytes });
  }
  for (const id of asked.letters) {
    const { row, bytes } = await letterFile(db, id);
    files.push({ filename: row.file_name, contentType: "application/pdf", content: bytes });
  }
  return files;
}
