import { describe, expect, test } from "vitest";
import { postCluster } from "../../../shared/domain/posting/cluster.ts";
import type { InvoiceFact, ReductionFact } from "../../../shared/domain/posting/facts.ts";
import { endings } from "../../../shared/domain/posting/succession.ts";

const invoice = (uuid: string, changes: Partial<InvoiceFact> = {}): InvoiceFact => ({
  uuid,
  issuedAt: `${changes.issuedOn ?? "2026-01-10"}T10:00:00`,
  cancelledOn: null,
  replaces: [],
  customer: 1,
  issuedOn: "2026-01-10",
  currency: "MXN",
  total: 1_000_000_000n,
  kept: false,
  settledAtIssue: false,
  dueOn: "2026-02-09",
  ...changes,
});
const payment = (source: string, on: string, pesos: bigint, target: string): ReductionFact => ({
  kind: "payment",
  source,
  line: 0,
  customer: 1,
  on,
  currency: "MXN",
  amount: pesos * 1_000_000n,
  targets: [target],
});
const credit = (source: string, on: string, pesos: bigint, targets: string[]): ReductionFact => ({
  ...payment(source, on, pesos, ""),
  kind: "credit",
  targets,
});

function told(invoices: InvoiceFact[], reductions: ReductionFact[]) {
  const { postings, states } = postCluster(invoices, reductions);
  return {
    lines: postings.map((p) => `${p.on} ${p.receivable ?? "account"} ${p.kind} ${p.amountMinor / 100}`),
    open: Object.fromEntries(states.map((state) => [state.uuid, state.openMinor / 100])),
    states: new Map(states.map((state) => [state.uuid, state])),
  };
}

test("an invoice is open until payments settle it, on their own days", () => {
  const { lines, states } = told(
    [invoice("A")],
    [payment("P2", "2026-03-01", 600n, "A"), payment("P1", "2026-02-01", 400n, "A")],
  );
  expect(lines).toEqual(["2026-01-10 A charge 1000", "2026-02-01 A payment -400", "2026-03-01 A payment -600"]);
  expect(states.get("A")).toMatchObject({ openMinor: 0, closedOn: "2026-03-01", endedAs: "" });
});

test("what a payment exceeds its invoice by stays on the customer's account, never below zero", () => {
  const { lines } = told(
    [invoice("A")],
    [payment("P1", "2026-02-01", 900n, "A"), payment("P2", "2026-02-02", 900n, "A")],
  );
  expect(lines.slice(2)).toEqual(["2026-02-02 A payment -100", "2026-02-02 account payment -800"]);
});

describe("PUE", () => {
  const settled = invoice("A", { settledAtIssue: true });

  test("is settled on the day of issue, and a complement for it changes nothing", () => {
    const { lines, open } = told([settled], [payment("P", "2026-02-01", 1000n, "A")]);
    expect(lines).toEqual(["2026-01-10 A charge 1000", "2026-01-10 A settlement -1000"]);
    expect(open).toEqual({ A: 0 });
  });

  test("makes a later credit note money of the customer", () => {
    const { lines } = told([settled], [credit("E", "2026-02-01", 100n, ["A"])]);
    expect(lines.at(-1)).toBe("2026-02-01 account credit -100");
  });
});

