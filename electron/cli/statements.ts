import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { z } from "zod";
import type { BankAccount, StatementSummary } from "../../shared/contract/bank.ts";
import { zMapping } from "../../shared/contract/tabular.ts";
import { formatMinor } from "../../shared/domain/money.ts";
import { searchForm } from "../../shared/domain/text.ts";
import { fillWords } from "../../shared/i18n/messages.ts";
import { problemWord } from "../../shared/i18n/tabular-words.ts";
import { UsageError } from "./arguments.ts";
import type { Call } from "./call.ts";
import { write } from "./call.ts";
import { grouped } from "./output.ts";

const OK = 0;
/** Done, and some rows were refused. */
const PARTLY = 2;

const zJson = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "JSON" });
    return z.NEVER;
  }
});
const zMappingOption = zJson.pipe(
  zMapping.extend({
    sheet: zMapping.shape.sheet.default(""),
    headerRow: zMapping.shape.headerRow.default(1),
    decimal: zMapping.shape.decimal.default("point"),
    dayOrder: zMapping.shape.dayOrder.default("dmy"),
  }),
);

/** The account of that name; made when there is none and `--currency` says in what. Throws UsageError. */
async function accountOf(call: Call): Promise<BankAccount> {
  const { account: name, currency } = call.options;
  if (name === undefined) throw new UsageError(call.texts.paymentsImportUsage);
  const { rows } = await call.client.bank.accounts();
  const found = rows.find((row) => searchForm(row.name) === searchForm(name));
  if (found !== undefined) return found;
  if (currency === undefined) {
    const known = rows.map((row) => row.name).join(", ");
    throw new UsageError(fillWords(call.texts.noBankAccount, { account: name, known: known || "-" }));
  }
  return call.client.bank.saveAccount({ commandId: randomUUID(), id: null, name, bank: "", tail: "", currency });
}

/** `payments import FILE --account NAME`: takes a bank statement in; suggestions are confirmed in the app. */
export async function importStatement(call: Call): Promise<number> {
  const { options, texts } = call;
  const [, file, ...more] = call.rest;
  if (file === undefined || more.length > 0) throw new UsageError(texts.paymentsImportUsage);
  const mapping = options.mapping === undefined ? null : zMappingOption.safeParse(options.mapping);
  if (mapping?.success === false)
    throw new UsageError(fillWords(texts.badMapping, { detail: mapping.error.issues[0]?.path.join(".") ?? "" }));
  const account = await accountOf(call);
  const summary = await call.client.bank.import({
    commandId: randomUUID(),
    accountId: account.id,
    file: resolve(file),
    mapping: mapping?.data ?? null,
  });
  await write(
    call.streams.out,
    options.json ? `${JSON.stringify(toJson(account, summary), null, 1)}\n` : `${toText(call, account, summary)}\n`,
  );
  return summary.refusedLines > 0 ? PARTLY : OK;
}

function toJson(account: BankAccount, summary: StatementSummary) {
  return {
    account: account.name,
    currency: account.currency,
    file: summary.file,
    from: summary.fromDay,
    to: summary.toDay,
    new: summary.newLines,
    known: summary.knownLines,
    refused: summary.refusedLines,
    deposits: summary.newDeposits,
    depositsAmount: formatMinor(summary.newDepositsMinor, account.currency),
    lookalikes: summary.lookalikes,
    problems: summary.refused,
  };
}

function toText(call: Call, account: BankAccount, summary: StatementSummary): string {
  const { file, newLines, knownLines, refusedLines, newDeposits, newDepositsMinor } = summary;
  const said = fillWords(call.texts.statementImported, {
    file,
    account: account.name,
    new: newLines,
    known: knownLines,
    refused: refusedLines,
    deposits: newDeposits,
    amount: grouped(formatMinor(newDepositsMinor, account.currency)),
    currency: account.currency,
  });
  const rows = summary.refused.map(({ row, problems }) => {
    const words = problems.map((one) => problemWord(call.options.lang, "bankStatement", one)).join("; ");
    return fillWords(call.texts.statementRow, { row, problems: words });
  });
  return [said, ...rows].join("\n");
}
