import { sql } from "kysely";
import { z } from "zod";
import type { BankAccount } from "../../../../shared/contract/bank.ts";
import { searchForm } from "../../../../shared/domain/text.ts";
import { asksForBankDetails } from "../../approvals/bank-details.ts";
import { appendAudit } from "../../audit/writer.ts";
import { takeIds } from "../../db/ids.ts";
import type { LedgerTx, ReadHandle } from "../../db/ledger-db.ts";
import type { BankAccountRow } from "../../db/tables/bank.ts";
import { ledgerError } from "../../ledger-error.ts";
import type { Recording, Stamp } from "../../lib/recording.ts";

interface CountedAccount extends BankAccountRow {
  lines: number;
  open: number;
  last_day: string | null;
}

/** Own bank accounts by name, with what waits in each. */
export async function bankAccounts(db: ReadHandle): Promise<BankAccount[]> {
  const result = await sql<CountedAccount>`select a.*, cast(count(l.id) as bigint) as lines,
      cast(count(case when l.state = 'open' then 1 end) as bigint) as open, max(l.day) as last_day
    from bank_account as a left join bank_line as l on l.account_id = a.id
    group by a.id, a.name, a.bank, a.tail, a.currency, a.name_key, a.created_at order by a.name_key`.execute(db);
  return result.rows.map(({ id, name, bank, tail, currency, lines, open, last_day }) => ({
    id,
    name,
    bank,
    tail,
    currency,
    lines: Number(lines),
    open: Number(open),
    lastDay: last_day ?? "",
  }));
}

/** One account. Throws NOT_FOUND. */
export async function bankAccount(db: ReadHandle, id: number): Promise<BankAccountRow> {
  const row = await db.selectFrom("bank_account").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw ledgerError("NOT_FOUND", { what: "bank account", id: String(id) });
  return row;
}

/** What a person says about an account. */
export const zAccountChange = z.object({
  id: z.number().int().nullable(),
  name: z.string(),
  bank: z.string(),
  tail: z.string(),
  currency: z.string(),
});
export type AccountInput = Readonly<z.infer<typeof zAccountChange>>;

/**
 * Saves an account or, where it is another one from now on and somebody else has to allow that, asks for it; the names of the
 * account are changed at once. Throws what {@link saveAccount} and `askApproval` throw.
 */
export async function saveOrAskAccount(
  tx: LedgerTx,
  input: AccountInput,
  recording: Recording,
): Promise<{ id: number; asked: boolean }> {
  const { at, actor } = recording;
  if (input.id === null) return { id: await saveAccount(tx, input, { at, actor }), asked: false };
  const account = await bankAccount(tx.sql, input.id);
  await assertCurrency(tx, account, input.currency);
  const words = ({ bank, tail, currency }: Pick<AccountInput, "bank" | "tail" | "currency">): string =>
    bank === "" && tail === "" ? "" : [bank, tail, currency].filter((part) => part !== "").join(" ");
  const change = {
    subject: "account",
    id: account.id,
    name: account.name,
    before: words(account),
    after: words(input),
    change: JSON.stringify(input),
  } as const;
  const asked = await asksForBankDetails(tx, change, recording);
  const { bank, tail, currency } = account;
  await saveAccount(tx, asked ? { ...input, bank, tail, currency } : input, { at, actor });
  return { id: account.id, asked };
}

/** Throws BANK_ACCOUNT_CURRENCY where an account with lines would get another currency. */
async function assertCurrency(
  tx: LedgerTx,
  { id, name, currency: before }: BankAccountRow,
  wanted: string,
): Promise<void> {
  if (wanted === before) return;
  const line = await tx.sql.selectFrom("bank_line").select("id").where("account_id", "=", id).executeTakeFirst();
  if (line !== undefined) throw ledgerError("BANK_ACCOUNT_CURRENCY", { name, currency: before });
}

/** Makes or renames an account. Throws BANK_ACCOUNT_EXISTS, BANK_ACCOUNT_CURRENCY and NOT_FOUND. */
export async function saveAccount(tx: LedgerTx, input: AccountInput, recording: Stamp): Promise<number> {
  const { name, bank, tail, currency } = input;
  const name_key = searchForm(name);
  const twin = await tx.sql.selectFrom("bank_account").select("id").where("name_key", "=", name_key).executeTakeFirst();
  if (twin !== undefined && twin.id !== input.id) throw ledgerError("BANK_ACCOUNT_EXISTS", { name });
  const before = input.id === null ? null : await bankAccount(tx.sql, input.id);
  const id = before?.id ?? (await takeIds(tx, "bank_account", 1));
  if (before === null) {
    await tx.bulk.insert("bank_account", [{ id, name, bank, tail, currency, name_key, created_at: recording.at }]);
  } else {
    await assertCurrency(tx, before, currency);
    await tx.sql
      .updateTable("bank_account")
      .set({ name, bank, tail, currency, name_key })
      .where("id", "=", id)
      .execute();
  }
  await appendAudit(tx, { ...recording, action: "bank.saveAccount", detail: { id, before, after: input } });
  return id;
}
