import type { AgreementFact, CoveredEntry } from "../../../shared/domain/agreements/facts.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { AgreementEventRow } from "../db/tables/agreements.ts";
import { replacementChains } from "../promises/chains.ts";

type Bulk = Pick<LedgerTx["bulk"], "selectIn">;

/** An agreement with the entries that decide about it. */
export interface LoadedAgreement {
  readonly fact: AgreementFact;
  readonly entries: readonly CoveredEntry[];
  /** Whose its invoices are now. */
  readonly customerId: number;
}

/** Kinds of documents that are money: complementos, and recorded payments. */
const MONEY: ReadonlySet<string> = new Set(["P", "M"]);

/** Loads agreements by id, in that order, with the live entries of everything that stands for their invoices. */
export async function loadAgreements(bulk: Bulk, ids: readonly number[]): Promise<LoadedAgreement[]> {
  const rows = await bulk.selectIn("agreement", ["id", "customer_id", "made_on", "grace_days"], "id", ids);
  const parts = Map.groupBy(
    await bulk.selectIn(
      "agreement_part",
      ["agreement_id", "currency", "total_minor", "quita_minor"],
      "agreement_id",
      ids,
    ),
    (row) => row.agreement_id,
  );
  const invoices = await bulk.selectIn(
    "agreement_invoice",
    ["agreement_id", "currency", "receivable_id", "cash_minor"],
    "agreement_id",
    ids,
  );
  const instalments = await bulk.selectIn(
    "agreement_instalment",
    ["agreement_id", "currency", "seq", "due_on", "amount_minor"],
    "agreement_id",
    ids,
  );
  const events = Map.groupBy(
    await bulk.selectIn(
      "agreement_event",
      ["agreement_id", "kind", "on_day", "expires_on", "document_id"],
      "agreement_id",
      ids,
    ),
    (row) => row.agreement_id,
  );
  const chains = await replacementChains(bulk, [...new Set(invoices.map((row) => row.receivable_id))]);
  const chainOf = (id: number): readonly number[] => chains.get(id)?.receivables ?? [id];
  const entries = await loadEntries(bulk, [...new Set(invoices.flatMap((row) => chainOf(row.receivable_id)))]);
  return rows
    .sort((a, b) => a.id - b.id)
    .map((row) => {
      const own = invoices.filter((invoice) => invoice.agreement_id === row.id);
      const fact: AgreementFact = {
        id: row.id,
        madeOn: row.made_on,
        graceDays: row.grace_days,
        ...lifeOf(events.get(row.id) ?? []),
        parts: (parts.get(row.id) ?? [])
          .map((part) => {
            const covered = own.filter((invoice) => invoice.currency === part.currency);
            return {
              currency: part.currency,
              totalMinor: part.total_minor,
              quitaMinor: part.quita_minor,
              instalments: instalments
                .filter((each) => each.agreement_id === row.id && each.currency === part.currency)
                .sort((a, b) => a.seq - b.seq)
                .map(({ seq, due_on, amount_minor }) => ({ seq, dueOn: due_on, amountMinor: amount_minor })),
              cashBeforeMinor: covered.reduce((sum, invoice) => sum + invoice.cash_minor, 0),
              receivables: [...new Set(covered.flatMap((invoice) => chainOf(invoice.receivable_id)))].sort(
                (a, b) => a - b,
              ),
            };
          })
          .sort((a, b) => (a.currency < b.currency ? -1 : 1)),
      };
      const [first] = own;
      return {
        fact,
        entries: fact.parts.flatMap((part) => part.receivables.flatMap((id) => entries.get(id) ?? [])),
        customerId: (first && chains.get(first.receivable_id)?.customer) ?? row.customer_id,
      };
    });
}

type Life = Pick<AgreementFact, "offered" | "signedOn" | "quitaSource" | "ended">;

function lifeOf(events: readonly Pick<AgreementEventRow, "kind" | "on_day" | "expires_on" | "document_id">[]): Life {
  const of = (kind: AgreementEventRow["kind"]) => events.find((event) => event.kind === kind);
  const offered = of("offered");
  const signed = of("signed");
  const ended = (["terminated", "withdrawn", "revised"] as const).flatMap((as) => {
    const event = of(as);
    return event ? [{ as, on: event.on_day }] : [];
  })[0];
  return {
    offered: offered ? { on: offered.on_day, expiresOn: offered.expires_on } : null,
    signedOn: signed?.on_day ?? null,
    quitaSource: signed?.document_id ?? null,
    ended: ended ?? null,
  };
}

/** Entries of receivables that stand, by receivable. */
export async function loadEntries(bulk: Bulk, receivables: readonly number[]): Promise<Map<number, CoveredEntry[]>> {
  const rows = await bulk.selectIn(
    "entry",
    ["id", "receivable_id", "document_id", "effective_on", "amount_minor", "reverses_id", "reason"],
    "receivable_id",
    receivables,
  );
  const reversed = new Set(rows.flatMap((row) => row.reverses_id ?? []));
  const live = rows.filter((row) => row.reverses_id === null && !reversed.has(row.id));
  const documents = [...new Set(live.map((row) => row.document_id))];
  const kinds = new Map(
    (await bulk.selectIn("document", ["id", "kind"], "id", documents)).map((row) => [row.id, row.kind]),
  );
  const found = new Map<number, CoveredEntry[]>();
  for (const row of live) {
    const receivable = row.receivable_id ?? 0;
    const own = found.get(receivable) ?? [];
    found.set(receivable, own);
    own.push({
      receivable,
      source: row.document_id,
      cash: MONEY.has(kinds.get(row.document_id) ?? ""),
      credited: row.reason === "quita-credited",
      on: row.effective_on,
      amountMinor: row.amount_minor,
    });
  }
  return found;
}
