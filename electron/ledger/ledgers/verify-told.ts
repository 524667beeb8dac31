import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { AuditRow } from "../db/tables/system.ts";
import type { Problem } from "./verify-words.ts";

/** Settings that decide about money, approvals and people, with the event of the audit log that tells of their change. */
export const TOLD_SETTINGS: Readonly<Record<string, string>> = {
  agreementRules: "agreements.rules",
  approvalLimits: "approvals.limits",
  customerRules: "customers.rules",
  interestRules: "interest.rules",
  kpiRules: "kpis.rules",
  letterhead: "letters.saveLetterhead",
  mail: "mail.saveSettings",
  promiseRules: "promises.rules",
  puePolicy: "settings.puePolicy",
  retention: "privacy.saveRules",
  signIn: "users.rules",
  worklist: "worklist.rules",
};
const DECISIONS = ["approved", "refused", "withdrawn"] as const;
const PEOPLE = ["users.add", "users.change", "users.makeFirst"] as const;

const zStanding = z.object({ role: z.string(), active: z.boolean() });
const zAdded = zStanding.extend({ id: z.number() });
const zChanged = z.object({ id: z.number(), after: zStanding });
const zMadeFirst = z.object({ person: z.number() });
const zAsked = z.object({
  approval: z.number(),
  kind: z.string(),
  subjectKind: z.string(),
  subjectId: z.number(),
  currency: z.string(),
  amountMinor: z.number(),
  percentBp: z.number().nullable(),
  needs: z.array(z.string()),
});
const zDecided = z.object({ approval: z.number(), decision: z.enum(DECISIONS) });
const zClosed = z.object({ month: z.string(), hash: z.string() });
const zAfter = z.object({ after: z.unknown() });

type Event = Pick<AuditRow, "action" | "detail" | "person_id" | "subject" | "text_key">;

/**
 * What the audit log tells otherwise than the tables it is about: people's roles, approvals and who gave them, closed months,
 * rules and limits. The chain proves itself; this proves that what it tells is what the program goes by. Events whose words a
 * person had erased say nothing, and nothing is held against them. Empty when sound.
 */
export async function toldOtherwise(db: ReadHandle): Promise<{ problems: Problem[]; facts: number }> {
  const actions = [
    ...PEOPLE,
    "approvals.ask",
    ...DECISIONS.map((decision) => `approvals.${decision}`),
    "kpis.monthClosed",
    ...Object.values(TOLD_SETTINGS),
  ];
  const events: Event[] = await db
    .selectFrom("audit")
    .select(["action", "detail", "person_id", "subject", "text_key"])
    .where("action", "in", actions)
    .orderBy("seq")
    .execute();
  const by = Map.groupBy(events, ({ action }) => action);
  const of = (...names: readonly string[]): readonly Event[] =>
    names.length === 1 ? (by.get(names[0] ?? "") ?? []) : events.filter(({ action }) => names.includes(action));
  const parts = [
    await people(db, of(...PEOPLE)),
    await asked(db, of("approvals.ask")),
    await decided(db, of(...DECISIONS.map((decision) => `approvals.${decision}`))),
    await writeOffs(db),
    await closes(db, of("kpis.monthClosed")),
    await settings(db, (action) => of(action)),
  ];
  return {
    problems: parts.flatMap(({ problems }) => problems),
    facts: parts.reduce((sum, { facts }) => sum + facts, 0),
  };
}

interface Part {
  readonly problems: readonly Problem[];
  readonly facts: number;
}

/** What an event says; undefined where its words were erased, or an earlier version wrote them otherwise. */
function read<T>(schema: z.ZodType<T>, { detail }: Pick<Event, "detail">): T | undefined {
  try {
    return schema.safeParse(JSON.parse(detail)).data;
  } catch {
    return undefined;
  }
}

async function people(db: ReadHandle, events: readonly Event[]): Promise<Part> {
  const told = new Map<number, { role: string; active: boolean } | null>();
  for (const event of events) {
    const added = read(zAdded, event);
    const changed = read(zChanged, event);
    const first = read(zMadeFirst, event);
    if (changed) told.set(changed.id, changed.after);
    else if (added) told.set(added.id, added);
    else if (first) told.set(first.person, { role: "manager", active: true });
    // Whose it was stands beside the words; where it does not, nobody's role can be held against the log any more.
    else if (/^person:\d+$/.test(event.subject)) told.set(Number(event.subject.slice(7)), null);
    else return { problems: [], facts: 0 };
  }
  const rows = await db.selectFrom("person").select(["id", "name", "role", "active"]).orderBy("id").execute();
  const problems = rows.flatMap(({ id, name, role, active }): Problem[] => {
    const said = told.get(id);
    // Where nobody was ever registered by a command, people came with the ledger (an import of another program, a test).
    if (said === undefined) return told.size === 0 ? [] : [{ code: "person-untold", data: { name } }];
    if (said === null || (said.role === role && said.active === (active === 1))) return [];
    return [{ code: "person-changed", data: { name } }];
  });
  return { problems, facts: rows.length };
}

