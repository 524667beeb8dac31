import { expect, test } from "vitest";
import { printFormat } from "../../electron/ledger/render/format.ts";
import { auditDetailWords } from "../../shared/i18n/audit-detail.ts";
import { heldLabel } from "../../shared/i18n/held-words.ts";

const told = (part: string, label: string, lang: "es" | "en" = "es") =>
  heldLabel(part, label, { lang, amount: printFormat(lang).amount, outcomes: {} });

test.each([
  [
    "documents",
    "I F 1203 0b0e7a52-3c1c-4d43-9a56-2f6b7b4f9a02 1160.5 MXN",
    /^Factura F 1203 0b0e7a52\S+, MXN 1,160\.50$/,
  ],
  ["documents", "E 0b0e7a52-3c1c-4d43-9a56-2f6b7b4f9a02 12.00 USD", /^Nota de crédito 0b0e7a52\S+, USD 12\.00$/],
  ["documents", "P F 7 0b0e7a52-3c1c-4d43-9a56-2f6b7b4f9a02 0 XXX", /^Complemento de pago \(REP\) F 7 /],
  ["documents", "", /^$/],
  ["promises", "MXN 304442", /^MXN 3,044\.42$/],
])("a row of what is held, of %s «%s», has words and amounts and no codes", (part, label, words) => {
  expect(told(part, label)).toMatch(words);
});

test("what an event of the audit says is words, whole, and yes and no are", () => {
  expect(auditDetailWords('{"person":7,"idle":true}', "es")).toBe("Persona (núm.): 7. Por inactividad: sí");
  expect(auditDetailWords('{"before":{"active":true},"after":{"active":false}}', "en")).toBe(
    "Active: no (before: yes)",
  );
  const many = Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`k${n}`, n]));
  expect(auditDetailWords(JSON.stringify(many), "es")).toContain("k599: 599");
});
