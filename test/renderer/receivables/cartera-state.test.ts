import { describe, expect, it } from "vitest";
import {
  AGING_CHOICES,
  type CarteraState,
  carteraFilters,
  isNarrowed,
} from "../../../renderer/features/receivables/cartera-state.ts";
import { zReceivableFilter } from "../../../shared/contract/receivables.ts";

const wide: CarteraState = {
  view: "documents",
  groupBy: null,
  search: "",
  currency: null,
  aging: "all",
  columnFilters: [],
  showFilters: false,
  detailOpen: true,
};

describe("what narrows the Cartera", () => {
  it("is nothing at first, and not a search of spaces", () => {
    expect(carteraFilters(wide)).toEqual([]);
    expect(isNarrowed(wide)).toBe(false);
    expect(isNarrowed({ ...wide, search: "  " })).toBe(false);
  });

  it("combines the bar's choices with the columns' conditions", () => {
    const filters = carteraFilters({
      ...wide,
      aging: "over30",
      currency: "USD",
      columnFilters: [{ column: "openMinor", op: "range", from: 100, to: null }],
    });
    expect(filters).toEqual([
      { column: "bucket", op: "in", values: ["31-60", "61-90", "90+"] },
      { column: "currency", op: "equals", value: "USD" },
      { column: "openMinor", op: "range", from: 100, to: null },
    ]);
  });

  it("says only what the contract accepts", () => {
    for (const aging of Object.keys(AGING_CHOICES) as (keyof typeof AGING_CHOICES)[]) {
      for (const filter of carteraFilters({ ...wide, aging, currency: "MXN" })) {
        expect(zReceivableFilter.safeParse(filter).success).toBe(true);
      }
    }
  });
});
