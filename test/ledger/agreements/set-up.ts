import { randomUUID } from "node:crypto";
import type { AgreementDraftInput } from "../../../shared/contract/agreements.ts";
import type { CfdiDocument } from "../../../shared/domain/cfdi/document.ts";
import { promiseLedger } from "../promises/set-up.ts";
import { makeDocument, uuid } from "../support/documents.ts";
import type { DatabaseName } from "../support/ledgers.ts";

export const command = () => ({ commandId: randomUUID() });

/** A credit note of ours over invoices, relation 01 unless said. */
export const creditNote = (n: number, targets: readonly number[], pesos: string, day: string, relation = "01") =>
  makeDocument(n, {
    kind: "E",
    total: pesos,
    issuedAt: `${day}T10:00:00`,
    relations: [{ relation, uuids: targets.map(uuid) }],
  });

/** A ledger with a collector, a coordinator, a manager and a director, who take turns at the PC. */
export async function agreementLedger(database: DatabaseName, documents: readonly CfdiDocument[]) {
  const l = await promiseLedger(database, documents);
  const people = new Map<string, number>();
  for (const role of ["collector", "coordinator", "manager", "director", "administration"] as const) {
    const person = { name: role, role, email: "", active: true };
    people.set(role, (await l.client.users.add({ ...command(), person })).id);
  }
  const become = (role: string) => l.client.users.become({ ...command(), id: people.get(role) ?? null });
  await become("collector");
  const monthly = (count: number, firstOn: string) =>
    ({ by: "count", count, rhythm: "monthly", firstOn, down: null }) as const;
  const draft = (
    invoices: readonly number[],
    changes: Partial<AgreementDraftInput["parts"][number]> = {},
    more: Partial<AgreementDraftInput> = {},
  ): AgreementDraftInput => ({
    customerId: l.customerId,
    type: "payment-plan",
    parts: [
      { currency: "MXN", invoices: invoices.map(uuid), plan: monthly(2, "2026-03-31"), ...changes },
      ...(more.parts ?? []),
    ],
    ...Object.fromEntries(Object.entries(more).filter(([key]) => key !== "parts")),
  });
  const save = async (made: AgreementDraftInput): Promise<number> =>
    (await l.client.agreements.save({ ...command(), draft: made })).id;
  const approve = async (id: number, by: string): Promise<void> => {
    const { approvalId } = await l.client.agreements.ask({ ...command(), id });
    await become(by);
    await l.client.approvals.decide({ ...command(), id: approvalId, decision: "approved" });
    await become("collector");
  };
  return {
    ...l,
    become,
    monthly,
    agreement: draft,
    save,
    approve,
    /** Drawn up, approved, offered and signed on the clock's day. */
    async signed(made: AgreementDraftInput, by = "coordinator"): Promise<number> {
      const id = await save(made);
      await approve(id, by);
      const { day } = l.clock;
      await l.client.agreements.offer({ ...command(), id, expiresOn: day });
      await l.client.agreements.sign({ ...command(), id, signedOn: day });
      return id;
    },
    view: (id: number, asOf: string) => l.client.agreements.get({ id, asOf }),
    async stateOf(id: number, asOf: string): Promise<string> {
      return (await l.client.agreements.get({ id, asOf })).state;
    },
    /** What is open of an invoice now, in pesos. */
    async open(n: number): Promise<number> {
      const row = await l.db.read
        .selectFrom("receivable as r")
        .innerJoin("document as d", "d.id", "r.document_id")
        .select("r.open_minor")
        .where("d.uuid", "=", uuid(n))
        .executeTakeFirstOrThrow();
      return row.open_minor / 100;
    },
    terminate: (id: number) => l.client.agreements.terminate({ ...command(), id, reason: "no pagó" }),
  };
}
