import { describe, expect, it } from "vitest";
import {
  BANK_STATEMENT,
  isSummaryRow,
  readStatementRow,
  type StatementRow,
  signLetters,
} from "../../../shared/domain/bank/statement-table.ts";
import type { RawCell, RawRow } from "../../../shared/domain/tabular/cell.ts";
import type { Mapping } from "../../../shared/domain/tabular/fields.ts";

type Cells = Readonly<Record<string, RawCell>>;

/** A row of a statement whose columns are the fields named; those of `cells` that are not named are filled too. */
function rowOf(cells: Cells, fields: readonly string[] = Object.keys(cells)): { mapping: Mapping; raw: RawRow } {
  const columns = Object.fromEntries(fields.map((field, at) => [field, at]));
  const mapping: Mapping = { sheet: "", headerRow: 1, columns, decimal: "point", dayOrder: "dmy" };
  return { mapping, raw: { row: 7, cells: fields.map((field) => cells[field] ?? null) } };
}

const BASE: Cells = { day: "05/01/2026", description: "SPEI RECIBIDO" };

function read(cells: Cells, currency = "MXN"): StatementRow {
  const { mapping, raw } = rowOf({ ...BASE, ...cells });
  return readStatementRow(mapping, raw, currency);
}

/** The movement in minor units, or what is wrong with the row. */
function movement(cells: Cells, currency?: string): number | string {
  const { line, problems } = read(cells, currency);
  return line?.amountMinor ?? problems.map(({ field, code }) => `${field} ${code}`).join(", ");
}

describe("a row of a statement", () => {
  it("is a movement with everything the bank wrote about it", () => {
    const whole = {
      reference: "0001234",
      counterparty: "Universidad Robótica",
      counterpartyAccount: "012180001234567891",
      counterpartyRfc: "URE180429TM6",
      trackingKey: "MBAN01002601050012345678",
      deposit: "1,160.00",
      charge: "",
      balance: "11,160.00",
      currency: "MXN",
    };
    expect(read(whole)).toMatchObject({ currency: "MXN", problems: [] });
    expect(read(whole).line).toEqual({
      row: 7,
      day: "2026-01-05",
      description: "SPEI RECIBIDO",
      reference: "0001234",
      counterparty: "Universidad Robótica",
      counterpartyAccount: "012180001234567891",
      counterpartyRfc: "URE180429TM6",
      trackingKey: "MBAN01002601050012345678",
      amountMinor: 116_000,
      balanceMinor: 1_116_000,
    });
  });

  it("has nothing where the bank wrote nothing", () => {
    expect(read({ deposit: "1.00" }).line).toEqual({
      row: 7,
      day: "2026-01-05",
      description: "SPEI RECIBIDO",
      reference: "",
      counterparty: "",
      counterpartyAccount: "",
      counterpartyRfc: "",
      trackingKey: "",
      amountMinor: 100,
      balanceMinor: null,
    });
  });

  it.each([
    ["a deposit in its column", { deposit: "1,160.00", charge: "" }, 116_000],
    ["a deposit beside a charge of zero", { deposit: "1,160.00", charge: "0.00" }, 116_000],
    ["a reversed deposit", { deposit: "-1,160.00" }, -116_000],
    ["a charge without sign", { deposit: "", charge: "58.00" }, -5_800],
    ["a charge with its sign", { deposit: "", charge: "-58.00" }, -5_800],
    ["a charge beside a deposit of zero", { deposit: "0.00", charge: "58.00" }, -5_800],
    ["one column with signs, money in", { amount: "1,160.00" }, 116_000],
    ["one column with signs, money out", { amount: "-58.00" }, -5_800],
    ["a column of its own for the sign, in", { amount: "1,160.00", direction: "Abono" }, 116_000],
    ["a column of its own for the sign, out", { amount: "58.00", direction: "Cargo" }, -5_800],
    ["a sign in both, which is one", { amount: "-58.00", direction: "Cargo" }, -5_800],
    ["a sign against the word, which decides", { amount: "-1,160.00", direction: "Abono" }, 116_000],
  ] as const)("counts money in as positive and money out as negative: %s", (_what, cells, minor) => {
    expect(movement(cells)).toBe(minor);
  });

  it.each([
    "+",
    "A",
    "a.",
    "H",
    "CR",
    "Cr.",
    "(+)",
    "Abono",
    "ABONOS",
    "Depósito",
    "CRÉDITO",
    "Credit",
    "Haber",
    "Entrada",
    "Ingreso",
  ])("is money in where its sign is %s", (direction) => expect(movement({ amount: "10.00", direction })).toBe(1_000));

  it.each([
    "-",
    "C",
    "D",
    "DR",
    "Db.",
    "(-)",
    "Cargo",
    "CARGOS",
    "Retiro",
    "Débito",
    "Debit",
    "Debe",
    "Salida",
    "EGRESO",
  ])("is money out where its sign is %s", (direction) => expect(movement({ amount: "10.00", direction })).toBe(-1_000));

  it.each([
    ["cargos and abonos", ["C", "A"], [-1_000, 1_000]],
    ["créditos and débitos", ["C", "D"], [1_000, -1_000]],
    ["depósitos and retiros", ["D", "R"], [1_000, -1_000]],
    ["debe and haber", ["D", "H"], [-1_000, 1_000]],
    ["words beside a letter, which alone is a cargo", ["C", "Abono"], [-1_000, 1_000]],
  ] as const)("knows what a letter means by the other letters of the column: %s", (_what, signs, minor) => {
    const rows = signs.map((direction) => rowOf({ ...BASE, amount: "10.00", direction }));
    const letters = signLetters(
      rows.map(({ raw }) => raw),
      rows[0]?.mapping ?? rowOf(BASE).mapping,
    );
    expect(rows.map(({ mapping, raw }) => readStatementRow(mapping, raw, "MXN", letters).line?.amountMinor)).toEqual(
      minor,
    );
  });

  it.each([
    ["a deposit and a charge at once", { deposit: "1.00", charge: "1.00" }, "deposit both-movements"],
    ["neither of the two", { deposit: "", charge: "" }, "deposit no-movement"],
    ["two zeros", { deposit: "0.00", charge: "0.00" }, "deposit no-movement"],
    ["an amount of zero", { amount: "0.00" }, "amount no-movement"],
    ["no amount", { amount: "" }, "amount no-movement"],
    ["a sign nobody knows", { amount: "1.00", direction: "traspaso" }, "direction unknown-direction"],
    [
      "R, a withdrawal to one bank and a receipt to another",
      { amount: "1.00", direction: "R" },
      "direction unknown-direction",
    ],
    ["a word that only begins as one", { amount: "1.00", direction: "abonado" }, "direction unknown-direction"],
    ["a word that only ends as one", { amount: "1.00", direction: "sin cargo" }, "direction unknown-direction"],
    ["no sign where the file has a column for it", { amount: "1.00", direction: "" }, "direction unknown-direction"],
    ["an amount that is none, told once", { deposit: "mil", charge: "" }, "deposit not-an-amount"],
    ["a charge that is none", { charge: "x" }, "charge not-an-amount"],
    ["an amount in one column that is none", { amount: "x" }, "amount not-an-amount"],
    [
      "a balance that is none, and no movement",
      { deposit: "", balance: "x" },
      "balance not-an-amount, deposit no-movement",
    ],
    ["an amount in another currency", { deposit: "USD 5.00" }, "deposit other-currency"],
    ["another currency in its column", { deposit: "5.00", currency: "USD" }, "currency other-currency"],
    ["no day", { day: "", deposit: "5.00" }, "day missing"],
    ["no words", { description: "", deposit: "5.00" }, "description missing"],
  ] as const)("is refused with %s", (_what, cells, told) => {
    expect(movement(cells)).toBe(told);
    expect(read(cells).line).toBeNull();
  });

  it("counts in the decimals of the account's currency", () => {
    expect(movement({ deposit: "1,500" }, "JPY")).toBe(1_500);
    expect(read({ deposit: "1,500" }, "JPY").currency).toBe("JPY");
    expect(read({ deposit: "5.00", currency: "USD" }).currency).toBe("MXN");
  });
});

