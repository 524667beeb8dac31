import type { TFunction } from "i18next";
import { assignCollector, collectors } from "../lib/collectors.ts";
import type { ColumnEdit } from "./column.ts";

interface OfCustomer {
  readonly customerId: number;
  readonly collectorId: number | null;
}

/** Who is in charge of a row's customer, changed where it stands. */
export function collectorEdit<Row extends OfCustomer>(t: TFunction): ColumnEdit<Row> {
  return {
    kind: "choice",
    start: (row) => String(row.collectorId ?? ""),
    choices: async () => [
      { value: "", words: t("grid.assign.nobody") },
      ...(await collectors()).map(({ id, name }) => ({ value: String(id), words: name })),
    ],
    save: async (row, value) => {
      const chosen = (await collectors()).find(({ id }) => String(id) === value) ?? null;
      await assignCollector([row.customerId], chosen, t);
    },
  };
}
