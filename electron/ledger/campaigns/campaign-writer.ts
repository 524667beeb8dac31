import type { CampaignFields } from "../../../shared/contract/campaigns.ts";
import { drawHoldout } from "../../../shared/domain/agencies/holdout.ts";
import { needsOf } from "../../../shared/domain/approvals.ts";
import type { CampaignRefusal, LeftOut } from "../../../shared/domain/campaigns/codes.ts";
import { windowEnd } from "../../../shared/domain/campaigns/lift.ts";
import { readApprovalLimits } from "../approvals/rules.ts";
import { askApproval } from "../approvals/writer.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import type { Recording } from "../lib/recording.ts";
import { seedOf } from "../lib/seed-of.ts";
import { judge } from "./audience.ts";
import { CAMPAIGN, type FoundCampaign, findCampaigns } from "./campaign-reader.ts";
import { textsOf } from "./texts.ts";

/** A campaign by its id. Throws NOT_FOUND. */
export async function existingCampaign(db: ReadHandle, id: number, today: string): Promise<FoundCampaign> {
  const [found] = await findCampaigns(db, today, id);
  if (found === undefined) throw ledgerError("NOT_FOUND", { what: "campaign", id: String(id) });
  return found;
}

/** The error that says why a campaign is not changed or sent. */
export function campaignRefused(why: CampaignRefusal, { row }: Pick<FoundCampaign, "row">): Error {
  return ledgerError("CAMPAIGN_REFUSED", { why, name: row.name });
}

/** What a campaign that is no draft any more is called where somebody wants to change or allow it. */
function notDraft(found: FoundCampaign): Error {
  const { state } = found;
  if (state === "asked" || state === "cancelled") return campaignRefused(state, found);
  return campaignRefused(state === "ready" ? "allowed" : "started", found);
}

function columnsOf(fields: CampaignFields) {
  return {
    name: fields.name,
    objective: fields.objective,
    owner_id: fields.ownerId,
    channel: fields.channel,
    template_code: fields.templateCode,
    segment: JSON.stringify(fields.segment),
    go_out_on: fields.goOutOn,
    window_days: fields.windowDays,
    control_bp: fields.controlBp,
    day_cap: fields.dayCap,
    week_cap: fields.weekCap,
    budget_minor: fields.budgetMinor,
    budget_currency: fields.budgetCurrency,
  };
}

async function check(tx: LedgerTx, fields: CampaignFields): Promise<void> {
  if ((await textsOf(tx.sql, fields.channel, fields.templateCode)).size === 0) {
    throw ledgerError("CAMPAIGN_REFUSED", { why: "template", name: fields.name });
  }
  if (fields.ownerId === null) return;
  const owner = await tx.sql.selectFrom("person").select("id").where("id", "=", fields.ownerId).executeTakeFirst();
  if (owner === undefined) throw ledgerError("NOT_FOUND", { what: "person", id: String(fields.ownerId) });
}

/**
 * Defines a campaign, or changes one that nobody was asked about yet. Throws CAMPAIGN_REFUSED, NOT_FOUND and
 * CHANGED_MEANWHILE.
 */
export async function saveCampaign(
  tx: LedgerTx,
  input: {
    readonly commandId: string;
    readonly id: number | null;
    readonly version: number;
    readonly fields: CampaignFields;
  },
  { at, actor, today }: Recording,
): Promise<{ id: number; version: number }> {
  const { id, fields } = input;
  const columns = columnsOf(fields);
  if (id === null) {
    await check(tx, fields);
    const fresh = await takeIds(tx, "campaign", 1);
    const seed = seedOf(input.commandId);
    const rest = { seed, created_on: today, cancelled_on: "", cancel_reason: "", recorded_at: at, actor };
    await tx.bulk.insert("campaign", [{ id: fresh, version: 1, ...columns, ...rest }]);
    await appendAudit(tx, { at, actor, action: "campaigns.save", detail: { campaign: fresh, seed, ...fields } });
    return { id: fresh, version: 1 };
  }
  const before = await existingCampaign(tx.sql, id, today);
  if (before.state !== "draft") throw notDraft(before);
  if (before.row.version !== input.version) throw ledgerError("CHANGED_MEANWHILE", { what: before.row.name });
  await check(tx, fields);
  const version = before.row.version + 1;
  await tx.sql
    .updateTable("campaign")
    .set({ ...columns, version, recorded_at: at, actor })
    .where("id", "=", id)
    .execute();
  const detail = { campaign: id, before: before.fields, after: fields };
  await appendAudit(tx, { at, actor, action: "campaigns.save", detail });
  return { id, version };
}

/**
 * Asks another person to allow a campaign (COLLECTIONS 16 and 19: the maker is never the approver). Throws CAMPAIGN_REFUSED,
 * NOT_FOUND and what {@link askApproval} throws.
 */
