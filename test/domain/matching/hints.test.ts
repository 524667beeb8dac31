import { describe, expect, test } from "vitest";
import { depositHints, labelForm, nameForm } from "../../../shared/domain/matching/hints.ts";
import { identify, invoiceLabel } from "../../../shared/domain/matching/identity.ts";
import { type Candidates, NO_CANDIDATES, type OpenInvoice } from "../../../shared/domain/matching/types.ts";

const SILENT = {
  description: "",
  reference: "",
  counterparty: "",
  counterpartyAccount: "",
  counterpartyRfc: "",
  trackingKey: "",
};
const read = (description: string, more: Partial<typeof SILENT> = {}) =>
  depositHints({ ...SILENT, description, ...more });

describe("what a bank's words say", () => {
  test("folios: behind a word for invoice, in lists, with their series, with and without zeros", () => {
    const numbers = (text: string) => {
      const { labels, namedNumbers, numbers: others } = read(text);
      return [[...labels].sort(), [...namedNumbers].sort(), [...others].sort()]
        .map((each) => each.join(" "))
        .join(" | ");
    };
    for (const [text, told] of [
      ["pago factura 1203", "FACTURA1203 | 1203 | "],
      ["FACT. 0001203", "FACT1203 | 1203 | "],
      ["folio 12 y 13", "FOLIO12 Y13 | 12 13 | "],
      ["facturas 1201, 1202 y 1203", "FACTURAS1201 Y1203 | 1201 1202 1203 | 1202 1203"],
      ["F-1203", "F1203 | 1203 | "],
      ["F1203", "F1203 |  | "],
      ["factura1203 inv0045", "FACTURA1203 INV45 | 1203 45 | "],
      ["A 77", "A77 |  | "],
      ["convenio 77 8812", "CONVENIO77 |  | 8812"],
      ["123", " |  | "],
      ["0000", " |  | 0"],
      ["12345678901", " |  | "],
      // What only looks like one: another word between, a word too long, letters and digits mixed.
      ["factura 12 o 13", "FACTURA12 O13 | 12 | "],
      ["transferencias 77", " |  | "],
      ["a1b 77", " |  | "],
      ["12f34 f12b", " |  | "],
      ["xfac12", "XFAC12 |  | "],
      ["factura 12 13b", "FACTURA12 | 12 | "],
      ["factura 12 b13", "B13 FACTURA12 | 12 | "],
    ] as const) {
      expect(numbers(text), text).toBe(told);
    }
    expect([...read("", { reference: "factura 9" }).namedNumbers]).toEqual(["9"]);
    expect([...read("", { counterparty: "factura 9", trackingKey: "factura 8" }).namedNumbers]).toEqual([]);
  });

  test("UUIDs whole or by their first block, and RFCs of persons that exist", () => {
    const uuid = "6f1b2c3d-0000-4000-8000-00000000000a";
    expect(read(`pago ${uuid}`).uuidStarts).toEqual([uuid.toUpperCase()]);
    expect(read("ref 6F1B2C3D pagada 12345678").uuidStarts).toEqual(["6F1B2C3D"]);
    expect(read("x6F1B2C3D 6F1B2C3D9 6F1B2C3D-1").uuidStarts).toEqual(["6F1B2C3D"]);
    expect([...read("rfc gmb010203ab1 y XAXX010101000, ÑUL840212KX9").rfcs]).toEqual(["GMB010203AB1", "ÑUL840212KX9"]);
    expect([...read("GMB011303AB1").rfcs]).toEqual([]);
    expect([...read("", { counterpartyRfc: "PNA040506CD2" }).rfcs]).toEqual(["PNA040506CD2"]);
  });

  test("the payer: an account of ten digits and more, or a CLABE in the words", () => {
    expect(read("", { counterpartyAccount: "0123-4567-89" }).payerAccount).toBe("0123456789");
    expect(read("", { counterpartyAccount: "123456789" }).payerAccount).toBe("");
    expect(read("clabe 012180001234567890 rastreo").payerAccount).toBe("012180001234567890");
    expect(read("0121800012345678901").payerAccount).toBe("");
    expect(read("012180001234567890", { counterpartyAccount: "9999999999" }).payerAccount).toBe("9999999999");
  });

  test("the payer's name without bank words, numbers and company forms; none where too little is left", () => {
    expect(read("SPEI RECIBIDO BANAMEX GRUPO MODA DEL BAJÍO SA DE CV 8812").payerName).toBe("grupo moda");
    expect(read("SPEI", { counterparty: "Panificadora Ñandú, S. de R.L. de C.V." }).payerName).toBe(
      "panificadora nandu",
    );
    expect(read("DEPOSITO EFECTIVO SUC 12 JUAN").payerName).toBe("");
    expect(read("SPEI GRUPO MODA SA DE CV CONCEPTO PAGO").payerName).toBe("grupo moda");
    expect(read("SPEI ROBLES").payerName).toBe("robles");
    expect(read("", { counterparty: "María B Robles" }).payerName).toBe("maria robles");
    expect(read("(Pago) *").text).toBe(" pago ");
    expect(read("", { counterparty: "x".repeat(80) }).payerName).toHaveLength(60);
    expect(read("", { counterparty: "María A Robles" }).payerName).toBe("maria robles");
    expect(read("Pago: ÑANDÚ, S.A.", { reference: "R-1" }).text).toBe(" pago nandu sa r 1 ");
  });
});

