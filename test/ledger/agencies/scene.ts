import { randomUUID } from "node:crypto";
import { createRouterClient } from "@orpc/server";
import { onTestFinished } from "vitest";
import { createContext } from "../../../electron/ledger/context.ts";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import { PAPERS } from "../../../shared/domain/agencies/codes.ts";
import type { CfdiDocument } from "../../../shared/domain/cfdi/document.ts";
import { incoming, makeDocument, rules, uuid } from "../support/documents.ts";
import type { DatabaseName } from "../support/ledgers.ts";
import { openLedgerOn } from "../support/ledgers.ts";

/** Thousands of pesos in minor units. */
export const K = 100_000;

/** RFCs of customers of a test, by their number. */
const RFCS = [
  "URE180429TM6",
  "IVD920810GU2",
  "KIJ0906199R1",
  "JES900109Q90",
  "CACX7605101P8",
  "MISC491214B86",
] as const;

/** An invoice of thousands of pesos to a customer, due so many days before 1 July 2026 (30 days of credit). */
export function owed(
  n: number,
  thousands: number,
  daysLate: number,
  customer = 0,
  changes: Partial<CfdiDocument> = {},
) {
  const issued = new Date(Date.UTC(2026, 6, 1 - daysLate - 30)).toISOString().slice(0, 10);
  return makeDocument(n, {
    total: `${thousands}000.00`,
    issuedAt: `${issued}T10:00:00`,
    receiver: { rfc: RFCS[customer] ?? RFCS[0], name: `CLIENTE ${customer}`, foreignTaxId: "" },
    ...changes,
  });
}

const TERMS = {
  fromOn: "2026-01-01",
  rates: { "1-30": 1200, "31-60": 1800, "61-90": 2500, "90+": 3000 },
  directEarns: true,
  tailDays: 15,
  vatBp: 1600,
  vatCreditable: true,
  note: "",
} as const;

/** A ledger on 1 July 2026 with invoices, two people, and an agency with papers and terms. */
export async function setUp(
  database: DatabaseName,
  documents: readonly CfdiDocument[],
  terms: Partial<typeof TERMS | { directEarns: boolean; vatCreditable: boolean }> = {},
) {
  const clock = { day: "2026-07-01" };
  const db = await openLedgerOn(database);
  const { context, close } = createContext({ now: () => new Date(`${clock.day}T18:00:00.000Z`) });
  await context.session.adopt(db);
  onTestFinished(close);
  const client = createRouterClient(createRouter(), { context });
  const id = () => ({ commandId: randomUUID() });
  const run = { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" } as const;
  await db.write((tx) => tx.bulk.insert("import_run", [run]));
  const post = (...batch: readonly CfdiDocument[]) =>
    db.write((tx) =>
      postDocuments(tx, batch.map(incoming), { runId: 1, recordedAt: `${clock.day}T00:00:00.000Z`, actor: "t" }, rules),
    );
  await post(...documents);
  const person = { email: "", active: true } as const;
  const asks = await client.users.add({ ...id(), person: { ...person, name: "Carla", role: "coordinator" } });
  const allows = await client.users.add({ ...id(), person: { ...person, name: "Marta", role: "manager" } });
  const become = (who: { id: number }) => client.users.become({ ...id(), id: who.id });
  await become(asks);
  const fields = {
    legalName: "Recuperadora del Centro",
    rfc: "EKU9003173C9",
    address: "",
    phones: "",
    email: "",
    contact: "",
    states: "",
    services: "",
    active: true,
  };
  const newAgency = async (changes: Partial<typeof fields> = {}, own: typeof terms = terms) => {
    const agency = await client.agencies.save({ ...id(), fields: { ...fields, ...changes } });
    for (const paper of PAPERS) {
      await client.agencies.filePaper({
        ...id(),
        agencyId: agency.id,
        paper,
        obligatory: paper !== "repse",
        expiresOn: "2027-06-30",
      });
    }
    await client.agencies.setTerms({ ...id(), agencyId: agency.id, terms: { ...TERMS, ...own } });
    return agency.id;
  };
  const agencyId = await newAgency();
  const allow = async () => {
    await become(allows);
    const { rows } = await client.approvals.page({});
    for (const row of rows) await client.approvals.decide({ ...id(), id: row.id, decision: "approved" });
    await become(asks);
  };
  const customerOf = async (n: number): Promise<number> =>
    (await db.read.selectFrom("document").select("customer_id").where("uuid", "=", uuid(n)).executeTakeFirstOrThrow())
      .customer_id ?? 0;
  return {
    db,
    client,
    context,
    clock,
    id,
    post,
    become,
    asks,
    allows,
    fields,
    newAgency,
    agencyId,
    allow,
    customerOf,
    place: (numbers: readonly number[], changes: { agencyId?: number; holdoutBp?: number } = {}) =>
      client.agencies.place({ ...id(), agencyId, uuids: numbers.map(uuid), ...changes }),
    /** The placed item of an invoice, the last one. */
    item: async (n: number) => {
      const [found] = (await client.agencies.ofInvoice({ uuid: uuid(n) })).rows;
      if (found === undefined) throw new Error(`invoice ${n} was never placed`);
      return found;
    },
    /** Records money of a day on an invoice, and answers the payment. */
    pay: async (n: number, day: string, thousands: number, currency = "MXN"): Promise<string> => {
      const customerId = await customerOf(n);
      const amountMinor = thousands * K;
      const { payments } = await client.payments.record({
        ...id(),
        payments: [
          {
            customerId,
            currency,
            amountMinor,
            paidOn: day,
            form: "03",
            applications: [{ invoiceUuid: uuid(n), amountMinor }],
          },
        ],
      });
      return payments[0]?.uuid ?? "";
    },
  };
}

/** The scene of a test. */
export type Scene = Awaited<ReturnType<typeof setUp>>;