async function asked(db: ReadHandle, events: readonly Event[]): Promise<Part> {
  const rows = await db.selectFrom("approval").selectAll().orderBy("id").execute();
  const told = new Map(events.flatMap((event) => read(zAsked, event) ?? []).map((each) => [each.approval, each]));
  const erased = events.some(({ text_key: key }) => key === "");
  const problems = rows.flatMap((row): Problem[] => {
    const said = told.get(row.id);
    if (said === undefined) return erased ? [] : [{ code: "approval-untold", data: { id: row.id } }];
    const same =
      said.kind === row.kind &&
      said.subjectKind === row.subject_kind &&
      said.subjectId === row.subject_id &&
      said.currency === row.currency &&
      said.amountMinor === row.amount_minor &&
      said.percentBp === row.percent_bp &&
      said.needs.length === row.needed &&
      isDeepStrictEqual(said.needs, JSON.parse(row.needs));
    return same ? [] : [{ code: "approval-changed", data: { id: row.id } }];
  });
  return { problems, facts: rows.length };
}

async function decided(db: ReadHandle, events: readonly Event[]): Promise<Part> {
  const rows = await db.selectFrom("approval_decision").selectAll().orderBy("id").execute();
  if (events.some(({ text_key: key }) => key === "")) return { problems: [], facts: 0 };
  const left = [...events];
  const problems: Problem[] = [];
  for (const { approval_id: id, decision, decided_by: by } of rows) {
    const at = left.findIndex((event) => {
      const said = read(zDecided, event);
      return said?.approval === id && said.decision === decision && (event.person_id ?? by) === by;
    });
    if (at === -1) problems.push({ code: "approval-decision", data: { id } });
    else left.splice(at, 1);
  }
  for (const event of left) {
    const said = read(zDecided, event);
    if (said) problems.push({ code: "approval-decision", data: { id: said.approval } });
  }
  return { problems, facts: rows.length };
}

/** What is written off is what its approval says. */
async function writeOffs(db: ReadHandle): Promise<Part> {
  const rows = await db
    .selectFrom("write_off as w")
    .innerJoin("approval as a", "a.id", "w.approval_id")
    .select(["w.invoice_uuid", "w.amount_minor", "w.currency", "a.amount_minor as asked", "a.currency as asked_in"])
    .execute();
  const changed = rows.filter((row) => row.amount_minor !== row.asked || row.currency !== row.asked_in);
  return {
    problems: changed.map(({ invoice_uuid: uuid }) => ({ code: "write-off-changed", data: { uuid } })),
    facts: 0,
  };
}

async function closes(db: ReadHandle, events: readonly Event[]): Promise<Part> {
  const rows = await db.selectFrom("month_close").select(["month", "hash"]).orderBy("id").execute();
  const told = new Map(events.flatMap((event) => read(zClosed, event) ?? []).map(({ month, hash }) => [month, hash]));
  if (events.some(({ text_key: key }) => key === "")) return { problems: [], facts: 0 };
  const months = new Set([...told.keys(), ...rows.map(({ month }) => month)]);
  const kept = new Map(rows.map(({ month, hash }) => [month, hash]));
  const problems = [...months]
    .filter((month) => told.get(month) !== kept.get(month))
    .map((month): Problem => ({ code: "close-untold", data: { month } }));
  return { problems, facts: rows.length };
}

async function settings(db: ReadHandle, of: (action: string) => readonly Event[]): Promise<Part> {
  const rows = await db
    .selectFrom("setting")
    .select(["key", "value"])
    .where("key", "in", Object.keys(TOLD_SETTINGS))
    .execute();
  const kept = new Map(rows.map(({ key, value }) => [key, value]));
  const problems = Object.entries(TOLD_SETTINGS).flatMap(([key, action]): Problem[] => {
    const event = of(action).at(-1);
    const value = kept.get(key);
    const changed: Problem[] = [{ code: "setting-changed", data: { key } }];
    if (event === undefined) return value === undefined ? [] : changed;
    const said = read(zAfter, event);
    if (said === undefined) return [];
    return value !== undefined && isDeepStrictEqual(JSON.parse(value), said.after) ? [] : changed;
  });
  return { problems, facts: rows.length };
}
