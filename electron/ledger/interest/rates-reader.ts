import { formatRate, termsOf } from "../../../shared/domain/interest/terms.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { companyTerms, readInterestRules } from "./rules.ts";
import { recordedTerms } from "./terms-reader.ts";

/** What an invoice bears from a day on. */
export interface InvoiceRate {
  readonly uuid: string;
  /** Percent a year as plain decimal. */
  readonly ratePct: string;
  readonly dayCount: 365 | 360;
}

/** Rate that each of a customer's invoices bears on a day, as a contract, the customer or the company has it. */
export async function ratesOn(
  db: ReadHandle,
  customerId: number,
  uuids: readonly string[],
  day: string,
): Promise<InvoiceRate[]> {
  const company = companyTerms(await readInterestRules(db));
  const recorded = (await recordedTerms(db, [customerId])).get(customerId) ?? [];
  return uuids.map((uuid) => {
    const { rate, dayCount } = termsOf(uuid, company, recorded).findLast((terms) => terms.fromOn <= day) ?? company;
    return { uuid, ratePct: formatRate(rate), dayCount };
  });
}
