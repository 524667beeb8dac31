import { describe, expect, it } from "vitest";
import { receivableFilters } from "../../../renderer/features/receivables/receivable-terms.ts";
import type { GridColumn } from "../../../renderer/grid/column.ts";
import { toGridFilters } from "../../../renderer/grid/filters.ts";

const column = (id: string, kind: GridColumn<object>["kind"]): GridColumn<object> => ({
  id,
  title: id,
  kind,
  value: () => null,
  width: 1,
});
const columns = [
  column("customerName", "text"),
  column("openMinor", "money"),
  column("dueOn", "day"),
  column("daysPastDue", "days"),
];

describe("conditions set in the column headers", () => {
  it("become the contract's, with amounts in units of whatever currency, and inclusive ranges", () => {
    const model = {
      customerName: { filterType: "text", type: "contains", filter: "ñandú" },
      openMinor: { filterType: "number", type: "from", filter: 1234.56 },
      dueOn: { filterType: "date", type: "inRange", dateFrom: "2026-10-01 00:00:00", dateTo: "2026-10-31 00:00:00" },
      daysPastDue: { filterType: "number", type: "to", filter: 30 },
    };
    expect(receivableFilters(toGridFilters(model, columns))).toEqual([
      { column: "customerName", op: "contains", value: "ñandú" },
      { column: "openMinor", op: "range", from: "1234.56", to: null },
      { column: "dueOn", op: "range", from: "2026-10-01", to: "2026-10-31" },
      { column: "daysPastDue", op: "range", from: null, to: 30 },
    ]);
  });

  it("passes cents on as they are typed", () => {
    const filters = toGridFilters({ openMinor: { type: "equals", filter: 1.15 } }, columns);
    expect(filters).toEqual([{ column: "openMinor", op: "equals", value: "1.15" }]);
  });

  it("leaves out what says nothing, and columns nobody knows", () => {
    const model = {
      customerName: { type: "contains", filter: "" },
      openMinor: { type: "inRange", filter: null, filterTo: null },
      bogus: { type: "contains", filter: "x" },
    };
    expect(toGridFilters(model, columns)).toEqual([]);
    expect(receivableFilters([{ column: "bogus", op: "contains", value: "x" }])).toEqual([]);
    expect(toGridFilters("not a model", columns)).toEqual([]);
  });
});
