import { hash, randomBytes } from "node:crypto";
import { numberSpans, spansOf } from "./number-spans.ts";
import type { AuditRow } from "./tables/system.ts";

/** Names the way rows are sealed; a later way has another name, so that one can never pass for the other. */
const SEAL = "al-corriente-audit-2";
/** The way of rows that carry the seal of what their transaction wrote. */
const WITH_SEAL = "al-corriente-audit-3";

/** What can be erased of a row: the words of an event, with the key of their hash. */
export type AuditText = Pick<AuditRow, "actor" | "pc" | "detail" | "text_key">;

/** A fresh key for the words of one event: without it their hash cannot be guessed at (RELIABILITY rule 8). */
export function newTextKey(): string {
  return randomBytes(32).toString("hex");
}

/** Keyed hash of what an event says in words: who by name, from which PC, and what, before and after. */
export function auditTextHash({ text_key, actor, pc, detail }: AuditText): string {
  return hash("sha256", JSON.stringify([SEAL, text_key, actor, pc, detail]));
}

/** Hash of a row over every field that stays for ever and the hash before it; the words are in it by their keyed hash. */
export function auditHash(row: Omit<AuditRow, "hash" | keyof AuditText>): string {
  const { seq, at, person_id, action, subject, text_hash, prev_hash, seal } = row;
  const said = [seq, at, person_id, action, subject, text_hash, prev_hash];
  return hash("sha256", JSON.stringify(seal === "" ? [SEAL, ...said] : [WITH_SEAL, ...said, seal]));
}

/** What an event says when it is told; the rest of its row is made when it is sealed. */
export type ToldEvent = Pick<AuditRow, "at" | "person_id" | "action" | "subject" | "actor" | "pc" | "detail">;

/** The row that follows `prev`, sealed; `seal` is the hash of what its transaction wrote. */
export function sealed(
  prev: { readonly seq: number; readonly hash: string } | undefined,
  event: ToldEvent,
  seal = "",
): AuditRow {
  const text_key = newTextKey();
  const row = {
    ...event,
    seq: (prev?.seq ?? 0) + 1,
    text_key,
    text_hash: auditTextHash({ ...event, text_key }),
    prev_hash: prev?.hash ?? "",
    seal,
  };
  return { ...row, hash: auditHash(row) };
}

/** Action of the event that says which events lost their words; its subject is a {@link seqList}. */
export const ERASED = "privacy.erase";
/** Action of the event that says where a chain of the former form was sealed anew. */
export const RECHAINED = "audit.rechained";

/** Action of the event under which facts are sealed that no event of a command tells of, and those of before seals. */
export const SEALED_FACTS = "audit.sealed";

/** What is wrong with a row, by a code with words in shared/i18n. */
export type AuditBreak = "link" | "row" | "text" | "erased";

/** Walks a chain from its beginning and remembers the first link that does not hold. */
export class ChainWalk {
  #seq = 0;
  #hash = "";
  #bare: number[] = [];
  readonly #erased = new Set<number>();
  #broken: { readonly seq: number; readonly what: AuditBreak } | null = null;

  /** Takes the next row; false once the chain is broken, when going on makes no sense. */
  take(row: AuditRow): boolean {
    if (this.#broken) return false;
    if (row.seq !== this.#seq + 1 || row.prev_hash !== this.#hash) return this.#break(this.#seq + 1, "link");
    if (auditHash(row) !== row.hash) return this.#break(row.seq, "row");
    if (row.text_key === "") {
      if (row.actor !== "" || row.pc !== "" || row.detail !== "") return this.#break(row.seq, "text");
      this.#bare.push(row.seq);
    } else if (auditTextHash(row) !== row.text_hash) return this.#break(row.seq, "text");
    if (row.action === ERASED) for (const seq of seqsOf(row.subject)) this.#erased.add(seq);
    this.#seq = row.seq;
    this.#hash = row.hash;
    return true;
  }

  #break(seq: number, what: AuditBreak): false {
    this.#broken = { seq, what };
    return false;
  }

  /** Number and hash of the last row that holds; 0 and "" before the first. */
  get head(): { readonly seq: number; readonly hash: string } {
    return { seq: this.#seq, hash: this.#hash };
  }

  /** The first link that does not hold, once all rows were taken; words may be missing only where an event says so. */
  get broken(): { readonly seq: number; readonly what: AuditBreak } | null {
    if (this.#broken) return this.#broken;
    const seq = this.#bare.find((bare) => !this.#erased.has(bare));
    return seq === undefined ? null : { seq, what: "erased" };
  }
}

/** Numbers of events as one text: `audit:3,7,9-12`. */
export function seqList(seqs: readonly number[]): string {
  return `audit:${numberSpans([...new Set(seqs)].sort((a, b) => a - b))}`;
}

function seqsOf(subject: string): number[] {
  const seqs: number[] = [];
  for (const [from, to] of spansOf(subject.replace(/^audit:/, ""))) {
    for (let seq = from; seq <= Math.min(to, from + 1_000_000); seq++) seqs.push(seq);
  }
  return seqs;
}
