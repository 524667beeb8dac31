import { sql } from "kysely";
import type {
  Agency,
  AgencyCost,
  AgencyFields,
  AgencyTerms,
  ItemCash,
  PaperStands,
  Placeable,
  PlacedItem,
  Placement,
  TermsFields,
} from "../../../shared/contract/agencies.ts";
import type { AgencyScore, PlacementMonth } from "../../../shared/contract/agency-scores.ts";
import type { CostKind, Paper, PlacedBucket, RecallReason } from "../../../shared/domain/agencies/codes.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { commandsOf } from "../lib/carry-out.ts";
import { companyToday } from "../lib/company-today.ts";
import { agencyViews, alertsOf, findAgencies, termsViews } from "./agencies-reader.ts";
import { addCost, filePaper, reverseCost, saveAgency, setTerms } from "./agency-writer.ts";
import { costPage } from "./costs-reader.ts";
import { itemWithCash, placedItems } from "./items-reader.ts";
import { placeable } from "./placeable-reader.ts";
import { agencyOn } from "./placed.ts";
import { askPlacement } from "./placement-writer.ts";
import { placementPage, placementView } from "./placements-reader.ts";
import { askRecall, attributePayment } from "./recall-writer.ts";
import { placementMonths, scoreboard } from "./scoreboard.ts";

/** Carries out a command of the area once and tells the screens. */
const command = commandsOf("agencies", ["agencies", "approvals"]);

interface Page {
  readonly offset: number;
  readonly limit: number;
}

async function opened(context: LedgerContext) {
  const db = openLedger(context).read;
  return { db, today: await companyToday({ sql: db }, context.now()) };
}

