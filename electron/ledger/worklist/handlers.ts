import type { ContactRuleInput, ReasonCode, WorklistRules } from "../../../shared/contract/worklist.ts";
import { localTime } from "../../../shared/domain/contact-hours/zone-time.ts";
import { terminateDue } from "../agreements/signing-writer.ts";
import { dropCallTasks, staleCallTasks } from "../campaigns/call-tasks.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { commandsOf } from "../lib/carry-out.ts";
import { supervises } from "../lib/supervises.ts";
import type { Asking } from "./asking.ts";
import { claim, onThem } from "./claims.ts";
import { ContactHours, readContactRules } from "./contact-hours.ts";
import { readHome } from "./home-reader.ts";
import { refreshList } from "./list-keeper.ts";
import { countOrphans, orphanPage } from "./orphans-reader.ts";
import { countItems, itemCounts, itemPage } from "./page-reader.ts";
import { listProgress } from "./progress-reader.ts";
import { saveContactRule } from "./rule-writer.ts";
import { readRules, saveRules } from "./rules.ts";
import { skipItem } from "./skip-writer.ts";
import { previewWeights } from "./weights-preview.ts";
import { dayOf, listToday, whose } from "./whose.ts";

interface Window {
  readonly offset: number;
  readonly limit: number;
}

function asking(context: LedgerContext): Asking {
  return { personId: context.personId(), actor: context.actor, at: context.now().toISOString() };
}

/** A customer skipped has other things to do on other days. */
const command = commandsOf("worklist", ["worklist", "contacts"]);

/** Throws SUPERVISOR_ONLY unless a coordinator or manager works here, or nobody has been registered. */
async function forSupervisors(context: LedgerContext, tx: LedgerTx): Promise<void> {
  if (!(await supervises(tx.sql, context.personId()))) throw ledgerError("SUPERVISOR_ONLY");
}

