import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joinStatements, type SatStanding } from "../../../shared/domain/sat-metadata/statement.ts";
import { readAmount, readInstant, readKind, readStatus, unquoted } from "../../../shared/domain/sat-metadata/values.ts";

describe("a field of a metadata file", () => {
  test.each([
    ["1", "in-force"],
    ["Vigente", "in-force"],
    ["ACTIVO", "in-force"],
    ["0", "cancelled"],
    ["Cancelado", "cancelled"],
    ["CANCELADA", "cancelled"],
    ["", null],
    ["2", null],
    ["en proceso", null],
  ])("status %j is %s", (text, status) => expect(readStatus(text)).toBe(status));

  test.each([
    ["I", "I"],
    ["p", "P"],
    ["Ingreso", "I"],
    ["EGRESO", "E"],
    ["Pago", "P"],
    ["Traslado", "T"],
    ["Nómina", "N"],
    ["", ""],
    ["X", ""],
    ["tipo I", ""],
    ["IE", ""],
  ])("kind %j is %j", (text, kind) => expect(readKind(text)).toBe(kind));

  test.each([
    ["", ""],
    ["  ", ""],
    ["2025-02-10 10:20:30", "2025-02-10T10:20:30"],
    [" 2025-02-10T10:20:30 ", "2025-02-10T10:20:30"],
    ["2025-02-10 10:20:30.123", "2025-02-10T10:20:30"],
    ["2025-02-10 10:20", "2025-02-10T10:20:00"],
    ["2025-02-10", "2025-02-10T00:00:00"],
    ["10/02/2025", "2025-02-10T00:00:00"],
    ["1/2/2025 8:05:00", "2025-02-01T08:05:00"],
    ["01/03/2025, 08:00 a. m.", "2025-03-01T08:00:00"],
    ["01/03/2025 08:00 p. m.", "2025-03-01T20:00:00"],
    ["01/03/2025 12:00 AM", "2025-03-01T00:00:00"],
    ["01/03/2025 12:30 PM", "2025-03-01T12:30:00"],
    ["01/03/2025 11:59:59pm", "2025-03-01T23:59:59"],
    ["01/03/2025 1:00 am", "2025-03-01T01:00:00"],
    ["2025-02-10 23:59:59", "2025-02-10T23:59:59"],
    ["01/03/2025 0:30 am", null],
    ["01/03/2025 13:00 pm", null],
    ["2025-02-10 24:00:00", null],
    ["2025-02-10 10:60:00", null],
    ["2025-02-10 10:00:60", null],
    ["2025-02-30 10:00:00", null],
    ["31/02/2025", null],
    ["2025-13-01", null],
    ["10-02-2025", null],
    ["hoy 2025-02-10", null],
    ["2025-02-10 10", null],
    ["2025-02-10 10:00 hrs", null],
    ["ayer", null],
  ])("time %j is %j", (text, instant) => expect(readInstant(text)).toBe(instant));

  test.each([
    ["", ""],
    [" $ ", ""],
    ["1160.00", "1160.00"],
    ["$1,160.00", "1160.00"],
    ["$ 1 160", "1160"],
    ["0", "0"],
    ["123456789012345678.123456", "123456789012345678.123456"],
    ["1234567890123456789", null],
    ["1.1234567", null],
    ["1160.", null],
    [".50", null],
    ["-1160.00", null],
    ["1.16E3", null],
    ["1160.00 MXN", null],
  ])("amount %j is %j", (text, amount) => expect(readAmount(text)).toBe(amount));

  test.each([
    [undefined, ""],
    [" a ", "a"],
    ['"a"', "a"],
    [' " a " ', "a"],
    ['""', ""],
    ['"', '"'],
    ['"a', '"a'],
    ['a"', 'a"'],
    ['GRUPO "EL SOL"', 'GRUPO "EL SOL"'],
  ])("%j without a spreadsheet's quotes is %j", (text, bare) => expect(unquoted(text)).toBe(bare));
});

describe("two statements of one document", () => {
  const standing: SatStanding = {
    uuid: "E7215E3B-2DC5-4A40-AB10-C902FF9258DF",
    issuerRfc: "EKU9003173C9",
    receiverRfc: "URE180429TM6",
    receiverName: "UNIVERSIDAD",
    issuedAt: "2025-02-10T10:00:00",
    amount: "1160.00",
    kind: "I",
    status: "in-force",
    cancelledOn: "",
  };
  const off = (cancelledOn: string): SatStanding => ({ ...standing, status: "cancelled", cancelledOn });

  test("say the same as one that is repeated", () => expect(joinStatements(standing, standing)).toEqual(standing));

  test.each([
    ["cancelled outranks in force", standing, off("2025-03-01"), off("2025-03-01")],
    ["the earliest day stated counts", off("2025-03-02"), off("2025-03-01"), off("2025-03-01")],
    ["a day that is not stated says nothing", off(""), off("2025-03-01"), off("2025-03-01")],
    ["cancelled without any day stays without", off(""), standing, off("")],
    [
      "a day beside in force says nothing",
      { ...standing, cancelledOn: "2025-01-01" },
      off("2025-03-01"),
      off("2025-03-01"),
    ],
    ["an empty text says nothing", { ...standing, receiverName: "", amount: "" }, standing, standing],
    [
      "of two texts one is always taken",
      { ...standing, receiverName: "UNIV" },
      standing,
      { ...standing, receiverName: "UNIV" },
    ],
  ])("%s, whichever comes first", (_what, a, b, joined) => {
    expect(joinStatements(a, b)).toEqual(joined);
    expect(joinStatements(b, a)).toEqual(joined);
  });

  test("give one result in any order and however often they are repeated", () => {
    const some = fc.record({
      uuid: fc.constant(standing.uuid),
      issuerRfc: fc.constantFrom("", "A", "B"),
      receiverRfc: fc.constantFrom("", "C"),
      receiverName: fc.constantFrom("", "x", "y", "z"),
      issuedAt: fc.constantFrom("", "2025-01-01T00:00:00"),
      amount: fc.constantFrom("", "1", "2"),
      kind: fc.constantFrom("", "I"),
      status: fc.constantFrom("in-force" as const, "cancelled" as const),
      cancelledOn: fc.constantFrom("", "2025-01-01", "2025-01-02"),
    });
    const all = (list: readonly SatStanding[]): SatStanding | undefined => {
      const [first, ...others] = list;
      return first && others.reduce(joinStatements, joinStatements(first, first));
    };
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 4 }), (list) => {
        const joined = all(list);
        expect(all([...list].reverse())).toEqual(joined);
        expect(all([...list, ...list])).toEqual(joined);
      }),
    );
  });
});
