import { describe, expect, it } from "vitest";
import { receivableFilters } from "../../../renderer/features/receivables/receivable-terms.ts";
import type { GridColumn } from "../../../renderer/grid/column.ts";
import { conditionOf, toFilterModel, toGridFilters } from "../../../renderer/grid/filters.ts";
import { conditionText, typedCondition, valueWords } from "../../../renderer/grid/typed-filter.ts";

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
const read = (id: string, text: string) => {
  const known = columns.find((each) => each.id === id);
  return known && typedCondition(known.id, known.kind, text);
};

describe("what is typed into a column's filter", () => {
  it("looks for words, and takes a number or a day as a beginning", () => {
    expect(read("customerName", " ñandú; peña ")).toEqual({
      column: "customerName",
      op: "contains",
      value: "ñandú; peña",
    });
    expect(read("openMinor", "$1,234.56")).toEqual({ column: "openMinor", op: "range", from: "1234.56", to: null });
    expect(read("daysPastDue", "-5")).toEqual({ column: "daysPastDue", op: "range", from: -5, to: null });
    expect(read("dueOn", "15/10/2026")).toEqual({ column: "dueOn", op: "range", from: "2026-10-15", to: null });
    expect(read("openMinor", "  ")).toBeNull();
  });

  it("reads ends, both ends, equality and whole months", () => {
    expect(read("daysPastDue", "<= 30")).toMatchObject({ from: null, to: 30 });
    expect(read("daysPastDue", ">30")).toMatchObject({ from: 30, to: null });
    expect(read("openMinor", "1000..2000.50")).toMatchObject({ from: "1000", to: "2000.50" });
    expect(read("openMinor", "..2000")).toMatchObject({ from: null, to: "2000" });
    expect(read("openMinor", "1000 a 2000")).toMatchObject({ from: "1000", to: "2000" });
    expect(read("openMinor", "=1.15")).toEqual({ column: "openMinor", op: "equals", value: "1.15" });
    expect(read("dueOn", "02/2028")).toMatchObject({ from: "2028-02-01", to: "2028-02-29" });
    expect(read("dueOn", "2026-10")).toMatchObject({ from: "2026-10-01", to: "2026-10-31" });
    expect(read("dueOn", "01/10/2026..05/10/2026")).toMatchObject({ from: "2026-10-01", to: "2026-10-05" });
    expect(read("dueOn", "=05/10/2026")).toMatchObject({ from: "2026-10-05", to: "2026-10-05" });
  });

  it("says so when it cannot be read", () => {
    for (const [id, text] of [
      ["openMinor", "mucho"],
      ["daysPastDue", "1..x"],
      ["dueOn", "31/02/2026"],
      ["dueOn", "13/2026"],
      ["openMinor", ".."],
    ] as const) {
      expect(read(id, text), text).toBeUndefined();
    }
  });

  it("stands in the field as it can be typed again", () => {
    for (const [id, text] of [
      ["openMinor", "1000"],
      ["openMinor", "<=2000"],
      ["openMinor", "1000..2000"],
      ["openMinor", "=1.15"],
      ["daysPastDue", "-5..0"],
      ["customerName", "peña; núñez"],
      ["dueOn", "15/10/2026"],
    ] as const) {
      const known = columns.find((each) => each.id === id) ?? column(id, "text");
      const condition = read(id, text) ?? null;
      expect(read(id, conditionText(known, condition)), text).toEqual(condition);
    }
  });
});

describe("conditions of the columns", () => {
  it("become the contract's and come back, one a column; several values keep what they are called", () => {
    const model = {
      customerName: { column: "customerName", op: "in", values: [3, 5], labels: ["Peña", "Núñez"] },
      dueOn: { column: "dueOn", op: "range", from: "2026-10-01", to: "2026-10-31" },
    };
    const filters = toGridFilters(model, columns);
    expect(receivableFilters(filters)).toEqual([
      { column: "customerName", op: "in", values: [3, 5] },
      { column: "dueOn", op: "range", from: "2026-10-01", to: "2026-10-31" },
    ]);
    expect(toGridFilters(toFilterModel(filters), columns)).toEqual(filters);
    const known = columns[0] ?? column("", "text");
    expect(conditionText(known, conditionOf(model.customerName))).toBe("(2) Peña, Núñez");
  });

  it("leave out what says nothing, and columns nobody knows", () => {
    const model = {
      customerName: { column: "customerName", op: "contains", value: " " },
      openMinor: { column: "openMinor", op: "range", from: null, to: null },
      daysPastDue: { column: "daysPastDue", op: "in", values: [] },
      bogus: { column: "bogus", op: "contains", value: "x" },
    };
    expect(toGridFilters(model, columns)).toEqual([]);
    expect(receivableFilters([{ column: "bogus", op: "contains", value: "x" }])).toEqual([]);
    expect(toGridFilters("not a model", columns)).toEqual([]);
  });

  it("writes a value as the column does, an amount by its currency", () => {
    expect(valueWords({ kind: "money" }, 150_000, "MXN")).toBe("1,500.00");
    expect(valueWords({ kind: "money" }, 1500, "JPY")).toBe("1,500");
    expect(valueWords({ kind: "text" }, 12, "Peña")).toBe("Peña");
    expect(valueWords({ kind: "days" }, 1234, "")).toBe("1,234");
    expect(valueWords({ kind: "text", words: (value) => `<${value}>` }, "90+", "")).toBe("<90+>");
  });

  it("looks for what is typed on codes in their words, without accents", () => {
    const words: Readonly<Record<string, string>> = { open: "Abierta", waiting: "En espera", closed: "Atención" };
    const state: GridColumn<object> = {
      ...column("state", "text"),
      codes: Object.keys(words),
      words: (code) => words[String(code)] ?? "",
    };
    const asked = (value: string) => toGridFilters({ state: { column: "state", op: "contains", value } }, [state]);
    expect(asked("ABIE; atencion")).toEqual([{ column: "state", op: "in", values: ["open", "closed"] }]);
    // Nothing has these words: a condition that no row meets, and not one that is left out.
    expect(asked("cobrada")).toEqual([{ column: "state", op: "in", values: [] }]);
    expect(asked(" ; ")).toEqual([{ column: "state", op: "in", values: ["open", "waiting", "closed"] }]);
  });

  it("narrows instants by their day", () => {
    expect(typedCondition("happenedAt", "instant", "15/10/2026")).toEqual({
      column: "happenedAt",
      op: "range",
      from: "2026-10-15",
      to: null,
    });
    const month = typedCondition("happenedAt", "instant", "10/2026");
    expect(month).toMatchObject({ op: "range", from: "2026-10-01", to: "2026-10-31" });
  });
});
