import type { CampaignCalls } from "../../../shared/contract/campaign-ways.ts";
import { appendAudit } from "../audit/writer.ts";
import { recordingOf } from "../contacts/commanding.ts";
import { openFollowUps } from "../contacts/follow-ups.ts";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import type { LedgerDb, ReadHandle } from "../db/ledger-db.ts";
import { CAMPAIGN_CALL } from "../db/tables/contacts.ts";
import { ledgerError } from "../ledger-error.ts";
import { companyToday } from "../lib/company-today.ts";
import { type Judged, judge } from "./audience.ts";
import type { FoundCampaign } from "./campaign-reader.ts";
import { campaignRefused, existingCampaign } from "./campaign-writer.ts";
import { grounds, messageOf, valuesOf, type Written } from "./message.ts";
import { checkRunning } from "./sender.ts";
import { keepSends, notNow, type SendOutcome, type WaitingMember, waitingMembers } from "./sends.ts";

/** Customers of one run. */
const MOST = 20_000;
/** Customers whose tasks are kept together: few enough that the ledger is held for a moment alone. */
const PIECE = 100;

/** What is to be made of which campaign. */
interface Asked {
  readonly id: number;
  readonly dueOn: string;
}

/** What to say to a customer, and what it was written from. */
interface Prepared {
  readonly written: Written;
  readonly from: string;
}

/** The campaign whose tasks may be made on a day. Throws CAMPAIGN_REFUSED, NOT_FOUND and DAY_TOO_EARLY. */
async function toCall(db: ReadHandle, { id, dueOn }: Asked, today: string): Promise<FoundCampaign> {
  const found = await existingCampaign(db, id, today);
  checkRunning(found);
  if (found.fields.channel !== "call") throw campaignRefused("other-way", found);
  if (dueOn < today) throw ledgerError("DAY_TOO_EARLY", { day: dueOn, first: today });
  // Nobody calls for a campaign whose window is over.
  if (found.start !== null && dueOn > found.start.until_on) throw campaignRefused("ended", found);
  return found;
}

/** What to say to those who are called, by the customer. */
async function prepare(
  db: ReadHandle,
  audience: readonly Judged[],
  today: string,
): Promise<ReadonlyMap<number, Prepared>> {
  const called = audience.filter(({ why }) => why === null);
  if (called.length === 0) return new Map();
  const values = await valuesOf(db, called, today);
  const planned = { today, sender: "" };
  return new Map(
    called.map((each) => [each.customer.id, { written: messageOf(values, each, planned), from: grounds(each) }]),
  );
}

/** Makes the tasks of some members in one transaction; what changed since they were prepared is judged and written anew. */
async function makePiece(
  context: LedgerContext,
  db: LedgerDb,
  asked: Asked,
  {
    piece,
    since,
    called,
  }: { readonly piece: readonly WaitingMember[]; readonly since: string; readonly called: ReadonlySet<number> },
): Promise<{ tasks: number; leftOut: number; later: number }> {
  const now = context.now();
  const at = now.toISOString();
  const before = await companyToday({ sql: db.read }, now);
  const planned = await toCall(db.read, asked, before);
  const ids = [...new Set(piece.map(({ customerId }) => customerId))];
  const prepared = await prepare(db.read, await judge(db.read, planned.fields, { day: before, now: at, ids }), before);
  return db.write(async (tx) => {
    const recording = await recordingOf(context, tx, at);
    const { today, actor } = recording;
    const found = await toCall(tx.sql, asked, today);
    // Of two who make tasks at once, one task is enough.
    const { rows: members } = await waitingMembers(
      ...([tx.sql, asked.id, since, piece.length] as const),
      piece.map(({ id }) => id),
    );
    const judged = await judge(tx.sql, found.fields, {
      ...{ day: today, now: at },
      ids: [...new Set(members.map(({ customerId }) => customerId))],
    });
    const changed = judged.filter((each) => prepared.get(each.customer.id)?.from !== grounds(each));
    const anew = await prepare(tx.sql, changed, today);
    const seen = new Set(called);
    const by = new Map(judged.map((each) => [each.customer.id, each]));
    const stopped: SendOutcome[] = [];
    const goes: { member: WaitingMember; note: string }[] = [];
    for (const member of members) {
      const { customerId } = member;
      const each = seen.has(customerId) ? undefined : by.get(customerId);
      // Of two customers that are one by now, one call is enough.
      seen.add(customerId);
      const written = (anew.get(customerId) ?? prepared.get(customerId))?.written;
      if (each === undefined || each.why !== null || written === undefined) {
        stopped.push(notNow(member, each?.why ?? "cap", each?.missing.join(", ")));
      } else if ("why" in written) {
        stopped.push(notNow(member, written.why, written.problem));
      } else {
        goes.push({ member, note: `${found.fields.name}: ${written.body}` });
      }
    }
    await openFollowUps(
      tx,
      goes.map(({ member, note }) => ({
        ...{ customerId: member.customerId, kind: "manual", dueOn: asked.dueOn, note },
        ...{ sourceKind: CAMPAIGN_CALL, sourceId: member.id },
      })),
      { at },
    );
    const made = goes.map(
      ({ member }): SendOutcome => ({ memberId: member.id, customerId: member.customerId, state: "handed" }),
    );
    await keepSends(tx, asked.id, [...made, ...stopped], recording);
    const of = (state: SendOutcome["state"]): number => stopped.filter((each) => each.state === state).length;
    const counts = { tasks: made.length, leftOut: of("left-out"), later: of("later") };
    const detail = { campaign: asked.id, dueOn: asked.dueOn, ...counts };
    await appendAudit(tx, { at, actor, action: "campaigns.makeCalls", detail });
    return counts;
  });
}

/**
 * Makes each of the treated who is still to be called a task for the day, of whoever has the customer then, with what to say; each
 * judged again. Hours hold when the call is made: the list shows them. What is made is made piece by piece, each kept whole; giving
 * up the stream ends the run after the piece at hand, and the next one goes on. Throws CAMPAIGN_REFUSED, NOT_FOUND and DAY_TOO_EARLY.
 */
export async function* makeCallTasks(context: LedgerContext, asked: Asked): AsyncGenerator<CampaignCalls> {
  const db = openLedger(context);
  const now = context.now();
  await toCall(db.read, asked, await companyToday({ sql: db.read }, now));
  const since = now.toISOString();
  const { rows: members } = await waitingMembers(db.read, asked.id, since, MOST);
  const total = members.length;
  const called = new Set<number>();
  let step: CampaignCalls = { done: 0, total, tasks: 0, leftOut: 0, later: 0 };
  yield step;
  try {
    while (step.done < total) {
      const piece = members.slice(step.done, step.done + PIECE);
      const { tasks, leftOut, later } = await makePiece(context, db, asked, { piece, since, called });
      for (const { customerId } of piece) called.add(customerId);
      step = {
        ...{ done: step.done + piece.length, total, tasks: step.tasks + tasks },
        ...{ leftOut: step.leftOut + leftOut, later: step.later + later },
      };
      yield step;
    }
  } finally {
    if (step.done > 0) context.changes.publish("campaigns", "contacts", "worklist");
  }
}
