import type { TableSpec } from "./spec.ts";

/** Ledger-wide facts: kind of file, schema version, whether it is the demo. */
export interface MetaRow {
  key: string;
  value: string;
}
export const metaSpec: TableSpec<MetaRow> = { key: "text", value: "text" };

/** Settings of the company, JSON by key. */
export interface SettingRow {
  key: string;
  value: string;
}
export const settingSpec: TableSpec<SettingRow> = { key: "text", value: "text" };

/** RFC that is ours; what it issues is a sale (RULES 9). */
export interface OwnRfcRow {
  rfc: string;
  name: string;
  added_at: string;
}
export const ownRfcSpec: TableSpec<OwnRfcRow> = { rfc: "text", name: "text", added_at: "text" };

/** Next free id of each table; a writer takes a block of ids inside its transaction. */
export interface SequenceRow {
  name: string;
  next_id: number;
}
export const sequenceSpec: TableSpec<SequenceRow> = { name: "text", next_id: "int" };

/** Command already carried out: a repetition of the id returns the stored answer. */
export interface CommandRow {
  id: string;
  procedure: string;
  answer: string;
  recorded_at: string;
}
export const commandSpec: TableSpec<CommandRow> = {
  id: "text",
  procedure: "text",
  answer: "text",
  recorded_at: "text",
};

/** Append-only trace of commands; each row's hash covers the row and the hash before it. */
export interface AuditRow {
  seq: number;
  at: string;
  actor: string;
  action: string;
  detail: string;
  prev_hash: string;
  hash: string;
}
export const auditSpec: TableSpec<AuditRow> = {
  seq: "int",
  at: "text",
  actor: "text",
  action: "text",
  detail: "text",
  prev_hash: "text",
  hash: "text",
};