export async function askCampaign(
  tx: LedgerTx,
  { id, note }: { readonly id: number; readonly note: string },
  recording: Recording,
): Promise<{ approvalId: number }> {
  const { at, actor, today } = recording;
  const found = await existingCampaign(tx.sql, id, today);
  if (found.state !== "draft") throw notDraft(found);
  const { fields } = found;
  const day = fields.goOutOn > today ? fields.goOutOn : today;
  const judged = await judge(tx.sql, fields, { day, now: day === today ? at : null });
  const customers = judged.filter(({ why }) => why === null).map(({ customer }) => customer.id);
  if (customers.length === 0) throw campaignRefused("nobody", found);
  const approval = await askApproval(
    tx,
    {
      kind: "campaign",
      subjectKind: CAMPAIGN,
      subjectId: id,
      customerId: null,
      currency: "",
      amountMinor: 0,
      percentBp: null,
      needs: needsOf("campaign", null, await readApprovalLimits(tx.sql)),
      data: {
        campaignId: id,
        name: fields.name,
        channel: fields.channel,
        goOutOn: fields.goOutOn,
        windowDays: fields.windowDays,
        customers: customers.length,
        control: drawHoldout(customers, fields.controlBp, found.row.seed).size,
        percent: String(fields.controlBp / 100),
      },
      note,
    },
    recording,
  );
  await appendAudit(tx, { at, actor, action: "campaigns.ask", detail: { campaign: id, approval: approval.id, note } });
  return { approvalId: approval.id };
}

/** Gives a campaign up that was not started. Throws CAMPAIGN_REFUSED and NOT_FOUND. */
export async function cancelCampaign(
  tx: LedgerTx,
  { id, reason }: { readonly id: number; readonly reason: string },
  { at, actor, today }: Recording,
): Promise<{ id: number }> {
  const found = await existingCampaign(tx.sql, id, today);
  if (found.state !== "draft" && found.state !== "ready") throw notDraft(found);
  await tx.sql
    .updateTable("campaign")
    .set({ cancelled_on: today, cancel_reason: reason, version: found.row.version + 1, recorded_at: at, actor })
    .where("id", "=", id)
    .execute();
  await appendAudit(tx, { at, actor, action: "campaigns.cancel", detail: { campaign: id, reason } });
  return { id };
}

/**
 * Starts a campaign that was allowed: judges its segment as it is now, draws by the kept seed who of those that may be written
 * to hears nothing of it, and lets its window run. Throws CAMPAIGN_REFUSED and NOT_FOUND.
 */
export async function startCampaign(
  tx: LedgerTx,
  id: number,
  { at, actor, today }: Recording,
): Promise<{ treated: number; control: number; leftOut: number }> {
  const found = await existingCampaign(tx.sql, id, today);
  const { state, fields, row } = found;
  if (state === "cancelled") throw campaignRefused("cancelled", found);
  if (found.start !== null) throw campaignRefused("started", found);
  if (state !== "ready") throw campaignRefused("not-allowed", found);
  if (fields.goOutOn > today) throw campaignRefused("too-early", found);
  const judged = await judge(tx.sql, fields, { day: today, now: at });
  const customers = judged.filter(({ why }) => why === null).map(({ customer }) => customer.id);
  if (customers.length === 0) throw campaignRefused("nobody", found);
  const control = drawHoldout(customers, fields.controlBp, row.seed);
  const left = judged.flatMap(({ customer, why }) => (why === null ? [] : [{ customer_id: customer.id, why }]));
  const startId = await takeIds(tx, "campaign_start", 1);
  const until_on = windowEnd(today, fields.windowDays);
  await tx.bulk.insert("campaign_start", [
    { id: startId, campaign_id: id, on_day: today, until_on, recorded_at: at, actor },
  ]);
  const memberId = await takeIds(tx, "campaign_member", customers.length);
  await tx.bulk.insert(
    "campaign_member",
    customers.map((customer_id, index) => ({
      id: memberId + index,
      campaign_id: id,
      customer_id,
      control: control.has(customer_id) ? 1 : 0,
    })),
  );
  await keepLeftOut(tx, id, left);
  const answer = { treated: customers.length - control.size, control: control.size, leftOut: left.length };
  const detail = { campaign: id, seed: row.seed, until: until_on, ...answer };
  await appendAudit(tx, { at, actor, action: "campaigns.start", detail });
  return answer;
}

async function keepLeftOut(
  tx: LedgerTx,
  campaignId: number,
  left: readonly { readonly customer_id: number; readonly why: LeftOut }[],
): Promise<void> {
  if (left.length === 0) return;
  const first = await takeIds(tx, "campaign_left_out", left.length);
  await tx.bulk.insert(
    "campaign_left_out",
    left.map((each, index) => ({ id: first + index, campaign_id: campaignId, ...each })),
  );
}
