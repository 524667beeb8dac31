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
  /** Who had signed in, and alone gets the answer again; null where the ledger asked for nobody. */
  person_id: number | null;
}
export const commandSpec: TableSpec<CommandRow> = {
  id: "text",
  procedure: "text",
  answer: "text",
  recorded_at: "text",
  person_id: "int",
};

/**
 * Append-only trace of commands. Each row's hash covers the row and the hash before it; what an event says in words (actor, PC
 * and detail) is in the chain by a keyed hash only, so that it can be erased with its key (RELIABILITY rule 8).
 */
export interface AuditRow {
  seq: number;
  at: string;
  /** Who did it; null where nobody had signed in or was chosen. */
  person_id: number | null;
  action: string;
  /** What it is about, as `customer:12` or `document:<UUID>`; "" when nothing in particular. Never words. */
  subject: string;
  actor: string;
  pc: string;
  /** JSON; "" once erased. */
  detail: string;
  /** Key of the words' hash; "" once erased. */
  text_key: string;
  text_hash: string;
  prev_hash: string;
  /** Hash of the {@link SealRow}s of its transaction; "" where it wrote no facts, and in rows of before seals. */
  seal: string;
  hash: string;
}
export const auditSpec: TableSpec<AuditRow> = {
  seq: "int",
  at: "text",
  person_id: "int",
  action: "text",
  subject: "text",
  actor: "text",
  pc: "text",
  detail: "text",
  text_key: "text",
  text_hash: "text",
  prev_hash: "text",
  seal: "text",
  hash: "text",
};

/**
 * What a transaction wrote into one table of facts: a digest of each row as it stood at its end. Append-only, and in the audit
 * chain by the `seal` of the event; only the keys of the digests can be destroyed.
 */
export interface SealRow {
  /** Event of the audit that closes the transaction. */
  seq: number;
  /** 1 for the first of the transaction. */
  part: number;
  table_name: string;
  /** Keys of the rows in rising order: `3,7-12`, or a JSON list of texts. */
  keys: string;
  /** Least and greatest key; null of texts. */
  first_key: number | null;
  last_key: number | null;
  /** Columns that are in the digests, in their order. */
  columns: string;
  /** SHA-256 of each row, one behind the other; all zeros of a row that was taken out. */
  digests: Uint8Array;
  /** 16 random bytes for each digest, without which words cannot be guessed from it; zeros once destroyed. */
  nonces: Uint8Array;
}
export const sealSpec: TableSpec<SealRow> = {
  seq: "int",
  part: "int",
  table_name: "text",
  keys: "text",
  first_key: "int",
  last_key: "int",
  columns: "text",
  digests: "blob",
  nonces: "blob",
};

/** A person's way in: a password, by what scrypt makes of it. Without any row the ledger works without passwords. */
export interface AccountRow {
  person_id: number;
  /** `scrypt$N$r$p$salt$hash`, base64. */
  secret: string;
  /** 1: set by somebody else; the person has to choose their own. */
  must_change: number;
  /** Wrong passwords since the last right one. */
  failures: number;
  /** Instant until which no password is looked at; "" when open. */
  locked_until: string;
  changed_at: string;
  signed_in_at: string;
}
export const accountSpec: TableSpec<AccountRow> = {
  person_id: "int",
  secret: "text",
  must_change: "int",
  failures: "int",
  locked_until: "text",
  changed_at: "text",
  signed_in_at: "text",
};

/** The code printed for the day when nobody knows a password any more; used or replaced, it has ended. */
export interface RecoveryCodeRow {
  id: number;
  secret: string;
  made_at: string;
  ended_at: string;
  failures: number;
  locked_until: string;
}
export const recoveryCodeSpec: TableSpec<RecoveryCodeRow> = {
  id: "int",
  secret: "text",
  made_at: "text",
  ended_at: "text",
  failures: "int",
  locked_until: "text",
};