describe("replacement", () => {
  const a = invoice("A");
  const b = invoice("B", { issuedOn: "2026-02-15", replaces: ["A"], total: 1_200_000_000n, dueOn: "2026-03-17" });

  test("ends the old invoice on the day of the new one and moves its money along", () => {
    const { lines, open } = told([a, b], [payment("P", "2026-02-01", 300n, "A")]);
    expect(lines).toEqual([
      "2026-01-10 A charge 1000",
      "2026-02-01 A payment -300",
      "2026-02-15 B charge 1200",
      "2026-02-15 A transfer 300",
      "2026-02-15 B transfer -300",
      "2026-02-15 A cancellation -1000",
    ]);
    expect(open).toEqual({ A: 0, B: 900 });
  });

  test("gives later payments of the old invoice to the new one", () => {
    expect(told([a, b], [payment("P", "2026-03-01", 300n, "A")]).open).toEqual({ A: 0, B: 900 });
  });

  test("inherits the due day, so that reissuing does not make an overdue debt current", () => {
    expect(told([a, b], []).states.get("B")?.dueOn).toBe("2026-02-09");
  });

  test("in a chain only the last one counts", () => {
    const c = invoice("C", { issuedOn: "2026-03-01", replaces: ["B"], total: 500_000_000n });
    const { open } = told([c, a, b], [payment("P", "2026-02-01", 800n, "A")]);
    expect(open).toEqual({ A: 0, B: 0, C: 0 });
  });

  test("that was cancelled outright gives the old invoice back; one that was replaced in turn does not", () => {
    const cancelled = { ...b, cancelledOn: "2026-02-20" };
    expect(told([a, cancelled], []).open).toEqual({ A: 1000, B: 0 });
    const c = invoice("C", { issuedOn: "2026-03-01", replaces: ["B"] });
    expect(told([a, cancelled, c], []).open).toEqual({ A: 0, B: 0, C: 1000 });
  });

  test("that is cancelled after the old invoice was cancelled leaves no day on which both count", () => {
    const replaced = { ...a, cancelledOn: "2026-02-20" };
    const cancelled = { ...b, cancelledOn: "2026-04-01" };
    const { lines, open } = told([replaced, cancelled], [payment("P", "2026-02-01", 300n, "A")]);
    expect(lines).toEqual([
      "2026-01-10 A charge 1000",
      "2026-02-01 A payment -300",
      "2026-02-15 B charge 1200",
      "2026-02-15 A transfer 300",
      "2026-02-15 B transfer -300",
      "2026-02-15 A cancellation -1000",
      "2026-04-01 B transfer 300",
      "2026-04-01 account transfer -300",
      "2026-04-01 B cancellation -1200",
    ]);
    expect(open).toEqual({ A: 0, B: 0 });
    // Cancelled only after it had come back, it ends on its own day; in a chain the first one comes back all the same.
    expect(endings([{ ...a, cancelledOn: "2026-05-01" }, cancelled]).get("A")).toMatchObject({
      as: "cancelled",
      on: "2026-05-01",
    });
    const c = invoice("C", { issuedOn: "2026-03-01", replaces: ["B"], cancelledOn: "2026-04-10" });
    expect(told([a, { ...b, cancelledOn: "2026-03-02" }, c], []).open).toEqual({ A: 1000, B: 0, C: 0 });
  });

  test("issued anew after a first one was cancelled takes the place, and the money goes on with it", () => {
    const second = invoice("C", { issuedOn: "2026-04-02", replaces: ["A"], total: 1_200_000_000n });
    const first = { ...b, cancelledOn: "2026-04-01" };
    const { open } = told(
      [{ ...a, cancelledOn: "2026-02-20" }, first, second],
      [payment("P", "2026-02-01", 300n, "A")],
    );
    expect(open).toEqual({ A: 0, B: 0, C: 900 });
  });

  test("in a circle leaves one of them in force", () => {
    const circle = [invoice("A", { replaces: ["B"] }), invoice("B", { issuedOn: "2026-02-01", replaces: ["A"] })];
    const { open } = told(circle, []);
    expect(Object.values(open).filter((amount) => amount > 0)).toHaveLength(1);
    expect(endings(circle).size).toBe(1);
  });
});

test("a cancelled invoice keeps its story and leaves its money to be applied", () => {
  const { lines, states } = told(
    [invoice("A", { cancelledOn: "2026-03-05" })],
    [payment("P", "2026-02-01", 300n, "A"), payment("Q", "2026-04-01", 50n, "A")],
  );
  expect(lines).toEqual([
    "2026-01-10 A charge 1000",
    "2026-02-01 A payment -300",
    "2026-03-05 A transfer 300",
    "2026-03-05 account transfer -300",
    "2026-03-05 A cancellation -1000",
    "2026-04-01 account payment -50",
  ]);
  expect(states.get("A")).toMatchObject({ endedAs: "cancelled", endedOn: "2026-03-05", openMinor: 0 });
});

describe("credit notes", () => {
  test("over several invoices fill them in listed order", () => {
    const { open } = told(
      [invoice("A"), invoice("B", { issuedOn: "2026-01-11" })],
      [credit("E", "2026-02-01", 1500n, ["B", "A"])],
    );
    expect(open).toEqual({ A: 500, B: 0 });
  });

  test("in another currency never touch the invoice's bare number", () => {
    const usd = { ...credit("E", "2026-02-01", 100n, ["A"]), currency: "USD" };
    const { lines, open } = told([invoice("A")], [usd]);
    expect(open).toEqual({ A: 1000 });
    expect(lines.at(-1)).toBe("2026-02-01 account credit -100");
  });

  test("without an invoice stay on the customer's account", () => {
    expect(told([], [credit("E", "2026-02-01", 100n, [])]).lines).toEqual(["2026-02-01 account credit -100"]);
  });
});

test("money dated before its invoice waits on the account, so that every day's balance is right", () => {
  const { lines, open } = told([invoice("A")], [payment("P", "2026-01-05", 400n, "A")]);
  expect(lines).toEqual([
    "2026-01-05 account payment -400",
    "2026-01-10 A charge 1000",
    "2026-01-10 account application 400",
    "2026-01-10 A application -400",
  ]);
  expect(open).toEqual({ A: 600 });
});

test("six decimals are kept while summing: a rest below one centavo is settled", () => {
  const third = { ...payment("P", "2026-02-01", 0n, "A"), amount: 333_333_333n };
  const reductions = ["P1", "P2", "P3"].map((source, n) => ({ ...third, source, on: `2026-02-0${n + 1}` }));
  const { open, states } = told([invoice("A")], reductions);
  expect(open).toEqual({ A: 0 });
  expect(states.get("A")?.closedOn).toBe("2026-02-03");
});

