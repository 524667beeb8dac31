import type {
  Audience,
  AudienceRow,
  Campaign,
  CampaignFields,
  CampaignHandOver,
  CampaignMember,
  CampaignResult,
  CampaignSample,
  CampaignSent,
} from "../../../shared/contract/campaigns.ts";
import type { Lang } from "../../../shared/contract/common.ts";
import { drawHoldout } from "../../../shared/domain/agencies/holdout.ts";
import { LEFT_OUT, type LeftOut, type SendState } from "../../../shared/domain/campaigns/codes.ts";
import type { DeliveryState } from "../../../shared/domain/campaigns/delivery.ts";
import { campaignLetter } from "../../../shared/domain/campaigns/letters.ts";
import { smsLength } from "../../../shared/domain/campaigns/sms.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { answered, command as contactCommand } from "../contacts/commanding.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { commandsOf } from "../lib/carry-out.ts";
import { companyToday } from "../lib/company-today.ts";
import { listHandlers } from "../lib/list-handlers.ts";
import { type Judged, judge } from "./audience.ts";
import { campaignRowList } from "./campaign-list.ts";
import { campaignView } from "./campaign-reader.ts";
import {
  askCampaign,
  campaignRefused,
  cancelCampaign,
  existingCampaign,
  saveCampaign,
  startCampaign,
} from "./campaign-writer.ts";
import { handOverCampaign, type PreparedMessage, prepareMessages } from "./hand-over.ts";
import { letterSample } from "./letter-sample.ts";
import { writeMessage } from "./message.ts";
import { campaignResult, drawnCustomers, leftOutOf, memberView, windowOf } from "./results-reader.ts";
import { sendCampaign } from "./sender.ts";

/** Carries out a command of the area once and tells the screens. */
const command = commandsOf("campaigns", ["campaigns", "approvals"]);

/** Rows of a preview that are shown of those who are in, and of those who are not. */
const SHOWN = 200;

async function opened(context: LedgerContext) {
  const db = openLedger(context).read;
  const now = context.now();
  return { db, today: await companyToday({ sql: db }, now), now: now.toISOString() };
}

