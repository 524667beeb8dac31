import { basename } from "node:path";
import type { DeliveryImport } from "../../../shared/contract/campaign-delivery.ts";
import { DELIVERY_SPEC, DELIVERY_STATES, readDelivery } from "../../../shared/domain/campaigns/delivery.ts";
import { isComplete, type Mapping, mappingGaps } from "../../../shared/domain/tabular/fields.ts";
import { dataRows } from "../../../shared/domain/tabular/guess.ts";
import { sourceColumns } from "../../../shared/domain/tabular/header.ts";
import { campaignsEn } from "../../../shared/i18n/campaigns.en.ts";
import { campaignsEs } from "../../../shared/i18n/campaigns.es.ts";
import { problemWord } from "../../../shared/i18n/tabular-words.ts";
import { appendAudit } from "../audit/writer.ts";
import { command as contactCommand } from "../contacts/commanding.ts";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { companyToday } from "../lib/company-today.ts";
import { type AskedTable, isRefused, lookAtAsked, MOST_NOTES, readAsked } from "../lib/tabular/asked-table.ts";
import { rememberMapping } from "../lib/tabular/remembered.ts";
import type { TableFile } from "../lib/tabular/table.ts";
import type { FoundCampaign } from "./campaign-reader.ts";
import { campaignRefused, existingCampaign } from "./campaign-writer.ts";
import { judgeDeliveries, KnownDeliveries, type NewDelivery, sentMessages } from "./delivery-match.ts";
import { keepDeliveries } from "./delivery-writer.ts";

interface DeliveryRequest extends AskedTable {
  readonly id: number;
}

function lookAt(context: LedgerContext, input: AskedTable, table: TableFile) {
  return lookAtAsked(context, input, {
    spec: DELIVERY_SPEC,
    table,
    readRow: (mapping, row) => readDelivery(mapping, row).cells,
  });
}

/** A campaign whose messages may have left. Throws NOT_FOUND and CAMPAIGN_REFUSED. */
async function startedCampaign(db: ReadHandle, id: number, today: string): Promise<FoundCampaign> {
  const found = await existingCampaign(db, id, today);
  if (found.start === null) throw campaignRefused("not-started", found);
  // What became of a call is its outcome.
  if (found.fields.channel === "call") throw campaignRefused("other-way", found);
  return found;
}

/** What the rows of a table come to, and what of it is new. */
async function judge(
  db: ReadHandle,
  { row: campaign }: FoundCampaign,
  { file, lang }: Pick<AskedTable, "file" | "lang">,
  { table, mapping, today }: { readonly table: TableFile; readonly mapping: Mapping; readonly today: string },
): Promise<{ fresh: NewDelivery[]; result: DeliveryImport }> {
  const reads = dataRows(table.rows, mapping.headerRow).map((row) => readDelivery(mapping, row));
  const judged = judgeDeliveries(
    reads.flatMap(({ line }) => line ?? []),
    await sentMessages(db, campaign.id),
    { channel: campaign.channel, known: await KnownDeliveries.read(db, campaign.id), today },
  );
  const word = (problem: { field: string; code: string; detail?: string }): string =>
    problemWord(lang, DELIVERY_SPEC.use, problem);
  const notes = [
    ...reads.flatMap(({ cells }) => cells.problems.map((problem) => ({ row: cells.row, message: word(problem) }))),
    ...judged.flatMap((each) => (each.outcome === "refused" ? [{ row: each.row, message: word(each.problem) }] : [])),
  ].sort((a, b) => a.row - b.row);
  const fresh = judged.flatMap((each) => (each.outcome === "refused" ? [] : each.fresh));
  const count = (outcome: "taken" | "known"): number => judged.filter((each) => each.outcome === outcome).length;
  const counts = { rows: reads.length, taken: count("taken"), known: count("known") };
  return {
    fresh,
    result: {
      file: basename(file),
      counts: { ...counts, refused: counts.rows - counts.taken - counts.known },
      states: DELIVERY_STATES.flatMap((state) => {
        const messages = fresh.filter((each) => each.state === state).length;
        return messages === 0 ? [] : [{ state, messages }];
      }),
      notes: notes.slice(0, MOST_NOTES),
    },
  };
}

/** What a provider says became of the messages of a campaign: procedures of the area `campaigns`. */
export const deliveryHandlers = {
  async previewDelivery(context: LedgerContext, input: DeliveryRequest) {
    const db = openLedger(context).read;
    const today = await companyToday({ sql: db }, context.now());
    const found = await startedCampaign(db, input.id, today);
    const table = await readAsked(context, input);
    if (isRefused(table)) return { refused: table, table: null, result: null };
    const preview = await lookAt(context, input, table);
    const { mapping } = preview;
    const complete = isComplete(mappingGaps(DELIVERY_SPEC, mapping.columns));
    const result = complete ? (await judge(db, found, input, { table, mapping, today })).result : null;
    return { refused: null, table: preview, result };
  },

  async importDelivery(context: LedgerContext, input: DeliveryRequest & { commandId: string }) {
    const table = await readAsked(context, input);
    if (isRefused(table)) return { refused: table, result: null };
    const { mapping } = await lookAt(context, input, table);
    if (!isComplete(mappingGaps(DELIVERY_SPEC, mapping.columns))) {
      const message = problemWord(input.lang, DELIVERY_SPEC.use, { field: "state", code: "not-mapped" });
      return { refused: { code: "columns", message }, result: null };
    }
    const answer = await contactCommand(context, input.commandId, "campaigns.importDelivery", async (tx, recording) => {
      const { at, actor, today } = recording;
      const found = await startedCampaign(tx.sql, input.id, today);
      const { fresh, result } = await judge(tx.sql, found, input, { table, mapping, today });
      const { name, channel } = found.fields;
      const { notes, letterStep } = (input.lang === "es" ? campaignsEs : campaignsEn).delivery;
      await rememberMapping(tx, DELIVERY_SPEC.use, sourceColumns(table.rows, mapping.headerRow), mapping);
      await keepDeliveries(tx, { id: input.id, channel }, fresh, { notes, letterStep, name }, recording);
      const states = Object.fromEntries(result.states.map(({ state, messages }) => [state, messages]));
      const detail = { campaign: input.id, file: result.file, sha256: table.sha256, ...result.counts, states };
      await appendAudit(tx, { at, actor, action: "campaigns.importDelivery", detail });
      return { refused: null, result };
    });
    context.changes.publish("campaigns");
    return answer;
  },
};
