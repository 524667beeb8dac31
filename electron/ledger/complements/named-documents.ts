import { REPLACES } from "../../../shared/domain/posting/relations.ts";
import type { Bulk } from "../db/bulk.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { DocumentRow } from "../db/tables/documents.ts";
import { documentLabel } from "../receivables/document-reader.ts";

/** What reads rows by lists of keys: a transaction, or the reading connection. */
export interface Reading {
  readonly sql: ReadHandle;
  readonly bulk: Pick<Bulk, "selectIn">;
}

const DOCUMENT_COLUMNS = [
  "id",
  "uuid",
  "kind",
  "series",
  "folio",
  "customer_id",
  "issued_at",
  "issued_on",
  "currency",
  "total",
] as const;
export type Named = Pick<DocumentRow, (typeof DOCUMENT_COLUMNS)[number]>;

/** Rows by a key, in the order they came. */
export function groupBy<T, K>(rows: readonly T[], key: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const list = groups.get(key(row));
    if (list) list.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

/** Documents as they are met, each read once. */
export class NamedDocuments {
  readonly #reading: Reading;
  readonly #byId = new Map<number, Named>();
  readonly #byUuid = new Map<string, Named>();

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** Meets documents by UUID; those the ledger does not have stay unknown. */
  async loadUuids(uuids: readonly string[]): Promise<void> {
    const missing = [...new Set(uuids)].filter((uuid) => !this.#byUuid.has(uuid));
    this.#remember(await this.#reading.bulk.selectIn("document", DOCUMENT_COLUMNS, "uuid", missing));
  }

  /** Meets documents by id. */
  async loadIds(ids: readonly number[]): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.#byId.has(id));
    this.#remember(await this.#reading.bulk.selectIn("document", DOCUMENT_COLUMNS, "id", missing));
  }

  /** A document that was loaded and is there. */
  get(uuid: string): Named | undefined {
    return this.#byUuid.get(uuid);
  }

  /** The same by id. */
  byId(id: number): Named | undefined {
    return this.#byId.get(id);
  }

  /** Series and folio of a loaded document; "" when it is not there. */
  labelOf(id: number): string {
    const row = this.#byId.get(id);
    return row ? documentLabel(row) : "";
  }

  /** Documents of the same kind that each of the given ones replaces, near and far, by its UUID (relation 04). */
  async ancestors(roots: readonly Named[]): Promise<Map<string, Set<Named>>> {
    const found = new Map<string, Set<Named>>();
    let frontier = roots.map((root) => ({ root, id: root.id }));
    while (frontier.length > 0) {
      const ids = [...new Set(frontier.map(({ id }) => id))];
      const columns = ["document_id", "relation", "target_uuid"] as const;
      const rows = await this.#reading.bulk.selectIn("relation", columns, "document_id", ids);
      const replacing = rows.filter((row) => row.relation === REPLACES);
      await this.loadUuids(replacing.map((row) => row.target_uuid));
      const named = groupBy(replacing, (row) => row.document_id);
      const next: typeof frontier = [];
      for (const { root, id } of frontier) {
        for (const { target_uuid } of named.get(id) ?? []) {
          const target = this.#byUuid.get(target_uuid);
          const known = found.get(root.uuid) ?? new Set();
          if (target?.kind !== root.kind || target.uuid === root.uuid || known.has(target)) continue;
          found.set(root.uuid, known.add(target));
          next.push({ root, id: target.id });
        }
      }
      frontier = next;
    }
    return found;
  }

  #remember(rows: readonly Named[]): void {
    for (const row of rows) {
      this.#byId.set(row.id, row);
      this.#byUuid.set(row.uuid, row);
    }
  }
}
