import { expect, it } from "vitest";
import { type Ratio, toDecimal } from "../../../shared/domain/kpis/ratio.ts";
import { shareOf } from "../../../shared/domain/kpis/service.ts";

const text = ({ value }: { value: Ratio | null }) => (value === null ? null : toDecimal(value));

it("reports on time: 6 of 7 is 85.71 %, and of none n/a", () => {
  expect(text(shareOf(6, 7, "dueInPeriod"))).toBe("85.71");
  expect(shareOf(0, 0, "dueInPeriod").value).toBeNull();
});

it("contacts of KPIS 9: 200 attempts and 50 right parties are 25.00 %, 49 of 56 customers 87.50 %", () => {
  expect(text(shareOf(50, 200, "attempts"))).toBe("25.00");
  expect(text(shareOf(49, 56, "attempts"))).toBe("87.50");
});
