import { sql } from "kysely";
import type { PrivacyFile, PrivacyKept } from "../../../shared/contract/privacy.ts";
import { type Keeping, keeping, type RetentionRules, stricter, yearsAfter } from "../../../shared/domain/privacy.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { packagesHeld } from "./held-agencies.ts";
import { auditHeld } from "./held-audit.ts";
import { filesHeld } from "./held-files.ts";
import { identityHeld } from "./held-identity.ts";
import { closesHeld, reportsHeld } from "./held-reports.ts";
import type { HeldRow, Judge } from "./held-row.ts";
import { names } from "./marks.ts";
import { PLACES, type Place } from "./places.ts";
import type { Known } from "./subject.ts";

/** Everything held of somebody. */
export interface Held {
  readonly rows: readonly HeldRow[];
  readonly refused: PrivacyFile["refused"];
}

/** Looks up everything the ledger holds of somebody, and what obliges to keep it on `today`. */
export async function heldOf(db: ReadHandle, known: Known, rules: RetentionRules, today: string): Promise<Held> {
  const rows: HeldRow[] = [];
  const judge = (law: Place["law"], issuedOn: string): Keeping | null =>
    keeping({ law, issuedOn }, known.standing, rules, today);
  if (known.subject.kind !== "person") {
    for (const place of PLACES) rows.push(...(await heldIn(db, known, place, judge)));
  }
  const log = new Set(rows.filter(({ part }) => part === "log").map(({ id }) => id));
  rows.push(...(await filesHeld(db, known, log, judge)));
  rows.push(...(await packagesHeld(db, known)));
  const audited = await auditHeld(db, known, log, judge);
  const acts = known.subject.kind === "person" ? staffKeeping(audited, rules, today) : null;
  rows.push(...audited.map((row) => ({ ...row, keep: stricter(row.keep, acts) })));
  rows.push(...(await identityHeld(db, known, acts, judge)), ...(await reportsHeld(db, known)));
  rows.push(...(await closesHeld(db, known, acts, judge)));
  return { rows, refused: refusal(known, acts) };
}

async function heldIn(db: ReadHandle, known: Known, place: Place, judge: Judge): Promise<HeldRow[]> {
  const columns = [place.key, place.dated, ...place.words, ...place.derived, ...(place.labels ?? [])];
  if (place.contact !== undefined) columns.push(place.contact);
  const within = sql.join(known.customers);
  const owner =
    place.of === "customer_id"
      ? sql`customer_id in (${within})`
      : sql`${sql.ref(place.of.column)} in (select ${sql.ref(place.of.key)} from ${sql.table(place.of.table)}
          where customer_id in (${within}))`;
  const list = sql.join([...new Set(columns)].map((column) => sql.ref(column)));
  const { rows } = await sql<Record<string, string | number | null>>`select ${list} from ${sql.table(place.table)}
    where ${owner} order by ${sql.ref(place.key)}`.execute(db);
  const named = names(known.marks);
  const all = known.subject.kind === "customer";
  const found: HeldRow[] = [];
  for (const row of rows) {
    const said = (column: string): string => String(row[column] ?? "");
    const theirs = all || (place.contact !== undefined && row[place.contact] === known.subject.id);
    const words = place.words.filter((column) => said(column) !== "" && (theirs || named(said(column))));
    const derived = place.derived.filter((column) => said(column) !== "");
    // A search form or a copy of a mail's draft holds what the words hold.
    const told = theirs && (derived.length > 0 || place.labels !== undefined);
    if (words.length === 0 && !told && !derived.some((column) => named(said(column)))) continue;
    found.push({
      part: place.part,
      table: place.table,
      key: place.key,
      id: Number(row[place.key]),
      on: said(place.dated),
      label: (place.labels ?? []).map(said).filter(Boolean).join(" "),
      text: words.map(said).join(" · "),
      empties: [...words, ...derived],
      keep: judge(place.law, said(place.dated)),
    });
  }
  return found;
}

/** Who recorded what is part of the books: the name stays as long as they do (CCom 46). */
function staffKeeping(acts: readonly HeldRow[], rules: RetentionRules, today: string): Keeping | null {
  const last = acts.filter(({ part }) => part === "acts").reduce((day, { on }) => (on > day ? on : day), "");
  if (last === "") return null;
  const until = yearsAfter(last.slice(0, 10), rules.staffYears);
  return until >= today ? { law: "commercial", until } : null;
}

/** Why nothing of somebody can be blocked or erased yet. */
function refusal(known: Known, acts: Keeping | null): PrivacyFile["refused"] {
  const { standing, subject } = known;
  if (standing.legalHold) return { code: "legal-hold", law: "legal-hold", until: null };
  if (subject.kind === "customer" && standing.closedOn === null) {
    return { code: "open-debt", law: "open-debt", until: null };
  }
  if (subject.kind === "person" && known.works) {
    return { code: "still-works", law: "commercial", until: acts?.until ?? null };
  }
  return null;
}

/** What stays by law, summed up by part. */
export function keptOf(rows: readonly HeldRow[]): PrivacyKept[] {
  const kept = new Map<string, PrivacyKept>();
  for (const { part, keep } of rows) {
    if (keep === null) continue;
    const key = `${part}|${keep.law}`;
    const before = kept.get(key);
    const longest = stricter(before ?? null, keep) ?? keep;
    kept.set(key, { part, law: keep.law, until: longest.until, count: (before?.count ?? 0) + 1 });
  }
  return [...kept.values()];
}
