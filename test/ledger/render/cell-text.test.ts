import { expect, test } from "vitest";
import { cellText } from "../../../electron/ledger/render/cell-text.ts";
import { printFormat } from "../../../electron/ledger/render/format.ts";

test("what is below zero is printed with one sign, whatever kind of number it is", () => {
  const format = printFormat("es");
  expect(cellText({ kind: "decimal", value: "-6.15" }, format)).toBe("−6.15");
  expect(cellText({ kind: "decimal", value: "6.15" }, format)).toBe("6.15");
  expect(cellText({ kind: "decimal", value: null }, format)).toBe("–");
  expect(cellText({ kind: "count", value: -3 }, format)).toBe("−3");
});
