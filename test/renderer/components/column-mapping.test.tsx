// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { ColumnMapping } from "../../../renderer/components/ColumnMapping.tsx";
import { startI18n } from "../../../renderer/lib/i18n.ts";
import type { TablePreview } from "../../../shared/contract/tabular.ts";
import { draw } from "./page.tsx";

beforeAll(() => startI18n("es"));

const preview: TablePreview = {
  use: "bankStatement",
  file: "enero.csv",
  sha256: "",
  sheets: [],
  fields: [
    { key: "day", kind: "day", required: true },
    { key: "description", kind: "text", required: true },
    { key: "deposit", kind: "amount", required: false },
    { key: "amount", kind: "amount", required: false },
  ],
  oneOf: [["deposit"], ["amount"]],
  columns: [
    { index: 0, name: "Fecha", samples: ["05/01/2026"] },
    { index: 1, name: "Concepto", samples: ["SPEI"] },
    { index: 2, name: "Monto MN", samples: ["1,234"] },
  ],
  mapping: { sheet: "", headerRow: 1, columns: { day: 0, description: 1 }, decimal: "point", dayOrder: "dmy" },
  origin: "guessed",
  decimalCertain: false,
  dayOrderCertain: true,
  missing: { required: [], oneOf: [["deposit"], ["amount"]] },
  rows: 2,
  badRows: 1,
  preview: [
    {
      row: 2,
      texts: { description: "SPEI" },
      amounts: {},
      days: { day: "2026-01-05" },
      rates: {},
      currency: "MXN",
      problems: [],
    },
    {
      row: 3,
      texts: { description: "X" },
      amounts: {},
      days: {},
      rates: {},
      currency: "MXN",
      problems: [{ field: "day", code: "no-such-day" }],
    },
  ],
};

describe("saying what the columns of a file mean", () => {
  it("says what is missing and puts the reason beside the row", () => {
    draw(<ColumnMapping preview={preview} onDecide={() => undefined} />);
    expect(
      screen.getByText(/Asigne al menos una de estas opciones: Abono \(depósito\); o Importe con signo\./),
    ).toBeDefined();
    expect(screen.getByText("2 renglones, 1 con errores")).toBeDefined();
    const row = screen.getByText(/Fecha: esa fecha no existe/).closest("tr");
    expect(row?.textContent).toContain("3");
    expect(screen.getByText("Los datos permiten las dos lecturas; confirme cuál es.")).toBeDefined();
  });

  it("moves a field to the column chosen for it", async () => {
    const decide = vi.fn();
    draw(<ColumnMapping preview={preview} onDecide={decide} />);
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Significa: Monto MN" }), "amount");
    expect(decide.mock.lastCall?.[0].mapping.columns).toEqual({ day: 0, description: 1, amount: 2 });
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Significa: Monto MN" }), "description");
    expect(decide.mock.lastCall?.[0].mapping.columns).toEqual({ day: 0, description: 2 });
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Significa: Fecha" }), "");
    expect(decide.mock.lastCall?.[0].mapping.columns).toEqual({ description: 1 });
  });

  it("asks for the file to be looked at anew when the header row changes", async () => {
    const decide = vi.fn();
    draw(<ColumnMapping preview={preview} onDecide={decide} />);
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Renglón de encabezados" }), "4");
    expect(decide).toHaveBeenLastCalledWith({ sheet: "", headerRow: 4, mapping: null });
    const decimals = screen.getByRole("combobox", { name: "Decimales" });
    expect(within(decimals).getAllByRole("option")).toHaveLength(2);
    await userEvent.selectOptions(decimals, "comma");
    expect(decide.mock.lastCall?.[0].mapping.decimal).toBe("comma");
  });
});