describe("a row that is no movement", () => {
  const passed = (cells: Cells, fields?: readonly string[]): boolean => {
    const { mapping, raw } = rowOf({ ...BASE, ...cells }, fields);
    return isSummaryRow(readStatementRow(mapping, raw, "MXN"), raw);
  };

  it.each([
    ["an opening balance", { description: "SALDO INICIAL", deposit: "", balance: "10,000.00" }],
    ["an opening balance with a deposit of zero", { description: "Saldo anterior", deposit: "0.00", balance: "10.00" }],
    ["a closing balance without a day", { day: "", description: "Saldo final del mes", deposit: "10,000.00" }],
    ["the balance at the cut-off", { description: "Saldo al corte", deposit: "" }],
    ["a balance in English", { description: "Opening balance", deposit: "", balance: "10.00" }],
    ["a total at the foot", { day: "", description: "TOTALES", deposit: "1,160.00", charge: "58.00" }],
    ["a total named in the first filled cell", { day: "Total", description: "", deposit: "1,160.00" }],
    ["a subtotal", { day: "", description: "Subtotal de enero", deposit: "1,160.00" }],
  ] as const)("is passed over: %s", (_what, cells) => expect(passed(cells)).toBe(true));

  it.each([
    ["a movement that has the word in it", { description: "PAGO SALDO INICIAL CONVENIO", deposit: "5.00" }],
    ["a movement that begins as a balance and has money", { description: "Saldo final factura 12", deposit: "5.00" }],
    ["a total of a day, with its day", { description: "TOTAL PLAY", deposit: "", charge: "500.00" }],
    ["a word that only begins as one", { day: "", description: "TOTALMENTE PAGADO", deposit: "5.00" }],
    ["a total in the middle of the words", { day: "", description: "PAGO TOTAL", deposit: "5.00" }],
    ["a movement without a day", { day: "", description: "SPEI", deposit: "5.00" }],
    ["a movement of nothing", { description: "SPEI", deposit: "" }],
  ] as const)("is not passed over: %s", (_what, cells) => expect(passed(cells)).toBe(false));

  it("is known by the first cell that has something, also where no column of words is read", () => {
    const fields = ["other", "day", "deposit"];
    const { mapping, raw } = rowOf({ other: " ", day: "Saldo", deposit: "5.00" }, fields);
    expect(isSummaryRow(readStatementRow({ ...mapping, columns: { day: 1, deposit: 2 } }, raw, "MXN"), raw)).toBe(true);
  });
});

describe("the columns of statements", () => {
  it("need a day, words, and either amounts with signs or deposits", () => {
    expect(BANK_STATEMENT.fields.filter(({ required }) => required).map(({ key }) => key)).toEqual([
      "day",
      "description",
    ]);
    expect(BANK_STATEMENT.oneOf).toEqual([["deposit", "charge"], ["deposit"], ["amount"]]);
  });
});