describe("recorded money", () => {
  const money = (returnedOn: string | null, ...args: Parameters<typeof payment>): ReductionFact => ({
    ...payment(...args),
    money: { returnedOn },
  });

  test("the bank returned is taken back on that day, and the invoice is open again with its due day", () => {
    const { lines, states } = told([invoice("A")], [money("2026-02-10", "M", "2026-02-01", 1000n, "A")]);
    expect(lines.slice(1)).toEqual(["2026-02-01 A payment -1000", "2026-02-10 A bounce 1000"]);
    expect(states.get("A")).toMatchObject({ openMinor: 100_000, closedOn: null, dueOn: "2026-02-09" });
  });

  test("is taken back from where it stands by then: the substitute, and the account by way of the cancelled invoice it had paid", () => {
    const a = invoice("A");
    const b = invoice("B", { issuedOn: "2026-02-15", replaces: ["A"], total: 1_200_000_000n });
    const moved = told([a, b], [money("2026-03-01", "M", "2026-02-01", 300n, "A")]);
    expect(moved.lines.at(-1)).toBe("2026-03-01 B bounce 300");
    expect(moved.open).toEqual({ A: 0, B: 1200 });
    const freed = told(
      [invoice("A", { cancelledOn: "2026-02-20" })],
      [money("2026-03-01", "M", "2026-02-01", 300n, "A")],
    );
    expect(freed.lines.slice(-3)).toEqual([
      "2026-03-01 A bounce 300",
      "2026-03-01 A transfer -300",
      "2026-03-01 account transfer 300",
    ]);
    expect(freed.open).toEqual({ A: 0 });
  });

  test("on an invoice that the rule settled takes the rule's place, and what is too much is money of the customer", () => {
    const settled = invoice("A", { settledAtIssue: true });
    const { lines, open } = told([settled], [money(null, "M", "2026-02-01", 1200n, "A")]);
    expect(lines.slice(2)).toEqual([
      "2026-02-01 A settlement 1000",
      "2026-02-01 A payment -1000",
      "2026-02-01 account payment -200",
    ]);
    expect(open).toEqual({ A: 0 });
    const back = told([settled], [money("2026-02-05", "M", "2026-02-01", 400n, "A")]);
    expect(back.lines.slice(-2)).toEqual(["2026-02-05 A bounce 400", "2026-02-05 A settlement -400"]);
  });

  test("that came before its invoice and was returned before it never reaches the invoice", () => {
    const { lines, open } = told([invoice("A")], [money("2026-01-07", "M", "2026-01-05", 400n, "A")]);
    expect(lines).toEqual([
      "2026-01-05 account payment -400",
      "2026-01-07 account bounce 400",
      "2026-01-10 A charge 1000",
    ]);
    expect(open).toEqual({ A: 1000 });
  });

  test("paid by a third party goes back to the payer when the invoice is cancelled", () => {
    const payer = { ...money(null, "M", "2026-02-01", 300n, "A"), customer: 2 };
    const { postings } = postCluster([invoice("A", { cancelledOn: "2026-03-01" })], [payer]);
    expect(postings.filter((posting) => posting.receivable === null)).toMatchObject([
      { customer: 2, amountMinor: -30_000, reason: "to-apply" },
    ]);
  });
});

const writeOff = (on: string, pesos: bigint, lostOn: string | null = null): ReductionFact => ({
  ...payment("W", on, pesos, "A"),
  kind: "write-off",
  lostOn,
});

test("a write-off takes what is open, gives way to what is paid later, and leaves the rest when it is taken back", () => {
  const facts = [
    payment("P1", "2026-03-01", 300n, "A"),
    writeOff("2026-03-01", 1000n, "2026-05-01"),
    payment("P2", "2026-04-01", 200n, "A"),
    credit("N1", "2026-04-15", 100n, ["A"]),
  ];
  const { lines, states } = told([invoice("A")], facts);
  expect(lines).toEqual([
    "2026-01-10 A charge 1000",
    "2026-03-01 A payment -300",
    "2026-03-01 A write-off -700",
    "2026-04-01 A write-off 200",
    "2026-04-01 A payment -200",
    "2026-04-15 A write-off 100",
    "2026-04-15 A credit -100",
    "2026-05-01 A write-off 400",
  ]);
  expect(states.get("A")).toMatchObject({ openMinor: 40_000, dueOn: "2026-02-09" });
  // Whatever order the facts come in.
  expect(told([invoice("A")], facts.toReversed()).lines).toEqual(lines);
  // What nobody needs of it is nobody's: nothing of it waits on the customer's account.
  const more = told([invoice("A")], [writeOff("2026-03-01", 1000n), payment("P1", "2026-04-01", 1500n, "A")]);
  expect(more.lines.slice(2)).toEqual([
    "2026-04-01 A write-off 1000",
    "2026-04-01 A payment -1000",
    "2026-04-01 account payment -500",
  ]);
  const cancelled = told([invoice("A", { cancelledOn: "2026-04-01" })], [writeOff("2026-03-01", 1000n)]);
  expect(cancelled.open).toEqual({ A: 0 });
  expect(cancelled.lines.filter((line) => line.includes("account"))).toEqual([]);
});