test("names are compared without their company form, however it is written", () => {
  for (const form of [
    "SA de CV",
    "S.A. de C.V.",
    "S. A.",
    "SAB de CV",
    "SAPI de CV",
    "S de RL",
    "S. de R.L. de C.V.",
    "SC",
    "A.C.",
    "S de RL MI",
    "Sociedad Anónima de Capital Variable",
    "SPR de RL",
  ]) {
    expect(nameForm(`Grupo Moda, ${form}`), form).toBe("grupo moda");
  }
  expect(nameForm("Casa SC Robles & Hijos")).toBe("casa sc robles & hijos");
  expect(nameForm("")).toBe("");
});

test("a folio is the same with or without zeros, blanks and dashes", () => {
  expect(["F 0001203", "f-1203", "F1203"].map((text) => labelForm("", text))).toEqual(["F1203", "F1203", "F1203"]);
  expect(labelForm("A2", "007")).toBe("A2007");
  expect(labelForm("A2B", "007")).toBe("A2B7");
  expect(labelForm("", "0001203")).toBe("1203");
  expect(labelForm("", "12A")).toBe("12A");
});

describe("who a deposit is from", () => {
  const invoice = (uuid: string, customerId: number, series: string, folio: string): OpenInvoice => ({
    uuid,
    series,
    folio,
    customerId,
    dueOn: "2026-01-31",
    openMinor: 100_000,
    settledByRule: false,
  });
  const customer = (id: number, name: string, rfc: string) => ({ id, name, rfc, openMinor: 0, overdueMinor: 0 });
  // New ones each time: what is known of an invoice or a customer is kept.
  const candidates = (): Candidates => ({
    ...NO_CANDIDATES,
    invoices: [
      invoice("6F1B2C3D-0000-4000-8000-00000000000A", 1, "F", "1203"),
      invoice("7F1B2C3D-0000-4000-8000-00000000000B", 1, "", "88"),
      invoice("8F1B2C3D-0000-4000-8000-00000000000C", 2, "Z", ""),
      invoice("9F1B2C3D-0000-4000-8000-00000000000D", 2, "", "12"),
      invoice("AF1B2C3D-0000-4000-8000-00000000000E", 3, "", "KX-0045"),
      invoice("BF1B2C3D-0000-4000-8000-00000000000F", 3, "P", "9"),
      invoice("CF1B2C3D-0000-4000-8000-000000000010", 3, "P", "9"),
    ],
    customers: [
      customer(1, "Grupo Moda del Bajío, S.A. de C.V.", "GMB010203AB1"),
      customer(2, "ABC, S.A.", "ABC010203AB1"),
      customer(4, "Textil, S.A.", "TEX010203AB1"),
      customer(5, "Banco Norte", "BNO010203AB1"),
    ],
    learnt: [
      { by: "account", payer: "012180001234567890", customerId: 1, times: 3 },
      { by: "name", payer: "comercial norte", customerId: 2, times: 2 },
    ],
  });
  const who = (description: string, more: Partial<typeof SILENT> = {}): string[] =>
    [...identify(read(description, more), candidates())].map(
      ([id, { reasons, score, named }]) =>
        `${String(id)}: ${reasons.map(({ code, values }) => `${code} ${values.label ?? values.name ?? ""}${values.count === undefined ? "" : ` ${String(values.count)}`}`).join(", ")} = ${String(score)}, ${named.map((each) => each.folio).join(" ")}`,
    );

  test("each kind of evidence has its weight, a further kind adds to the best, and all have a limit", () => {
    expect(who("6F1B2C3D")).toEqual(["1: uuid F-1203 = 45, 1203"]);
    expect(who("F1203")).toEqual(["1: folio F-1203 = 35, 1203"]);
    expect(who("ref 1203")).toEqual(["1: folio F-1203 = 35, 1203"]);
    expect(who("ref 88")).toEqual([]);
    expect(who("factura 88")).toEqual(["1: folio 88 = 35, 88"]);
    expect(who("GMB010203AB1")).toEqual(["1: rfc GMB010203AB1 = 40, "]);
    expect(who("012180001234567890")).toEqual(["1: learnt-account 012180001234567890 3 = 40, "]);
    expect(who("SPEI COMERCIAL DEL NORTE")).toEqual(["2: learnt-name comercial norte 2 = 32, "]);
    expect(who("factura 1203 y 88 GMB010203AB1 GRUPO MODA DEL BAJIO SA DE CV")).toEqual([
      "1: folio F-1203, folio 88, rfc GMB010203AB1, name Grupo Moda del Bajío, S.A. de C.V. = 50, 1203 88",
    ]);
    // A series may stand in the folio; two invoices of one name are one reason.
    expect(who("KX45")).toEqual(["3: folio KX-0045 = 35, KX-0045"]);
    expect(who("P 9")).toEqual(["3: folio P-9 = 35, 9 9"]);
    // Four digits with zeros in front are a number like all others.
    expect(who("ref 0088")).toEqual([]);
    expect(who("F1203 12")).toEqual(["1: folio F-1203 = 35, 1203"]);
    expect(who("nada")).toEqual([]);
  });

  test("a name the bank cut counts from ten letters on; one too short for a name never", () => {
    expect(who("", { counterparty: "Grupo Moda del Ba" })).toEqual([
      "1: name Grupo Moda del Bajío, S.A. de C.V. = 30, ",
    ]);
    expect(who("", { counterparty: "Grupo Mod" })).toEqual([]);
    expect(who("", { counterparty: "Grupo Moda" })).toHaveLength(1);
    expect(who("pago abc")).toEqual([]);
    expect(who("pago textil")).toEqual(["4: name Textil, S.A. = 30, "]);
    // Anywhere in the words, and with more behind it; a name of bank words and one more is nobody by that word.
    expect(who("JUAN PEREZ POR GRUPO MODA DEL BAJIO REF 1")).toEqual([
      "1: name Grupo Moda del Bajío, S.A. de C.V. = 30, ",
    ]);
    expect(who("", { counterparty: "Grupo Moda Bajio Sucursal Leon" })).toHaveLength(1);
    expect(who("", { counterparty: "Norte Refrigerado" })).toEqual([]);
  });

  test("an invoice is called by series and folio, or by the beginning of its UUID", () => {
    const uuid = "6F1B2C3D-0000-4000-8000-00000000000A";
    expect(invoiceLabel({ series: "F", folio: "12", uuid })).toBe("F-12");
    expect(invoiceLabel({ series: "", folio: "12", uuid })).toBe("12");
    expect(invoiceLabel({ series: "F", folio: "", uuid })).toBe("F");
    expect(invoiceLabel({ series: "", folio: "", uuid })).toBe("6F1B2C3D");
  });
});
