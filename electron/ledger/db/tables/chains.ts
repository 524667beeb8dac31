import type { TableSpec } from "./spec.ts";

/** An invoice or complement whose chain has to be audited again; the same one may wait more than once. */
export interface ChainQueueRow {
  id: number;
  uuid: string;
}
export const chainQueueSpec: TableSpec<ChainQueueRow> = { id: "int", uuid: "text" };

/**
 * Something the audit found that belongs in a list. Derived as a whole from the documents behind `subject_uuid` and
 * written anew whenever any of them changes.
 */
export interface ChainFindingRow {
  id: number;
  /** Invoice or complement that was audited. */
  subject_uuid: string;
  /** Invoice it is about, which may be none we have; "" when the complement names none. */
  invoice_uuid: string;
  /** Complement or recorded payment at which it shows. */
  source_uuid: string;
  customer_id: number;
  /** Which list shows it (shared/contract/complements.ts). */
  list: string;
  code: string;
  /** 1: the first broken link of its chain. */
  first_broken: number;
  currency: string;
  amount_minor: number;
  /** FechaPago; "" without. */
  paid_on: string;
  /** Issue day of the complement; "" without. */
  issued_on: string;
  /** Legal deadline of the complement; "" without. */
  due_on: string;
  /** Days by which a late complement missed it; 0 otherwise. */
  late_days: number;
  /** What the words need, JSON. */
  data: string;
  /** Search form of the labels and UUIDs. */
  search: string;
}
export const chainFindingSpec: TableSpec<ChainFindingRow> = {
  id: "int",
  subject_uuid: "text",
  invoice_uuid: "text",
  source_uuid: "text",
  customer_id: "int",
  list: "text",
  code: "text",
  first_broken: "int",
  currency: "text",
  amount_minor: "int",
  paid_on: "text",
  issued_on: "text",
  due_on: "text",
  late_days: "int",
  data: "text",
  search: "text",
};
