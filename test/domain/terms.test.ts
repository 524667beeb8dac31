import { expect, test } from "vitest";
import { creditDays, dueDay } from "../../shared/domain/terms.ts";

test.each([
  ["30 días", 30],
  ["30 dias", 30],
  ["60 dias", 60],
  ["30 dias neto", 30],
  ["CREDITO 30 DIAS", 30],
  ["Credito 30 dias", 30],
  ["CREDITO30", 30],
  ["30 Dias de crédito", 30],
  ["Crédito a 20 días", 20],
  ["Credito a 30 Días", 30],
  ["Pago a 30 días.", 30],
  ["NET15", 15],
  ["NE T15", 15],
  ["Net 30 days", 30],
  ["30 Days End of Month", 30],
  ["30 d\u00EDas", 30],
  ["365 días", 365],
])("«%s» states %i days", (terms, days) => {
  expect(creditDays(terms)).toBe(days);
});

test.each([
  "CREDITO",
  "Credito",
  "A Crédito",
  "Factura a Crédito",
  "Factura de Contado",
  "CONTADO",
  "Contado",
  "Pago inmediato",
  "Pago en una sola exhibicion",
  "1 sola exhibición",
  "PAGO EN PARCIALIDADES O DIFERIDO",
  "CONDICIONES",
  "Condiciones de pago",
  "CondicionesDePago",
  "Payment Conditions",
  "AGENTE",
  "}_",
  "Contrato 4500012345",
  "Pedido 30",
  "15/03/2026",
  "",
])("«%s» states no days, so the default holds", (terms) => {
  expect(creditDays(terms)).toBeNull();
  expect(dueDay("2026-01-31", terms, 30)).toBe("2026-03-02");
});

test("an order number before the word días is not a credit of years", () => {
  expect(creditDays("4500 dias")).toBeNull();
  expect(creditDays("366 dias")).toBeNull();
});