/** Procedures of the area `agencies`. */
export const agenciesHandlers = {
  async list(context: LedgerContext): Promise<{ rows: Agency[]; today: string }> {
    const { db, today } = await opened(context);
    return { rows: await agencyViews(db, today), today };
  },

  async get(
    context: LedgerContext,
    { id }: { id: number },
  ): Promise<{ agency: Agency; papers: PaperStands[]; terms: AgencyTerms[]; today: string }> {
    const { db, today } = await opened(context);
    const [agency] = await agencyViews(db, today, id);
    const [found] = await findAgencies(db, today, id);
    if (agency === undefined || found === undefined) throw ledgerError("NOT_FOUND", { what: "agency", id: String(id) });
    return { agency, papers: [...found.papers], terms: termsViews(found), today };
  },

  async alerts(context: LedgerContext) {
    const { db, today } = await opened(context);
    const found = (await findAgencies(db, today)).filter(({ row }) => row.active === 1);
    const rows = found.flatMap(({ row, papers }) =>
      alertsOf(papers).map((paper) => ({ ...paper, agencyId: row.id, agencyName: row.legal_name })),
    );
    return { rows: rows.sort((a, b) => (a.daysLeft ?? 0) - (b.daysLeft ?? 0)), today };
  },

  save(
    context: LedgerContext,
    input: { commandId: string; id: number | null; version: number; fields: AgencyFields },
  ): Promise<{ id: number; version: number }> {
    return command(context, input.commandId, "save", (tx, recording) => saveAgency(tx, input, recording));
  },

  filePaper(
    context: LedgerContext,
    input: {
      commandId: string;
      agencyId: number;
      paper: Paper;
      obligatory: boolean;
      reference: string;
      signedOn: string | null;
      expiresOn: string | null;
      note: string;
    },
  ): Promise<{ id: number }> {
    return command(context, input.commandId, "filePaper", (tx, recording) => filePaper(tx, input, recording));
  },

  setTerms(
    context: LedgerContext,
    input: { commandId: string; agencyId: number; terms: TermsFields },
  ): Promise<{ id: number }> {
    return command(context, input.commandId, "setTerms", (tx, recording) => setTerms(tx, input, recording));
  },

  async placeable(
    context: LedgerContext,
    input: Page & {
      search: string;
      customerId: number | null;
      uuids: readonly string[];
      buckets: readonly PlacedBucket[];
      currency: string | null;
      only: boolean;
    },
  ): Promise<{ rows: Placeable[]; total: number; today: string }> {
    const { db, today } = await opened(context);
    const { rows, total } = await placeable(db, { ...input, today });
    return { rows: rows.map(({ receivableId: _, ...row }) => row), total, today };
  },

  place(
    context: LedgerContext,
    input: { commandId: string; agencyId: number; uuids: readonly string[]; holdoutBp: number; note: string },
  ) {
    return command(context, input.commandId, "place", (tx, recording) => askPlacement(tx, input, recording));
  },

  placements(
    context: LedgerContext,
    input: Page & { agencyId: number | null; states: readonly Placement["state"][] },
  ): Promise<{ rows: Placement[]; total: number }> {
    return placementPage(openLedger(context).read, input);
  },

  async placement(context: LedgerContext, { id }: { id: number }) {
    const found = await placementView(openLedger(context).read, id);
    if (found === undefined) throw ledgerError("NOT_FOUND", { what: "placement", id: String(id) });
    return found;
  },

  async ofInvoice(context: LedgerContext, { uuid }: { uuid: string }): Promise<{ rows: PlacedItem[] }> {
    return { rows: await placedItems(openLedger(context).read, { invoiceUuid: uuid }) };
  },

  async ofCustomer(context: LedgerContext, { customerId }: { customerId: number }) {
    const { db, today } = await opened(context);
    const { rows } = await sql<{
      agency_id: number;
      name: string;
      since: string;
      items: number;
      currency: string;
      open_minor: number;
    }>`select x.agency_id, a.legal_name as name, min(x.placed_on) as since, cast(count(*) as bigint) as items, x.currency,
        cast(sum(x.open_minor) as bigint) as open_minor
      from (select r.currency, r.open_minor, ${agencyOn(today, "r.id")} as agency_id,
          (select max(i.placed_on) from placement_cover as v join placement_item as i on i.id = v.item_id
            where v.receivable_id = r.id and i.control = 0) as placed_on
        from receivable as r where r.customer_id = ${customerId} and r.open_minor > 0
          and r.id in (select v.receivable_id from placement_item as i join placement_cover as v on v.item_id = i.id
            where i.customer_id = ${customerId} or i.customer_id in
              (select m.id from customer as m where m.merged_into = ${customerId}))) as x
      join agency as a on a.id = x.agency_id group by x.agency_id, a.legal_name, x.currency
      order by a.legal_name, x.currency`.execute(db);
    return {
      rows: rows.map((row) => ({
        agencyId: row.agency_id,
        agencyName: row.name,
        since: row.since,
        items: row.items,
        currency: row.currency,
        openMinor: row.open_minor,
      })),
      today,
    };
  },

  async cash(context: LedgerContext, { itemId }: { itemId: number }): Promise<{ item: PlacedItem; rows: ItemCash[] }> {
    const found = await itemWithCash(openLedger(context).read, itemId);
    if (found === undefined) throw ledgerError("NOT_FOUND", { what: "placed item", id: String(itemId) });
    return found;
  },

  async attribute(
    context: LedgerContext,
    input: { commandId: string; itemId: number; paymentUuid: string; via: boolean; note: string },
  ): Promise<{ id: number }> {
    return command(context, input.commandId, "attribute", (tx, recording) => attributePayment(tx, input, recording));
  },

  recall(
    context: LedgerContext,
    input: { commandId: string; itemIds: readonly number[]; reason: RecallReason; note: string },
  ) {
    return command(context, input.commandId, "recall", (tx, recording) => askRecall(tx, input, recording));
  },

  costs(
    context: LedgerContext,
    input: Page & { agencyId: number | null },
  ): Promise<{ rows: AgencyCost[]; total: number }> {
    return costPage(openLedger(context).read, input);
  },

  addCost(
    context: LedgerContext,
    input: {
      commandId: string;
      agencyId: number;
      month: string;
      kind: CostKind;
      currency: string;
      netMinor: number;
      vatMinor: number;
      vatCreditable: boolean;
      note: string;
    },
  ): Promise<{ id: number }> {
    return command(context, input.commandId, "addCost", (tx, recording) => addCost(tx, input, recording));
  },

  reverseCost(
    context: LedgerContext,
    input: { commandId: string; costId: number; reason: string },
  ): Promise<{ id: number }> {
    return command(context, input.commandId, "reverseCost", (tx, recording) => reverseCost(tx, input, recording));
  },

  async scoreboard(
    context: LedgerContext,
    { from, to }: { from: string; to: string },
  ): Promise<{ rows: AgencyScore[]; from: string; to: string }> {
    if (to < from) throw ledgerError("INVALID_INPUT", { issues: [`${from} > ${to}`] });
    return { rows: await scoreboard(openLedger(context).read, { from, to }), from, to };
  },

  async months(
    context: LedgerContext,
    input: { agencyId: number | null; asOf: string },
  ): Promise<{ rows: PlacementMonth[] }> {
    return { rows: await placementMonths(openLedger(context).read, input) };
  },
};
