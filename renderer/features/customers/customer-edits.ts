import i18next, { type TFunction } from "i18next";
import type { CustomerListRow } from "../../../shared/contract/customer-list.ts";
import { type CustomerProfile, zHold, zLanguage, zRiskClass } from "../../../shared/contract/customer-profile.ts";
import { type ColumnEdit, EditRefused } from "../../grid/column.ts";
import { formatAmount } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { parseTypedAmount } from "../../lib/typed-amount.ts";
import { recordUndo } from "../../lib/undo.ts";

type Profile = Partial<CustomerProfile>;
type Edit = ColumnEdit<CustomerListRow>;

const MOST_DAYS = 365;

async function put(customerId: number, version: number, changes: Profile): Promise<Profile> {
  const commandId = crypto.randomUUID();
  const { before, asked } = await ledger.customers.update({ commandId, customerId, version, changes });
  const [first] = asked;
  // Nothing changed yet in the cell: the words say whose word it waits for.
  if (first === "credit-limit" || first === "hold-release") throw new EditRefused(i18next.t(`credit.asked.${first}`));
  return before as Profile;
}

/** Puts values in the place of others, if those still stand: what somebody else changed meanwhile is not overwritten. */
async function replace(customerId: number, standing: Profile, values: Profile, asOf: string): Promise<void> {
  const { version, profile } = await ledger.customers.ficha({ customerId, asOf, lang: currentLang() });
  const mine = Object.entries(standing).every(([field, value]) => profile[field as keyof CustomerProfile] === value);
  // A version that never was: the ledger says that it was changed meanwhile, and by whose name.
  await put(customerId, mine ? version : -1, values);
}

/** Saves what was typed over the row as it was read; Ctrl+Z takes it back. */
async function save(row: CustomerListRow, changes: Profile, words: string, asOf: string): Promise<void> {
  const before = await put(row.customerId, row.version, changes);
  if (Object.keys(before).length === 0) return;
  recordUndo({
    words,
    undo: () => replace(row.customerId, changes, before, asOf),
    redo: () => replace(row.customerId, before, changes, asOf),
  });
}

/** How cells of the list of customers are changed where they stand. */
export function customerEdits(
  t: TFunction,
  asOf: string,
): Readonly<Record<"hold" | "riskClass" | "language" | "limitMinor" | "creditDays", Edit>> {
  const done = (row: CustomerListRow, column: string, value: string): string =>
    t("grid.edit.done", { column, name: row.customerName, value: value === "" ? t("grid.edit.nothing") : value });
  const choice = <Code extends string>(
    codes: readonly Code[],
    words: (code: Code) => string,
  ): Pick<Edit, "kind" | "choices"> => ({
    kind: "choice",
    choices: async () => codes.map((value) => ({ value, words: words(value) })),
  });
  return {
    hold: {
      ...choice(zHold.options, (code) => t(`customerList.holds.${code}`)),
      maxLength: 300,
      start: (row) => row.hold,
      reason: (row, value) =>
        value === "open" || value === row.hold ? null : { label: t("customerList.holdReason"), start: row.holdReason },
      save: async (row, value, reason) => {
        const hold = zHold.parse(value);
        if (hold !== "open" && reason.trim() === "") throw new EditRefused(t("customerList.holdReasonMissing"));
        const changes = { hold, holdReason: hold === "open" ? "" : reason.trim() };
        await save(row, changes, done(row, t("customerList.columns.hold"), t(`customerList.holds.${hold}`)), asOf);
      },
    },
    riskClass: {
      ...choice(zRiskClass.options, (code) => code),
      start: (row) => row.riskClass,
      save: (row, value) => {
        const riskClass = zRiskClass.parse(value);
        return save(row, { riskClass }, done(row, t("customerList.columns.riskClass"), riskClass), asOf);
      },
    },
    language: {
      ...choice(zLanguage.options, (code) => t(`customerList.languages.${code}`)),
      start: (row) => row.language,
      save: (row, value) => {
        const language = zLanguage.parse(value);
        const words = t(`customerList.languages.${language}`);
        return save(row, { language }, done(row, t("customerList.columns.language"), words), asOf);
      },
    },
    limitMinor: {
      kind: "text",
      maxLength: 30,
      // A limit is in one currency: it is changed in that row, and a first one in any.
      allows: (row) => row.limitMinor !== null || row.currency === row.creditCurrency,
      start: (row) => (row.limitMinor === null ? "" : formatAmount(row.limitMinor, row.currency)),
      save: async (row, typed) => {
        const text = typed.trim();
        const limit = text === "" ? null : /^0+(\.0*)?$/.test(text) ? 0 : parseTypedAmount(text, row.currency);
        if (limit === null && text !== "") throw new EditRefused(t("grid.edit.notAnAmount"));
        const changes = { creditLimitMinor: limit, creditCurrency: row.currency };
        const words = limit === null ? "" : formatAmount(limit, row.currency);
        await save(row, changes, done(row, t("customerList.columns.limitMinor"), words), asOf);
      },
    },
    creditDays: {
      kind: "number",
      maxLength: 3,
      start: (row) => (row.creditDays === null ? "" : String(row.creditDays)),
      save: async (row, typed) => {
        const text = typed.trim();
        const days = text === "" ? null : Number(text);
        if (days !== null && (!/^\d{1,3}$/.test(text) || days > MOST_DAYS)) {
          throw new EditRefused(t("grid.edit.notANumber", { from: 0, to: MOST_DAYS }));
        }
        const set = async (creditDays: number | null): Promise<void> => {
          await ledger.customers.setCreditDays({
            commandId: crypto.randomUUID(),
            customerId: row.customerId,
            creditDays,
          });
        };
        await set(days);
        recordUndo({
          words: done(row, t("customerList.columns.creditDays"), text),
          undo: () => set(row.creditDays),
          redo: () => set(days),
        });
      },
    },
  };
}