/** Procedures of the area `worklist`. */
export const worklistHandlers = {
  async refresh(context: LedgerContext, input: { personId: number | null; all: boolean }) {
    const db = openLedger(context);
    const now = context.now();
    const at = now.toISOString();
    const own = whose(context, input.personId);
    const today = await dayOf(db.read, now);
    const everybody = input.all
      ? await db.read.selectFrom("worklist").select("person_id").where("day", "=", today.day).execute()
      : [];
    const persons = [...new Set([...everybody.map((row) => row.person_id), own])];
    // Read before the ledger is held: of a campaign for thousands it takes a moment.
    const stale = await staleCallTasks(db.read, persons, { day: today.day, now: at });
    const { day, changed, ended } = await db.write(async (tx) => {
      const list = await listToday(db, tx.sql, own, now);
      // What the rule of the company ends today is owed again today.
      const recording = { at, actor: context.actor, personId: context.personId(), today: list.day };
      const over = await terminateDue(tx, recording);
      await dropCallTasks(tx, stale, recording);
      // What one list loses another one finds, so that those who lose go first; twice is enough.
      let some = false;
      for (const personId of input.all ? [...persons, ...persons] : persons) {
        if (await refreshList(tx, { ...list, personId }, at)) some = true;
      }
      return { day: list.day, changed: some, ended: over.length > 0 };
    });
    if (ended) context.changes.publish("agreements", "receivables", "customers");
    if (changed) context.changes.publish("worklist");
    if (stale.length > 0) context.changes.publish("campaigns", "contacts");
    return { personId: own, day, changed };
  },

  async page(
    context: LedgerContext,
    input: Window & { personId: number | null; state: "pending" | "all"; reason: ReasonCode | null },
  ) {
    const { read } = openLedger(context);
    const personId = whose(context, input.personId);
    const { day } = await dayOf(read, context.now());
    const fixed = await read
      .selectFrom("worklist")
      .select("fixed_at")
      .where("person_id", "=", personId)
      .where("day", "=", day)
      .executeTakeFirst();
    const selection = { personId, day, state: input.state, reason: input.reason };
    return {
      personId,
      day,
      fixedAt: fixed?.fixed_at ?? null,
      counts: await itemCounts(read, personId, day),
      total: await countItems(read, selection),
      rows: await itemPage(read, selection, input, asking(context)),
    };
  },

  async progress(context: LedgerContext) {
    const { read } = openLedger(context);
    const { day } = await dayOf(read, context.now());
    return {
      day,
      personId: whose(context, null),
      supervises: await supervises(read, context.personId()),
      rows: await listProgress(read, day, null),
    };
  },

  async around(context: LedgerContext, input: { customerId: number }) {
    const { read } = openLedger(context);
    const who = asking(context);
    const hours = await ContactHours.load(read, [input.customerId], who.at);
    const { day } = await dayOf(read, context.now());
    const others = await onThem(read, [input.customerId], day, who);
    const zone = hours.zone(input.customerId);
    const { minute } = localTime(who.at, zone);
    const two = (n: number): string => String(n).padStart(2, "0");
    const check = (channel: string) => hours.check(input.customerId, channel);
    return {
      zone,
      localTime: `${two(Math.floor(minute / 60))}:${two(minute % 60)}`,
      checks: { call: check("call"), whatsapp: check("whatsapp"), mail: check("mail"), visit: check("visit") },
      onIt: others.get(input.customerId) ?? null,
    };
  },

  async claim(context: LedgerContext, input: { customerId: number | null }) {
    const db = openLedger(context);
    const who = asking(context);
    if (input.customerId !== null) {
      const { customerId } = input;
      const known = await db.read.selectFrom("customer").select("id").where("id", "=", customerId).executeTakeFirst();
      if (!known) throw ledgerError("NOT_FOUND", { what: "customer", id: String(customerId) });
    }
    await db.write((tx) => claim(tx, input.customerId, who));
    if (input.customerId === null) return { onIt: null };
    const { day } = await dayOf(db.read, context.now());
    return { onIt: (await onThem(db.read, [input.customerId], day, who)).get(input.customerId) ?? null };
  },

  skip(context: LedgerContext, input: { commandId: string; itemId: number; reason: string; until: string }) {
    return command(context, input.commandId, "skip", (tx, recording) => skipItem(tx, input, recording));
  },

  async orphans(context: LedgerContext, input: Window) {
    const { read } = openLedger(context);
    const { day } = await dayOf(read, context.now());
    const { skipLimit } = await readRules(read);
    return {
      rows: await orphanPage(read, day, skipLimit, input),
      total: await countOrphans(read, day, skipLimit),
    };
  },

  rules: (context: LedgerContext): Promise<WorklistRules> => readRules(openLedger(context).read),

  saveRules(context: LedgerContext, input: { commandId: string; rules: WorklistRules }) {
    return command(context, input.commandId, "saveRules", async (tx, recording) => {
      await forSupervisors(context, tx);
      return saveRules(tx, input.rules, recording);
    });
  },

  async previewWeights(
    context: LedgerContext,
    input: { personId: number | null; weights: WorklistRules["weights"]; limit: number },
  ) {
    const { read } = openLedger(context);
    const { day } = await dayOf(read, context.now());
    return previewWeights(read, { personId: whose(context, input.personId), day }, input.weights, input.limit);
  },

  async contactRules(context: LedgerContext) {
    return { rows: await readContactRules(openLedger(context).read) };
  },

  saveContactRule(context: LedgerContext, input: { commandId: string; rule: ContactRuleInput; version: number }) {
    return command(context, input.commandId, "saveContactRule", async (tx, recording) => {
      await forSupervisors(context, tx);
      return saveContactRule(tx, input.rule, input.version, recording);
    });
  },

  async home(context: LedgerContext, input: { personId: number | null }) {
    const { read } = openLedger(context);
    const { day } = await dayOf(read, context.now());
    return readHome(read, whose(context, input.personId), day, asking(context));
  },
};
