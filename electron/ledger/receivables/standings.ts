import type { DecisionFact, SatFact, Standing } from "../../../shared/domain/posting/standing.ts";
import { standingOf, UNTOLD } from "../../../shared/domain/posting/standing.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { DocumentDecisionRow } from "../db/tables/evidence.ts";

/** Columns of a decision that posting needs. */
const DECISION_COLUMNS = ["id", "uuid", "kind", "on_day", "substitute", "undoes_id"] as const;
type Decision = Pick<DocumentDecisionRow, (typeof DECISION_COLUMNS)[number]>;

/** Decisions that were not taken back, as posting sees them. */
export function liveDecisions(rows: readonly Decision[]): DecisionFact[] {
  const undone = new Set(rows.flatMap((row) => row.undoes_id ?? []));
  return rows.flatMap((row) =>
    row.kind === "undo" || undone.has(row.id)
      ? []
      : [{ order: row.id, kind: row.kind, on: row.on_day, substitute: row.substitute }],
  );
}

/**
 * What the tax authority and people say of documents, read in bulk as the documents are met. A ledger without metadata
 * and decisions pays two lookups of one row for it.
 */
export class Standings {
  readonly #tx: LedgerTx;
  readonly #loaded = new Set<string>();
  readonly #sat = new Map<string, SatFact>();
  readonly #decisions = new Map<string, Map<number, Decision>>();
  readonly #known = new Map<string, Standing>();
  readonly #naming = new Map<string, Set<string>>();
  #any: { readonly sat: boolean; readonly decisions: boolean } | null = null;

  constructor(tx: LedgerTx) {
    this.#tx = tx;
  }

  /** Loads what is said of the documents; returns UUIDs that a cancellation by hand ties to them. */
  async load(uuids: readonly string[]): Promise<string[]> {
    const missing = [...new Set(uuids)].filter((uuid) => !this.#loaded.has(uuid));
    if (missing.length === 0) return [];
    for (const uuid of missing) this.#loaded.add(uuid);
    this.#any ??= await this.#look();
    const { bulk } = this.#tx;
    if (this.#any.sat) {
      for (const row of await bulk.selectIn("sat_status", ["uuid", "status", "cancelled_on"], "uuid", missing)) {
        this.#sat.set(row.uuid, { status: row.status, cancelledOn: row.cancelled_on });
      }
    }
    return this.#any.decisions ? this.#loadDecisions(missing) : [];
  }

  /** Where a loaded document stands. */
  of(document: { readonly uuid: string; readonly issued_on: string }): Standing {
    const { uuid } = document;
    const sat = this.#sat.get(uuid);
    const decisions = this.#decisions.get(uuid);
    if (!sat && !decisions) return UNTOLD;
    const known = this.#known.get(uuid);
    if (known) return known;
    const standing = standingOf(document.issued_on, sat ?? null, liveDecisions([...(decisions?.values() ?? [])]));
    this.#known.set(uuid, standing);
    return standing;
  }

  /** Documents some decision about which names this one as their substitute, whether it still holds or not. */
  namingSubstitute(uuid: string): readonly string[] {
    return [...(this.#naming.get(uuid) ?? [])];
  }

  async #look(): Promise<{ sat: boolean; decisions: boolean }> {
    const sat = await this.#tx.sql.selectFrom("sat_status").select("id").limit(1).executeTakeFirst();
    const decisions = await this.#tx.sql.selectFrom("document_decision").select("id").limit(1).executeTakeFirst();
    return { sat: sat !== undefined, decisions: decisions !== undefined };
  }

  async #loadDecisions(uuids: readonly string[]): Promise<string[]> {
    const { bulk } = this.#tx;
    const about = await bulk.selectIn("document_decision", DECISION_COLUMNS, "uuid", uuids);
    const naming = await bulk.selectIn("document_decision", ["uuid", "substitute"], "substitute", uuids);
    for (const row of about) {
      const own = this.#decisions.get(row.uuid);
      if (own) own.set(row.id, row);
      else this.#decisions.set(row.uuid, new Map([[row.id, row]]));
      this.#known.delete(row.uuid);
    }
    const ends: string[] = [];
    for (const { uuid, substitute } of [...about, ...naming]) {
      if (substitute === "") continue;
      const list = this.#naming.get(substitute);
      if (list) list.add(uuid);
      else this.#naming.set(substitute, new Set([uuid]));
      ends.push(uuid, substitute);
    }
    return ends;
  }
}
