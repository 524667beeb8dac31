import { describe, expect, test } from "vitest";
import type { LifeFact } from "../../../shared/domain/posting/facts.ts";
import {
  type DecisionFact,
  type DecisionKind,
  joinStandings,
  type SatFact,
  type Standing,
  standingOf,
  UNTOLD,
} from "../../../shared/domain/posting/standing.ts";
import { endings } from "../../../shared/domain/posting/succession.ts";

const ISSUED = "2026-01-10";
const sat = (cancelledOn: string): SatFact => ({ status: "cancelled", cancelledOn });
const decided = (order: number, kind: DecisionKind, on: string, substitute = ""): DecisionFact => ({
  order,
  kind,
  on,
  substitute,
});

describe("what the tax authority and people say of a document", () => {
  const cases: [string, SatFact | null, DecisionFact[], Partial<Standing>][] = [
    ["nobody says anything", null, [], {}],
    ["it is in force", { status: "in-force", cancelledOn: "" }, [], {}],
    ["its cancellation counts from its day", sat("2026-03-01"), [], { cancelledOn: "2026-03-01" }],
    ["one without a day counts from the issue", sat(""), [], { cancelledOn: ISSUED }],
    [
      "a cancellation by hand counts from its day",
      null,
      [decided(1, "cancelled", "2026-02-01")],
      { cancelledOn: "2026-02-01" },
    ],
    [
      "and names the substitute",
      null,
      [decided(1, "cancelled", "2026-02-01", "B")],
      { cancelledOn: "2026-02-01", substitute: "B" },
    ],
    [
      "the authority's day outranks a person's",
      sat("2026-03-01"),
      [decided(1, "cancelled", "2026-02-01", "B")],
      { cancelledOn: "2026-03-01", substitute: "B" },
    ],
    ["a request in process changes nothing", null, [decided(1, "requested", "2026-02-01", "B")], {}],
    ["held to stand, it stands", null, [decided(1, "in-force", "2026-02-01")], { kept: true }],
    [
      "against a cancellation of before or of that day",
      sat("2026-02-01"),
      [decided(1, "in-force", "2026-02-01")],
      { kept: true },
    ],
    [
      "and not against a later one",
      sat("2026-02-02"),
      [decided(1, "in-force", "2026-02-01")],
      { cancelledOn: "2026-02-02" },
    ],
    [
      "the last decision counts",
      null,
      [decided(2, "in-force", "2026-02-05"), decided(1, "cancelled", "2026-02-01", "B")],
      { kept: true },
    ],
    [
      "whichever it is",
      null,
      [decided(1, "in-force", "2026-02-05"), decided(2, "cancelled", "2026-02-06", "B")],
      { cancelledOn: "2026-02-06", substitute: "B" },
    ],
    [
      "a mark of PUE is no matter of life",
      null,
      [decided(1, "cancelled", "2026-02-01"), decided(2, "pue-open", "2026-02-02")],
      { cancelledOn: "2026-02-01", pue: "open" },
    ],
    [
      "the last mark counts",
      null,
      [decided(2, "pue-settled", "2026-02-02"), decided(1, "pue-open", "2026-02-01")],
      { pue: "settled" },
    ],
  ];
  test.each(cases)("%s", (_what, authority, decisions, expected) => {
    expect(standingOf(ISSUED, authority, decisions)).toEqual({ ...UNTOLD, ...expected });
    expect(standingOf(ISSUED, authority, decisions.toReversed())).toEqual({ ...UNTOLD, ...expected });
  });

  test("an opening balance and its CFDI are one: the earlier end, unless one of them is held to stand", () => {
    const one: Standing = { cancelledOn: "2026-03-01", kept: false, substitute: "", pue: null };
    const other: Standing = { cancelledOn: "2026-02-01", kept: false, substitute: "B", pue: "open" };
    expect(UNTOLD).toEqual({ cancelledOn: null, kept: false, substitute: "", pue: null });
    expect(joinStandings(one, UNTOLD)).toEqual(one);
    expect(joinStandings(UNTOLD, one)).toEqual(one);
    expect(joinStandings(one, other)).toEqual(other);
    expect(joinStandings(other, one)).toEqual(other);
    expect(joinStandings(UNTOLD, UNTOLD)).toEqual(UNTOLD);
    expect(joinStandings(other, { ...one, substitute: "C", pue: "settled" })).toEqual(other);
    const kept: Standing = { ...UNTOLD, kept: true };
    expect(joinStandings(kept, one)).toEqual(kept);
    expect(joinStandings(one, kept)).toEqual(kept);
  });
});

describe("what ends a document", () => {
  const life = (uuid: string, on: string, replaces: string[] = [], more: Partial<LifeFact> = {}): LifeFact => ({
    uuid,
    issuedAt: `${on}T10:00:00`,
    cancelledOn: null,
    kept: false,
    replaces,
    ...more,
  });
  const told = (...facts: LifeFact[]): string[] => {
    const said = (order: LifeFact[]) =>
      [...endings(order)].map(([uuid, { as, on, successor }]) => `${uuid} ${as} ${on} ${successor ?? "-"}`).sort();
    expect(said(facts.toReversed())).toEqual(said(facts));
    return said(facts);
  };

  test("the earliest of those that replace it, of the same moment the first by UUID", () => {
    expect(told(life("A", "2026-01-10"), life("C", "2026-02-01", ["A"]), life("B", "2026-02-02", ["A"]))).toEqual([
      "A substituted 2026-02-01 C",
    ]);
    expect(told(life("A", "2026-01-10"), life("C", "2026-02-01", ["A"]), life("B", "2026-02-01", ["A"]))).toEqual([
      "A substituted 2026-02-01 B",
    ]);
  });

  test("never before its own issue", () => {
    expect(told(life("A", "2026-01-10"), life("B", "2026-01-05", ["A"]))).toEqual(["A substituted 2026-01-10 B"]);
    expect(told(life("A", "2026-01-10", [], { cancelledOn: "2026-01-01" }))).toEqual(["A cancelled 2026-01-10 -"]);
    expect(told(life("A", "2026-01-10", [], { cancelledOn: "2026-01-12" }))).toEqual(["A cancelled 2026-01-12 -"]);
  });

  test("a replacement that was cancelled gives way to the next, or gives the document back", () => {
    const gone = life("B", "2026-02-01", ["A"], { cancelledOn: "2026-02-10" });
    expect(told(life("A", "2026-01-10"), gone)).toEqual(["B cancelled 2026-02-10 -"]);
    expect(told(life("A", "2026-01-10"), gone, life("C", "2026-03-01", ["A"]))).toEqual([
      "A substituted 2026-03-01 C",
      "B cancelled 2026-02-10 -",
    ]);
    expect(told(life("A", "2026-01-10"), gone, life("C", "2026-03-01", ["B"]))).toEqual([
      "A substituted 2026-02-01 B",
      "B substituted 2026-03-01 C",
    ]);
  });

  test("nothing ends one that is kept or one that is not known, and the link that would close a circle is none", () => {
    expect(told(life("A", "2026-01-10", [], { kept: true }), life("B", "2026-02-01", ["A"]))).toEqual([]);
    expect(told(life("B", "2026-02-01", ["X"]))).toEqual([]);
    expect(told(life("A", "2026-01-10", ["A"]))).toEqual([]);
    const circle = [life("A", "2026-01-10", ["C"]), life("B", "2026-02-01", ["A"]), life("C", "2026-03-01", ["B"])];
    expect(told(...circle)).toEqual(["A substituted 2026-02-01 B", "C substituted 2026-03-01 A"]);
  });
});
