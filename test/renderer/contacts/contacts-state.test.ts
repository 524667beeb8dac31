// @vitest-environment jsdom
import { expect, test } from "vitest";
import { NO_CHOICE, PERIODS, whyEmpty } from "../../../renderer/features/contacts/contacts-state.ts";

const state = { search: "", ...NO_CHOICE, columnFilters: [], showFilters: false, groupBy: null };

test("a list is narrowed by what somebody chose; the period it comes with and wider ones are no choice that hides anything", () => {
  const why = Object.fromEntries(PERIODS.map((period) => [period, whyEmpty({ ...state, period })]));
  expect(why).toEqual({ today: "narrowed", week: "narrowed", month: "period", year: "period", all: "none" });
  expect(whyEmpty({ ...state, period: "all", search: " a " })).toBe("narrowed");
  expect(whyEmpty({ ...state, corrected: true })).toBe("period");
});