/** Sums of amounts by currency. */
function sums(rows: readonly { readonly currency: string; readonly minor: number }[]) {
  return [...Map.groupBy(rows, ({ currency }) => currency)]
    .map(([currency, own]) => ({ currency, minor: own.reduce((total, { minor }) => total + minor, 0) }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

const amountsOf = ({ customer }: Judged) =>
  customer.invoices.map(({ currency, openMinor }) => ({ currency, minor: openMinor }));

function audienceRow(judged: Judged): AudienceRow {
  const { customer, to, language, why, missing, waits } = judged;
  return {
    customerId: customer.id,
    customerName: customer.name,
    amounts: sums(amountsOf(judged)),
    days: Math.max(...customer.invoices.map(({ days }) => days)),
    contactName: to?.name ?? "",
    address: to?.address ?? "",
    language,
    why,
    missing: [...missing],
    waits,
  };
}

/** The day a campaign is judged for, and the instant where that day is today. */
function momentOf({ goOutOn }: Pick<CampaignFields, "goOutOn">, { today, now }: { today: string; now: string }) {
  return goOutOn > today ? { day: goOutOn, now: null } : { day: today, now };
}

/** Procedures of the area `campaigns`. */
export const campaignsHandlers = {
  async get(
    context: LedgerContext,
    { id, lang }: { id: number; lang: Lang },
  ): Promise<{
    campaign: Campaign;
    result: CampaignResult | null;
    leftOut: { why: LeftOut; customers: number }[];
    today: string;
  }> {
    const { db, today } = await opened(context);
    const campaign = await campaignView(db, await existingCampaign(db, id, today), lang);
    const window = windowOf(campaign);
    const result = window === null ? null : await campaignResult(db, window, today);
    return { campaign, result, leftOut: await leftOutOf(db, id), today };
  },

  save(
    context: LedgerContext,
    input: { commandId: string; id: number | null; version: number; fields: CampaignFields },
  ): Promise<{ id: number; version: number }> {
    return command(context, input.commandId, "save", (tx, recording) => saveCampaign(tx, input, recording));
  },

  ask(context: LedgerContext, input: { commandId: string; id: number; note: string }): Promise<{ approvalId: number }> {
    return command(context, input.commandId, "ask", (tx, recording) => askCampaign(tx, input, recording));
  },

  cancel(context: LedgerContext, input: { commandId: string; id: number; reason: string }): Promise<{ id: number }> {
    return command(context, input.commandId, "cancel", (tx, recording) => cancelCampaign(tx, input, recording));
  },

  async preview(context: LedgerContext, { fields }: { fields: CampaignFields }): Promise<Audience> {
    const moment = await opened(context);
    const { day, now } = momentOf(fields, moment);
    const judged = await judge(moment.db, fields, { day, now });
    const included = judged.filter(({ why }) => why === null);
    const out = judged.filter(({ why }) => why !== null);
    return {
      on: day,
      segment: judged.length,
      included: included.length,
      // How many is the same whatever the seed; who, is drawn when it is started.
      control: drawHoldout(
        included.map(({ customer }) => customer.id),
        fields.controlBp,
        1,
      ).size,
      amounts: sums(included.flatMap(amountsOf)),
      leftOut: LEFT_OUT.flatMap((why) => {
        const customers = out.filter((each) => each.why === why).length;
        return customers === 0 ? [] : [{ why, customers }];
      }),
      rows: included.slice(0, SHOWN).map(audienceRow),
      out: out.slice(0, SHOWN).map(audienceRow),
    };
  },

  async sample(
    context: LedgerContext,
    { fields, customerId }: { fields: CampaignFields; customerId: number },
  ): Promise<CampaignSample> {
    const { db, today, now } = await opened(context);
    const [judged] = await judge(db, fields, { ...momentOf(fields, { today, now }), ids: [customerId] });
    if (judged === undefined) throw ledgerError("NOT_FOUND", { what: "customer", id: String(customerId) });
    const { customer, to } = judged;
    const sender = context.personId() === null ? "" : context.actor;
    const letter = fields.channel === "letter" ? campaignLetter(fields.templateCode) : null;
    const written =
      letter === null
        ? await writeMessage(db, judged, { today, sender })
        : await letterSample(openLedger(context), letter, customer.id, today);
    const said =
      "missing" in written
        ? written
        : "why" in written
          ? { subject: "", body: "", missing: written.problem }
          : { ...written, missing: "" };
    return {
      ...{
        customerId: customer.id,
        customerName: customer.name,
        contactName: to?.name ?? "",
        address: to?.address ?? "",
      },
      ...{ subject: said.subject, body: said.body },
      missing: said.missing === "" ? [...judged.missing] : said.missing.split(", "),
      sms: fields.channel === "sms" ? smsLength(said.body) : null,
    };
  },

  async start(context: LedgerContext, input: { commandId: string; id: number }) {
    return command(context, input.commandId, "start", (tx, recording) => startCampaign(tx, input.id, recording));
  },

  mailNext(context: LedgerContext, input: { id: number; since: string; most: number }): Promise<CampaignSent> {
    return sendCampaign(context, input);
  },

  async *handOver(
    context: LedgerContext,
    input: { commandId: string; id: number; file: string; lang: Lang },
    signal?: AbortSignal,
  ): AsyncGenerator<CampaignHandOver> {
    const { read } = openLedger(context);
    const now = context.now();
    const today = await companyToday({ sql: read }, now);
    const moment = { at: now.toISOString(), today, actor: context.actor, personId: context.personId() };
    let prepared: ReadonlyMap<number, PreparedMessage> = new Map();
    let total = 0;
    if (!(await answered(context, input.commandId))) {
      const messages = prepareMessages(read, input.id, moment);
      let step = await messages.next();
      for (; step.done !== true; step = await messages.next()) {
        ({ total } = step.value);
        yield { ...step.value, written: null };
        if (signal?.aborted === true) return;
      }
      prepared = step.value;
    }
    const written = await contactCommand(context, input.commandId, "campaigns.handOver", (tx, recording) =>
      handOverCampaign(tx, input, prepared, recording),
    );
    context.changes.publish("campaigns");
    yield { done: total, total, written };
  },

  async members(
    context: LedgerContext,
    input: {
      id: number;
      search: string;
      group: "all" | "treated" | "control";
      send: SendState | null;
      delivery: DeliveryState | null;
      paid: boolean;
      offset: number;
      limit: number;
    },
  ): Promise<{ rows: CampaignMember[]; total: number }> {
    const { db, today } = await opened(context);
    const found = await existingCampaign(db, input.id, today);
    const { start } = found;
    if (start === null) throw campaignRefused("not-started", found);
    const words = searchForm(input.search).split(" ");
    const rows = (await drawnCustomers(db, input.id, { from: start.on_day, until: start.until_on }, today))
      .map(memberView)
      .filter(
        (row) =>
          (input.group === "all" || row.control === (input.group === "control")) &&
          (input.send === null || row.send === input.send) &&
          (input.delivery === null || row.delivery === input.delivery) &&
          (!input.paid || row.paid.length > 0) &&
          words.every((word) => searchForm(row.customerName).includes(word)),
      );
    return { rows: rows.slice(input.offset, input.offset + input.limit), total: rows.length };
  },
};

/** The campaigns as the list procedures of the area. */
export const campaignLists = listHandlers(campaignRowList);
