import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineContent, lineIdentities, type StatementLine } from "../../../shared/domain/bank/line.ts";

const line = fc.record({
  row: fc.nat(),
  day: fc.constantFrom("2026-01-05", "2026-01-06"),
  description: fc.constantFrom("SPEI", "Comisión", "COMISION", "comision "),
  reference: fc.constantFrom("", "1"),
  counterparty: fc.constant(""),
  counterpartyAccount: fc.constant(""),
  counterpartyRfc: fc.constant(""),
  trackingKey: fc.constantFrom("", "K"),
  amountMinor: fc.constantFrom(100, -100, 5800),
  balanceMinor: fc.constantFrom(null, 5, 6),
}) satisfies fc.Arbitrary<StatementLine>;

/** What an account holds after its statements came in: identities it did not have are added. */
function imported(statements: readonly (readonly StatementLine[])[]): string[] {
  const held = new Set<string>();
  for (const statement of statements) for (const identity of lineIdentities(statement)) held.add(identity);
  return [...held].sort();
}

describe("movements of overlapping statements", () => {
  it("are as many as the bank made, however days are cut into statements, repeated and ordered", () => {
    const days = fc.array(line, { maxLength: 20 });
    fc.assert(
      fc.property(days, fc.integer(), fc.integer(), (all, seed, other) => {
        const shuffled = [...all].sort((a, b) => ((a.row * 31 + seed) % 7) - ((b.row * 31 + seed) % 7));
        const first = all.filter(({ day }) => day === "2026-01-05");
        const second = all.filter(({ day }) => day === "2026-01-06");
        const once = imported([all]);
        expect(once).toHaveLength(all.length);
        expect(imported([shuffled])).toEqual(once);
        expect(imported([all, shuffled, all])).toEqual(once);
        expect(imported(other % 2 === 0 ? [first, all, second] : [second, first, all])).toEqual(once);
      }),
    );
  });

  it("are the same in other case, accents and spacing, and with another balance", () => {
    const base = {
      row: 1,
      day: "2026-01-05",
      reference: "",
      counterparty: "",
      counterpartyAccount: "",
      counterpartyRfc: "",
      trackingKey: "",
      amountMinor: 100,
    };
    const written = [
      { ...base, description: "Depósito  en Línea", balanceMinor: 1 },
      { ...base, description: "DEPOSITO EN LINEA ", balanceMinor: null },
    ];
    const [first, second] = written.map((one) => lineIdentities([one])[0]);
    expect(first).toBe(second);
    expect(new Set(lineIdentities(written)).size).toBe(2);
  });

  it("are others with another day, amount, word, reference or key, and told apart by their count alone", () => {
    const fee: StatementLine = {
      row: 1,
      day: "2026-01-05",
      description: "Comisión",
      reference: "1",
      counterparty: "",
      counterpartyAccount: "",
      counterpartyRfc: "",
      trackingKey: "K",
      amountMinor: -5_800,
      balanceMinor: 0,
    };
    const others = [
      { ...fee, day: "2026-01-06" },
      { ...fee, amountMinor: 5_800 },
      { ...fee, description: "Anualidad" },
      { ...fee, reference: "2" },
      { ...fee, trackingKey: "L" },
      { ...fee, reference: "", trackingKey: "1K" },
    ];
    expect(new Set([fee, ...others].flatMap((one) => lineIdentities([one]))).size).toBe(1 + others.length);
    expect(lineIdentities([fee, { ...fee, row: 2, balanceMinor: 7 }])).toEqual([
      `${lineContent(fee)}#1`,
      `${lineContent(fee)}#2`,
    ]);
  });
});
