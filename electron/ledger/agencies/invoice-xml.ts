import { basename } from "node:path";
import type { AgencyInvoiceFields, XmlProblem } from "../../../shared/contract/agency-invoices.ts";
import type { CfdiDocument } from "../../../shared/domain/cfdi/document.ts";
import { addMonths } from "../../../shared/domain/days.ts";
import { parseMinor } from "../../../shared/domain/money.ts";
import type { LedgerDb, ReadHandle } from "../db/ledger-db.ts";
import { parseBytes } from "../imports/intake/parse-bytes.ts";
import { type KeptFile, keepContent, readChosen } from "../lib/attachments.ts";
import { readSettings } from "../settings/reader.ts";
import { isKnown } from "./invoice-writer.ts";

/** What an XML says as an invoice of an agency, and what stands against it. */
export interface ReadInvoice {
  /** Null: it is no invoice that could be read. */
  readonly fields: AgencyInvoiceFields | null;
  readonly problems: XmlProblem[];
}

/** Amounts of the document, minor units: before taxes, taxes, what is withheld, and the total. */
function amountsOf(document: CfdiDocument) {
  const { currency } = document;
  const minor = (text: string): number => (text === "" ? 0 : parseMinor(text, currency));
  return {
    netMinor: minor(document.subtotal) - minor(document.discount),
    vatMinor: minor(document.transferredTaxes) + minor(document.localTransferred),
    withheldMinor: minor(document.withheldTaxes) + minor(document.localWithheld),
    totalMinor: minor(document.total),
  };
}

/**
 * Reads the CFDI of an agency's invoice with the parser of all documents, and holds it against what an agency may charge with:
 * it issued it, to one of our companies, its amounts add up, it is not known yet and the tax authority is not known to have it
 * cancelled. Throws PATH_NOT_FOUND and FILE_LOCKED.
 */
export async function readInvoiceXml(db: ReadHandle, agencyRfc: string, file: string): Promise<ReadInvoice> {
  const parsed = parseBytes(await readChosen(file), 0);
  if (!parsed.ok) return { fields: null, problems: ["not-a-cfdi"] };
  const { document } = parsed;
  if (document.kind !== "I") return { fields: null, problems: ["not-invoice"] };
  const problems: XmlProblem[] = [];
  const { ownRfcs } = await readSettings(db);
  if (agencyRfc === "" || document.issuer.rfc !== agencyRfc) problems.push("not-issuer");
  if (!ownRfcs.some(({ rfc }) => rfc === document.receiver.rfc)) problems.push("not-ours");
  const sat = await db.selectFrom("sat_status").select("status").where("uuid", "=", document.uuid).executeTakeFirst();
  if (sat?.status === "cancelled") problems.push("cancelled");
  if (await isKnown({ sql: db }, document.uuid)) problems.push("known");
  const amounts = amountsOf(document);
  const { netMinor, vatMinor, withheldMinor, totalMinor } = amounts;
  if (netMinor <= 0 || totalMinor !== netMinor + vatMinor - withheldMinor) problems.push("total");
  const issuedOn = document.issuedAt.slice(0, 10);
  return {
    fields: {
      uuid: document.uuid,
      number: [document.series, document.folio].filter((part) => part !== "").join("-"),
      issuedOn,
      month: addMonths(issuedOn, -1).slice(0, 7),
      currency: document.currency,
      ...amounts,
      vatCreditable: true,
      note: "",
    },
    problems,
  };
}

/** Takes an XML in as evidence of an invoice, its bytes as they came. */
export async function keepInvoiceXml(db: Pick<LedgerDb, "path">, file: string): Promise<KeptFile[]> {
  const content = await readChosen(file);
  return [await keepContent(db, { name: basename(file), mime: "application/xml", content })];
}
