import { type Campaign, type CampaignFields, zSegment } from "../../../shared/contract/campaigns.ts";
import type { Lang } from "../../../shared/contract/common.ts";
import type { CampaignState } from "../../../shared/domain/campaigns/codes.ts";
import { campaignLetter } from "../../../shared/domain/campaigns/letters.ts";
import { approvalsAbout, type FoundApproval } from "../approvals/reader.ts";
import { readTemplates } from "../contacts/mail/templates.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { CampaignRow, CampaignStartRow } from "../db/tables/campaigns.ts";
import { printWords } from "../letters/print-words.ts";
import { templateChannel } from "./texts.ts";

/** What approvals of campaigns are about. */
export const CAMPAIGN = "campaign";

/** A campaign with all that decides where it stands. */
export interface FoundCampaign {
  readonly row: CampaignRow;
  readonly fields: CampaignFields;
  readonly start: CampaignStartRow | null;
  readonly approval: FoundApproval | null;
  readonly state: CampaignState;
}

function stateOf(
  row: CampaignRow,
  start: CampaignStartRow | null,
  approval: FoundApproval | null,
  today: string,
): CampaignState {
  if (row.cancelled_on !== "") return "cancelled";
  if (start !== null) return start.until_on < today ? "ended" : "running";
  if (approval?.state === "pending") return "asked";
  return approval?.state === "approved" ? "ready" : "draft";
}

function fieldsOf(row: CampaignRow): CampaignFields {
  return {
    name: row.name,
    objective: row.objective,
    ownerId: row.owner_id,
    channel: row.channel,
    templateCode: row.template_code,
    segment: zSegment.parse(JSON.parse(row.segment)),
    goOutOn: row.go_out_on,
    windowDays: row.window_days,
    controlBp: row.control_bp,
    dayCap: row.day_cap,
    weekCap: row.week_cap,
    budgetMinor: row.budget_minor,
    budgetCurrency: row.budget_currency,
  };
}

/** Campaigns as they stand on a day, the newest first; of the one named, that one. */
export async function findCampaigns(db: ReadHandle, today: string, id: number | null = null): Promise<FoundCampaign[]> {
  let asked = db.selectFrom("campaign").selectAll().orderBy("id", "desc");
  if (id !== null) asked = asked.where("id", "=", id);
  const rows = await asked.execute();
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const starts = await db.selectFrom("campaign_start").selectAll().where("campaign_id", "in", ids).execute();
  const approvals = await approvalsAbout(db, CAMPAIGN, ids);
  return rows.map((row) => {
    const start = starts.find((each) => each.campaign_id === row.id) ?? null;
    const approval = approvals.get(row.id) ?? null;
    return { row, fields: fieldsOf(row), start, approval, state: stateOf(row, start, approval, today) };
  });
}

/** A campaign as screens see it. */
export async function campaignView(db: ReadHandle, found: FoundCampaign, lang: Lang): Promise<Campaign> {
  const { row, fields, start, approval, state } = found;
  const owner =
    row.owner_id === null
      ? undefined
      : await db.selectFrom("person").select("name").where("id", "=", row.owner_id).executeTakeFirst();
  const letter = row.channel === "letter" ? campaignLetter(row.template_code) : null;
  const templates = (await readTemplates(db)).filter(
    (each) => each.channel === templateChannel(row.channel) && each.code === row.template_code,
  );
  const last = approval?.decisions.at(-1);
  const ended = last !== undefined && last.decision !== "approved" && state === "draft" ? last : null;
  return {
    ...fields,
    id: row.id,
    version: row.version,
    state,
    ownerName: owner?.name ?? "",
    templateName:
      letter === null
        ? ((templates.find(({ language }) => language === lang) ?? templates[0])?.name ?? "")
        : printWords(lang).kinds[letter],
    seed: row.seed,
    approvalId: approval?.row.id ?? null,
    refused: ended === null ? null : { by: ended.actor, on: ended.decided_on, reason: ended.reason },
    allowedBy: approval?.state === "approved" ? (last?.actor ?? "") : "",
    createdOn: row.created_on,
    savedBy: row.actor,
    startedOn: start?.on_day ?? null,
    endsOn: start?.until_on ?? null,
    cancelledOn: row.cancelled_on === "" ? null : row.cancelled_on,
    cancelReason: row.cancel_reason,
  };
}
