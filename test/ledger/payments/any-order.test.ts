import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { takeIds } from "../../../electron/ledger/db/ids.ts";
import type { LedgerDb, LedgerTx } from "../../../electron/ledger/db/ledger-db.ts";
import type { PaymentEventKind } from "../../../electron/ledger/db/tables/payments.ts";
import { verifyLedger } from "../../../electron/ledger/ledgers/verify.ts";
import { postPayments, writeEvents } from "../../../electron/ledger/payments/posting.ts";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import type { CfdiDocument } from "../../../shared/domain/cfdi/document.ts";
import { incoming, makeComplement, makeDocument, makePayment, rules, uuid } from "../support/documents.ts";
import { dump, dumpMoney } from "../support/ledger-dump.ts";
import type { DatabaseName } from "../support/ledgers.ts";
import { databases, openLedgerOn } from "../support/ledgers.ts";
import { insertMoney } from "../support/money.ts";

const RUNS = { sqlite: 60, postgres: 4, server: 10 } as const;

/** Few days and amounts, so that deposits and complementos often look alike. */
const day = fc.integer({ min: 1, max: 12 }).map((n) => `2026-03-${String(n).padStart(2, "0")}`);
const pesos = fc.constantFrom(100, 200, 300, 500, 99);
const customers = ["URE180429TM6", "IIA040805DZ4"] as const;
const customer = fc.constantFrom(0, 0, 0, 1);
const invoiceNumber = fc.integer({ min: 1, max: 6 });
const repNumber = fc.integer({ min: 21, max: 26 });
const operation = fc.constantFrom("", "", "SPEI7788");

const receiver = (index: number) => ({ rfc: customers[index] ?? customers[0], name: "CLIENTE", foreignTaxId: "" });

const invoice = (n: number): fc.Arbitrary<CfdiDocument> =>
  fc
    .record({ day, amount: fc.constantFrom(300, 500, 1000), customer, replaces: fc.option(invoiceNumber, { freq: 4 }) })
    .map((x) =>
      makeDocument(n, {
        issuedAt: `${x.day}T10:00:00`,
        total: `${x.amount}.00`,
        receiver: receiver(x.customer),
        relations: x.replaces === null || x.replaces === n ? [] : [{ relation: "04", uuids: [uuid(x.replaces)] }],
      }),
    );

const pago = fc
  .record({
    day,
    operation,
    lines: fc.array(fc.tuple(invoiceNumber, pesos), { minLength: 1, maxLength: 2 }),
    extra: fc.constantFrom(0, 0, 0, 100),
  })
  .map((x) => {
    const sum = x.lines.reduce<number>((total, [, paid]) => total + paid, x.extra);
    const lines = x.lines.map(([target, paid]) => [target, `${paid}.00`] as const);
    return { ...makePayment(x.day, `${sum}.00`, lines), operation: x.operation };
  });

const complement = (n: number): fc.Arbitrary<CfdiDocument> =>
  fc
    .record({
      customer,
      pagos: fc.array(pago, { minLength: 1, maxLength: 2 }),
      replaces: fc.option(repNumber, { freq: 5 }),
    })
    .map((x) =>
      makeComplement(n, x.pagos, {
        issuedAt: "2026-03-20T18:00:00",
        receiver: receiver(x.customer),
        relations: x.replaces === null || x.replaces === n ? [] : [{ relation: "04", uuids: [uuid(x.replaces)] }],
      }),
    );

/** Money recorded by a person with all that was decided about it. */
interface MoneyFactOfTest {
  readonly n: number;
  readonly customer: number;
  readonly day: string;
  readonly pesos: number;
  readonly operation: string;
  readonly cheque: "no" | "pending" | "cleared";
  readonly fate: "" | "bounced" | "reversed";
  readonly refund: number;
  readonly applications: readonly (readonly [number, number])[];
  readonly decisions: readonly (readonly [number, boolean])[];
}
const money = (n: number): fc.Arbitrary<MoneyFactOfTest> =>
  fc.record({
    n: fc.constant(n),
    customer,
    day,
    pesos: fc.oneof(pesos, fc.constantFrom(400, 600, 700)),
    operation,
    cheque: fc.constantFrom("no", "no", "no", "pending", "cleared"),
    fate: fc.constantFrom("", "", "", "", "bounced", "reversed"),
    refund: fc.constantFrom(0, 0, 0, 50),
    applications: fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), pesos), { maxLength: 2 }),
    decisions: fc.uniqueArray(fc.tuple(repNumber, fc.boolean()), { maxLength: 2, selector: ([rep]) => rep }),
  });

const corpus = fc.tuple(
  fc.tuple(...[1, 2, 3, 4, 5, 6].map(invoice)),
  fc.tuple(...[21, 22, 23, 24].map(complement)),
  fc.tuple(...[41, 42, 43, 44].map(money)),
);
const order = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 14, maxLength: 14 });

type Step = { readonly document: CfdiDocument } | { readonly money: MoneyFactOfTest };
const RECORDED = { at: "2026-06-01T00:00:00.000Z", actor: "test", today: "2026-06-01" };

