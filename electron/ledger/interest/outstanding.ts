import type { ReadHandle } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import { interestOf } from "./reader.ts";

/** Interest of a customer in one currency up to a day, of some invoices or of all. */
export interface Selected {
  readonly customerId: number;
  readonly currency: string;
  readonly asOf: string;
  /** None: all, those paid late included. */
  readonly uuids: readonly string[];
}

export interface Outstanding {
  readonly uuid: string;
  readonly label: string;
  readonly dueOn: string;
  readonly days: number;
  readonly interestMinor: number;
  readonly vatMinor: number;
}

/** What is outstanding of each invoice. Throws NOT_FOUND for a customer that is none. */
export async function outstandingOf(db: ReadHandle, selected: Selected): Promise<Outstanding[]> {
  const { customerId, currency, asOf, uuids } = selected;
  const known = await db.selectFrom("customer").select("id").where("id", "=", customerId).executeTakeFirst();
  if (!known) throw ledgerError("NOT_FOUND", { what: "customer", id: String(customerId) });
  const wanted = uuids.length === 0 ? {} : { uuids };
  const rows = await interestOf(db, { customerId, asOf, paid: true, ...wanted });
  return rows
    .filter((row) => row.currency === currency && row.interestMinor > 0)
    .map(({ uuid, label, dueOn, days, interestMinor, vatMinor }) => ({
      uuid,
      label,
      dueOn,
      days,
      interestMinor,
      vatMinor,
    }));
}
