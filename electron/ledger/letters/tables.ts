import type { LetterBlock } from "../render/letter/model.ts";
import { agingTable, appliedTable, complementsTable, unappliedTable } from "./account-tables.ts";
import { agreedTable, scheduleTable } from "./agreement-tables.ts";
import { breakdownTable } from "./demanded.ts";
import type { LetterFacts } from "./facts.ts";
import { claimTable, settledTable, statementTable } from "./invoice-tables.ts";
import { type PrintWords, printWords } from "./print-words.ts";

function signatures(words: PrintWords, facts: LetterFacts): LetterBlock[] {
  const { letterhead, company, customer, agreement } = facts;
  return [
    {
      kind: "signatures",
      parties: [
        {
          role: words.creditor,
          lines: [company.name, letterhead.signer, letterhead.position].filter((line) => line !== ""),
        },
        {
          role: words.debtor,
          lines: [customer.name || customer.rfc, agreement?.signerName ?? "", agreement?.signerPosition ?? ""].filter(
            (line) => line !== "",
          ),
        },
      ],
    },
  ];
}

/** What stands in the place of a name that is a table or the places to sign; nothing where there is nothing to show. */
export function letterBlocks(facts: LetterFacts): Record<string, readonly LetterBlock[]> {
  const words = printWords(facts.lang);
  const documents =
    facts.agreement !== null
      ? agreedTable(words, facts)
      : facts.kind === "settlement"
        ? settledTable(words, facts.invoices)
        : facts.kind === "statement"
          ? statementTable(words, facts.invoices)
          : claimTable(words, facts.invoices);
  const demand = facts.kind.startsWith("demand-");
  return {
    tabla_documentos: documents,
    tabla_desglose: demand ? breakdownTable(words, facts) : [],
    tabla_antiguedad: agingTable(words, facts),
    tabla_sin_aplicar: unappliedTable(words, facts),
    tabla_complementos: complementsTable(words, facts),
    tabla_aplicacion: appliedTable(words, facts),
    tabla_parcialidades: scheduleTable(words, facts),
    firmas: signatures(words, facts),
  };
}
