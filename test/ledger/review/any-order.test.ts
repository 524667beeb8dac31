import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import type { DocumentDecisionRow } from "../../../electron/ledger/db/tables/evidence.ts";
import { recordMetadata } from "../../../electron/ledger/imports/metadata-recorder.ts";
import { verifyLedger } from "../../../electron/ledger/ledgers/verify.ts";
import type { PostingRules } from "../../../electron/ledger/receivables/posting-rules.ts";
import { repostDocuments } from "../../../electron/ledger/receivables/repost-documents.ts";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import { changePuePolicy } from "../../../electron/ledger/settings/pue-policy.ts";
import { readSettings } from "../../../electron/ledger/settings/reader.ts";
import type { CfdiDocument } from "../../../shared/domain/cfdi/document.ts";
import type { SatStatement } from "../../../shared/domain/sat-metadata/statement.ts";
import { incoming, makeComplement, makeDocument, makePayment, uuid } from "../support/documents.ts";
import { dump } from "../support/ledger-dump.ts";
import type { DatabaseName } from "../support/ledgers.ts";
import { databases, openLedgerOn } from "../support/ledgers.ts";

const RUNS = { sqlite: 40, postgres: 3, server: 5 } as const;
const OWN = "EKU9003173C9";

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-0${1 + (n % 4)}-${String(n).padStart(2, "0")}`);
const amount = fc.constantFrom("300.00", "500.00", "1000.00", "12.345678");
/** Numbers of documents that may be named; some never come. */
const invoices = fc.integer({ min: 1, max: 7 });
const anything = fc.constantFrom(1, 2, 3, 4, 5, 6, 11, 12, 21, 22, 23, 24);
const replaced = (n: number) => (x: number | null) =>
  x === null || x === n ? [] : [{ relation: "04", uuids: [uuid(x)] }];

const invoice = (n: number): fc.Arbitrary<CfdiDocument> =>
  fc
    .record({
      day,
      amount,
      method: fc.constantFrom("PPD", "PPD", "PUE", ""),
      global: fc.constantFrom(false, false, false, true),
      replaces: fc.option(invoices, { freq: 3 }),
    })
    .map((x) =>
      makeDocument(n, {
        issuedAt: `${x.day}T10:00:00`,
        total: x.amount,
        paymentMethod: x.method,
        global: x.global,
        relations: replaced(n)(x.replaces),
      }),
    );

const credit = (n: number): fc.Arbitrary<CfdiDocument> =>
  fc
    .record({ day, amount, targets: fc.uniqueArray(invoices, { maxLength: 2 }), replaces: fc.option(fc.constant(11)) })
    .map((x) =>
      makeDocument(n, {
        kind: "E",
        issuedAt: `${x.day}T11:00:00`,
        total: x.amount,
        relations: [{ relation: "01", uuids: x.targets.map(uuid) }, ...replaced(n)(x.replaces)],
      }),
    );

const complement = (n: number): fc.Arbitrary<CfdiDocument> =>
  fc
    .record({
      day,
      lines: fc.array(fc.tuple(invoices, fc.constantFrom("100.00", "300.00")), { maxLength: 2 }),
      replaces: fc.option(fc.integer({ min: 21, max: 24 }), { freq: 4 }),
    })
    .map((x) => {
      const sum = x.lines.reduce((total, [, paid]) => total + Number(paid), 0);
      return makeComplement(n, [makePayment(x.day, sum.toFixed(2), x.lines)], {
        issuedAt: `${x.day}T18:00:00`,
        relations: replaced(n)(x.replaces),
      });
    });

const statement = fc.record({ n: anything, off: fc.option(day, { freq: 2 }), dated: fc.boolean() }).map(
  ({ n, off, dated }, line = 2): SatStatement => ({
    uuid: uuid(n),
    issuerRfc: OWN,
    receiverRfc: "URE180429TM6",
    receiverName: off ?? "CLIENTE",
    issuedAt: "",
    amount: "",
    kind: "",
    status: off === null ? "in-force" : "cancelled",
    cancelledOn: off === null || !dated ? "" : off,
    line,
  }),
);
const metadata = fc.array(statement, { minLength: 1, maxLength: 4 });

const decision = fc.record({
  n: anything,
  kind: fc.constantFrom("cancelled", "cancelled", "requested", "in-force", "pue-open", "pue-settled", "undo"),
  on: day,
  substitute: fc.option(anything, { freq: 3 }),
  /** Which of the decisions before an `undo` takes back. */
  undoes: fc.nat({ max: 20 }),
} as const);
type Decided = typeof decision extends fc.Arbitrary<infer T> ? T : never;

const corpus = fc.record({
  documents: fc.tuple(...[1, 2, 3, 4, 5, 6].map(invoice), ...[11, 12].map(credit), ...[21, 22, 23, 24].map(complement)),
  files: fc.array(metadata, { maxLength: 4 }),
  decisions: fc.array(decision, { maxLength: 8 }),
  policy: fc.constantFrom("settled", "open"),
} as const);
type Corpus = typeof corpus extends fc.Arbitrary<infer T> ? T : never;

/** Where each document and file goes, and how many of them come before each decision; decisions keep their own order. */
const arrangement = fc.record({
  ranks: fc.array(fc.nat({ max: 1_000_000 }), { minLength: 16, maxLength: 16 }),
  before: fc.array(fc.nat({ max: 16 }), { minLength: 8, maxLength: 8 }),
  /** The policy is the other one until this many documents and files have come. */
  policyAfter: fc.nat({ max: 16 }),
});
type Arrangement = typeof arrangement extends fc.Arbitrary<infer T> ? T : never;

type Step =
  | { readonly documents: readonly CfdiDocument[] }
  | { readonly file: readonly SatStatement[] }
  | { readonly decision: Decided; readonly id: number }
  | { readonly policy: "settled" | "open" };

const context = { runId: 1, recordedAt: "2026-06-01T00:00:00.000Z", actor: "test" };

async function take(db: LedgerDb, step: Step, taken: Set<number>): Promise<void> {
  if ("policy" in step) {
    const input = { commandId: randomUUID(), policy: step.policy };
    for await (const _ of changePuePolicy(db, input, { at: context.recordedAt, actor: "test" }, undefined));
    return;
  }
  await db.write(async (tx) => {
    const rules: PostingRules = await readSettings(tx.sql);
    if ("documents" in step) await postDocuments(tx, step.documents.map(incoming), context, rules);
    else if ("file" in step) {
      const read = {
        content: "statements",
        missingColumns: [],
        statements: step.file,
        problems: [],
        problemCount: 0,
        cut: false,
      } as const;
      await recordMetadata(tx, { path: "m.txt", metadata: read }, new Set([OWN]), context, rules);
    } else {
      const row = rowOf(step.decision, step.id, taken);
      if (!row) return;
      await tx.bulk.insert("document_decision", [row.decision]);
      await repostDocuments(tx, row.touched, context, rules);
    }
  });
}

/** An undo takes a decision back once; where there is none to take back it is nothing. */
function rowOf(
  decided: Decided,
  id: number,
  taken: Set<number>,
): { decision: DocumentDecisionRow; touched: string[] } | null {
  const recorded = { recorded_at: "", actor: "test", note: "" };
  const known = decisionsOf.get(decided);
  if (decided.kind === "undo") {
    const earlier = [...(known ?? [])].filter((each) => each.id < id && each.kind !== "undo" && !taken.has(each.id));
    const target = earlier[decided.undoes % Math.max(1, earlier.length)];
    if (!target) return null;
    taken.add(target.id);
    const touched = target.substitute === "" ? [target.uuid] : [target.uuid, target.substitute];
    return {
      decision: {
        ...recorded,
        id,
        uuid: target.uuid,
        kind: "undo",
        on_day: "",
        motive: "",
        substitute: "",
        undoes_id: target.id,
      },
      touched,
    };
  }
  const decision = plainRow(decided, id);
  return { decision, touched: decision.substitute === "" ? [decision.uuid] : [decision.uuid, decision.substitute] };
}

function plainRow(decided: Decided, id: number): DocumentDecisionRow {
  const substitute =
    decided.kind === "cancelled" && decided.substitute !== null && decided.substitute !== decided.n
      ? uuid(decided.substitute)
      : "";
  const kind = decided.kind as DocumentDecisionRow["kind"];
  return {
    id,
    uuid: uuid(decided.n),
    kind,
    on_day: decided.on,
    motive: substitute === "" ? "" : "01",
    substitute,
    note: "",
    undoes_id: null,
    recorded_at: "",
    actor: "test",
  };
}

/** All decisions of the corpus a decision belongs to. */
const decisionsOf = new Map<Decided, DocumentDecisionRow[]>();

function stepsOf({ documents, files, decisions, policy }: Corpus, arranged: Arrangement | null): Step[] {
  const rows = decisions.map((each, index) => plainRow(each, index + 1));
  for (const each of decisions) decisionsOf.set(each, rows);
  const sources: Step[] = [
    ...documents.map((document) => ({ documents: [document] })),
    ...files.map((file) => ({ file })),
  ];
  if (!arranged) {
    return [{ policy }, ...sources, ...decisions.map((each, index) => ({ decision: each, id: index + 1 }))];
  }
  const sorted = sources
    .map((step, index) => ({ step, index, rank: arranged.ranks[index] ?? 0 }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ step }) => step);
  const places = decisions.map((_, index) => arranged.before[index] ?? 0).sort((a, b) => a - b);
  const steps: Step[] = [{ policy: policy === "open" ? "settled" : "open" }];
  for (let at = 0; at <= sorted.length; at++) {
    if (at === Math.min(arranged.policyAfter, sorted.length)) steps.push({ policy });
    for (const [index, each] of decisions.entries()) {
      if (Math.min(places[index] ?? 0, sorted.length) === at) steps.push({ decision: each, id: index + 1 });
    }
    const next = sorted[at];
    if (next) steps.push(next);
  }
  return steps;
}

/** Documents that follow each other are one run, four at most. */
function joined(steps: readonly Step[]): Step[] {
  const result: Step[] = [];
  for (const step of steps) {
    const last = result.at(-1);
    if (last && "documents" in last && "documents" in step && last.documents.length < 4) {
      result[result.length - 1] = { documents: [...last.documents, ...step.documents] };
    } else result.push(step);
  }
  return result;
}

async function told(database: DatabaseName, steps: readonly Step[]): Promise<LedgerDb> {
  const db = await openLedgerOn(database);
  await db.write((tx) =>
    tx.bulk.insert("import_run", [
      { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" },
    ]),
  );
  const taken = new Set<number>();
  for (const step of joined(steps)) await take(db, step, taken);
  return db;
}

async function whole(db: LedgerDb) {
  const endings = await db.read
    .selectFrom("document_ending")
    .innerJoin("document", "document.id", "document_ending.document_id")
    .select(["uuid", "ended_as", "ended_on", "successor"])
    .orderBy("uuid")
    .execute();
  const statuses = await db.read
    .selectFrom("sat_status")
    .select(["uuid", "status", "cancelled_on", "receiver_name"])
    .orderBy("uuid")
    .execute();
  const settled = await db.read
    .selectFrom("receivable")
    .innerJoin("document", "document.id", "receivable.document_id")
    .select(["uuid", "settled_at_issue"])
    .orderBy("uuid")
    .execute();
  return { ...(await dump(db)), endings, statuses, settled };
}

describe.each(databases)("any order of documents, metadata, decisions and policies on %s", (database) => {
  test("gives the same ledger, entry by entry, and one that proves itself", async () => {
    await fc.assert(
      fc.asyncProperty(corpus, arrangement, async (facts, arranged) => {
        const one = await told(database, stepsOf(facts, null));
        const other = await told(database, stepsOf(facts, arranged));
        try {
          expect(await whole(other)).toEqual(await whole(one));
          const { checks } = await verifyLedger(other);
          expect(checks.filter((check) => !check.ok && check.name !== "files")).toEqual([]);
        } finally {
          decisionsOf.clear();
          await one.close();
          await other.close();
        }
      }),
      { numRuns: RUNS[database], endOnFailure: true, seed: 20261122 },
    );
  });
});