async function open(database: DatabaseName): Promise<LedgerDb> {
  const db = await openLedgerOn(database);
  await db.write(async (tx) => {
    const run = { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" } as const;
    await tx.bulk.insert("import_run", [run]);
    const id = await takeIds(tx, "customer", customers.length);
    await tx.bulk.insert(
      "customer",
      customers.map((key, index) => ({
        id: id + index,
        key,
        rfc: key,
        name: "CLIENTE",
        search: "cliente",
        name_from: "",
        merged_into: null,
      })),
    );
  });
  return db;
}

async function record(tx: LedgerTx, fact: MoneyFactOfTest): Promise<number> {
  const money = {
    uuid: uuid(fact.n),
    customerId: fact.customer + 1,
    amountMinor: fact.pesos * 100,
    paidOn: fact.day,
    form: fact.cheque === "no" ? "03" : "02",
    operation: fact.operation,
    applications: fact.applications.map(([target, amount]) => [uuid(target), amount * 100] as const),
  };
  const id = await insertMoney(tx, money, RECORDED);
  const event = (
    kind: PaymentEventKind,
    effective_on: string,
    rest: { amount_minor?: number; rep_uuid?: string } = {},
  ) => ({
    payment_id: id,
    kind,
    effective_on,
    amount_minor: 0,
    rep_uuid: "",
    pago: 0,
    reference: "",
    note: "",
    undoes_id: null,
    ...rest,
  });
  const later = `2026-03-${String(Number(fact.day.slice(-2)) + 3).padStart(2, "0")}`;
  const events = [
    ...(fact.cheque === "cleared" ? [event("clear", later)] : []),
    ...(fact.refund > 0 && fact.fate === ""
      ? [event("refund", "2026-03-18", { amount_minor: fact.refund * 100 })]
      : []),
    ...(fact.fate === "bounced" ? [event("bounce", "2026-03-19")] : []),
    ...(fact.fate === "reversed" ? [event("reverse", "2026-03-19")] : []),
    ...fact.decisions.map(([rep, linked]) => event(linked ? "link" : "unlink", "2026-03-21", { rep_uuid: uuid(rep) })),
  ];
  await writeEvents(tx, events, RECORDED);
  return id;
}

async function play(db: LedgerDb, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    await db.write(async (tx) => {
      if ("document" in step) {
        const context = { runId: 1, recordedAt: RECORDED.at, actor: "test" };
        await postDocuments(tx, [incoming(step.document)], context, rules);
      } else await postPayments(tx, new Set([await record(tx, step.money)]), RECORDED);
    });
  }
}

function shuffled(steps: readonly Step[], ranks: readonly number[]): Step[] {
  return steps
    .map((step, index) => ({ step, rank: ranks[index] ?? 0, index }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ step }) => step);
}

/** Centavos that entries caused by the documents of a kind take off balances, by document. */
async function loweredBy(db: LedgerDb, kind: "M" | "P"): Promise<Map<string, number>> {
  const rows = await db.read
    .selectFrom("entry")
    .innerJoin("document", "document.id", "entry.document_id")
    .select(["document.uuid", "amount_minor"])
    .where("document.kind", "=", kind)
    .execute();
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(row.uuid, (sums.get(row.uuid) ?? 0) - row.amount_minor);
  return sums;
}

describe.each(databases)("recorded money and complementos in any order on %s", (database) => {
  test("give the same ledger, count every peso once, and keep every proof of verify", async () => {
    await fc.assert(
      fc.asyncProperty(corpus, order, async ([invoices, complements, moneys], ranks) => {
        const steps: Step[] = [
          ...[...invoices, ...complements].map((document) => ({ document })),
          ...moneys.map((each) => ({ money: each })),
        ];
        const one = await open(database);
        const other = await open(database);
        try {
          await play(one, steps);
          await play(other, shuffled(steps, ranks));
          expect(await dumpMoney(other)).toEqual(await dumpMoney(one));
          expect(await dump(other)).toEqual(await dump(one));
          expect((await verifyLedger(other)).checks.filter((check) => !check.ok && check.name !== "files")).toEqual([]);

          const recorded = await loweredBy(other, "M");
          for (const fact of moneys) {
            const counts = fact.fate === "" && fact.cheque !== "pending";
            expect([fact.n, recorded.get(uuid(fact.n)) ?? 0]).toEqual([
              fact.n,
              counts ? (fact.pesos - fact.refund) * 100 : 0,
            ]);
          }
          const told = await loweredBy(other, "P");
          const linked = await other.read
            .selectFrom("payment_pago")
            .innerJoin("document", "document.id", "payment_pago.document_id")
            .select(["uuid", "pago"])
            .where("how", "<>", "double")
            .execute();
          const ended = await other.read
            .selectFrom("document_ending")
            .innerJoin("document", "document.id", "document_ending.document_id")
            .select("uuid")
            .execute();
          for (const rep of complements) {
            const own = ended.some((row) => row.uuid === rep.uuid)
              ? []
              : rep.payments.filter((_, pago) => !linked.some((row) => row.uuid === rep.uuid && row.pago === pago));
            const sum = own.reduce((total, each) => total + Number(each.amount) * 100, 0);
            expect([rep.uuid, told.get(rep.uuid) ?? 0]).toEqual([rep.uuid, sum]);
          }
        } finally {
          await one.close();
          await other.close();
        }
      }),
      { numRuns: RUNS[database], endOnFailure: true, seed: 20261124 },
    );
  });
});
