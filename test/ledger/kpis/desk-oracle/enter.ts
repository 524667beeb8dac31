import { randomUUID } from "node:crypto";
import { createRouterClient } from "@orpc/server";
import { createContext } from "../../../../electron/ledger/context.ts";
import type { LedgerDb } from "../../../../electron/ledger/db/ledger-db.ts";
import { createRouter } from "../../../../electron/ledger/router.ts";
import type { ContactDraftInput } from "../../../../shared/contract/contacts.ts";
import { file, folderOf, OWN_RFC } from "../../support/cfdi-files.ts";
import { uuid } from "../../support/documents.ts";
import { COLLECTORS, type Contact, type Invoice, LAST, type Payment, type Promised, ROLES, START } from "./world.ts";

const LETTERS = "ABC";
const rfcOf = (customer: number): string => `${LETTERS[customer] ?? "Z"}CO010101AA1`;
const pesos = (minor: number): string => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, "0")}`;
const command = () => ({ commandId: randomUUID() });

function fileOf({ n, customer, minor, issuedOn, evening, dueOn }: Invoice): string {
  const days = Math.round((Date.parse(dueOn) - Date.parse(issuedOn)) / 86_400_000);
  return file(n, {
    issuer: `Rfc="${OWN_RFC}" Nombre="EMISORA" RegimenFiscal="601"`,
    receiver: `Rfc="${rfcOf(customer)}" Nombre="CLIENTE ${LETTERS[customer] ?? "Z"}" UsoCFDI="G03"`,
    taxes: "",
    root: {
      Fecha: `${issuedOn}T${evening ? "18:30" : "10:00"}:00`,
      Moneda: "MXN",
      SubTotal: pesos(minor),
      Total: pesos(minor),
      MetodoPago: "PPD",
      FormaPago: "99",
      CondicionesDePago: `${days} días`,
    },
  });
}

/** What the desk can do, each by the program's own command on the day the clock says. */
export async function openDesk(db: LedgerDb, first: readonly Invoice[]) {
  const clock = { at: `${START}T18:00:00.000Z` };
  const { context, close } = createContext({ now: () => new Date(clock.at) });
  await context.session.adopt(db);
  const client = createRouterClient(createRouter(), { context });
  const add = (name: string, role: "collector" | "manager") =>
    client.users.add({ ...command(), person: { email: "", active: true, name, role } });
  const laura = await add("Laura", "collector");
  const people = [null, laura.id, (await add("Pedro", "collector")).id];
  const marta = await add("Marta", "manager");
  await client.users.become({ ...command(), id: marta.id });
  const rules = await client.promises.rules();
  await client.promises.saveRules({ ...command(), rules: { ...rules, maxDays: 365, maxBroken: 0 } });

  const bring = async (invoices: readonly Invoice[]): Promise<void> => {
    const paths = [folderOf(Object.fromEntries(invoices.map((each) => [`${each.n}.xml`, fileOf(each)])))];
    const { runId } = await client.imports.start({ ...command(), paths, ownRfcs: [OWN_RFC] });
    await context.importing.finished(runId);
    const { counts } = (await client.imports.items({ runId, limit: 1 })).run;
    if (counts.posted !== invoices.length) throw new Error(`documents refused: ${JSON.stringify(counts)}`);
  };
  await bring(first);
  const { rows } = await client.customers.find({ text: "", limit: 50 });
  const ids = COLLECTORS.map((_, customer) => rows.find(({ rfc }) => rfc === rfcOf(customer))?.id ?? 0);
  const idOf = (customer: number): number => ids[customer] ?? 0;
  const contacts: number[][] = [];
  for (const [customer, collector] of COLLECTORS.entries()) {
    const known: number[] = [];
    for (const role of ROLES) {
      const contact = { name: `De ${role}`, role };
      const saved = await client.customers.saveContact({
        ...command(),
        customerId: idOf(customer),
        contactId: null,
        contact,
      });
      known.push(saved.id);
    }
    contacts.push(known);
    if (collector === 0) continue;
    const assignments = [{ customerId: idOf(customer), collectorId: people[collector] ?? null }];
    await client.customers.assign({ ...command(), assignments });
  }

  const uuids = new Map<Payment, string>();
  const logged = new Map<number, number>();
  const promiseIds = new Map<number, number>();
  const disputeIds = new Map<number, number>();
  const draftOf = (contact: Contact, next: ContactDraftInput["next"]): ContactDraftInput => ({
    customerId: idOf(contact.customer),
    contactId: contact.person === null ? null : (contacts[contact.customer]?.[contact.person] ?? null),
    reachedName: contact.person === null ? "Alguien" : "",
    channel: contact.channel,
    direction: contact.direction,
    outcome: contact.outcome,
    overrideReason: "Lo pidió el cliente",
    happenedAt: `${contact.on}T17:00:00.000Z`,
    ...(next === undefined ? {} : { next }),
  });
  const promiseDraft = ({ customer, payments, replaces }: Promised, named: readonly Invoice[]) => ({
    customerId: idOf(customer),
    currency: "MXN",
    payments: payments.map(({ dueOn, minor }) => ({ dueOn, amountMinor: minor })),
    invoices: named.map(({ n }) => uuid(n)),
    renegotiates: replaces === null ? null : (promiseIds.get(replaces.n) ?? 0),
  });

  return {
    client,
    close,
    people,
    bring,
    promiseDraft,
    /** The clock goes to the day; of one day each step is a minute after the one before. */
    at(day: string, minute: number): void {
      clock.at = `${day}T18:${String(minute % 60).padStart(2, "0")}:00.000Z`;
    },
    end(): void {
      clock.at = "2026-06-15T18:00:00.000Z";
    },
    async pay(payment: Payment, apply: readonly (readonly [Invoice, number])[]): Promise<void> {
      const applications = apply.map(([{ n }, minor]) => ({ invoiceUuid: uuid(n), amountMinor: minor }));
      const { customer, minor, paidOn } = payment;
      const one = { customerId: idOf(customer), currency: "MXN", amountMinor: minor, paidOn, form: "03", applications };
      const { payments } = await client.payments.record({ ...command(), payments: [one] });
      uuids.set(payment, payments[0]?.uuid ?? "");
    },
    async apply(payment: Payment, { n }: Invoice, minor: number): Promise<void> {
      const paymentUuid = uuids.get(payment) ?? "";
      const applications = [{ paymentUuid, invoiceUuid: uuid(n), amountMinor: minor }];
      await client.payments.apply({ ...command(), applications });
    },
    async bounce(payment: Payment, on: string): Promise<void> {
      await client.payments.bounce({ ...command(), paymentUuid: uuids.get(payment) ?? "", on });
    },
    async log(contact: Contact, next: ContactDraftInput["next"]): Promise<number | null> {
      const done = await client.contacts.log({ ...command(), ...draftOf(contact, next) });
      logged.set(contact.n, done.interactionId);
      return done.nextId;
    },
    async correct(wrong: Contact, right: Contact, next: ContactDraftInput["next"]): Promise<void> {
      const correctsId = logged.get(wrong.n) ?? 0;
      const reason = "Me equivoqué";
      const done = await client.contacts.correct({ ...command(), ...draftOf(right, next), correctsId, reason });
      logged.set(right.n, done.interactionId);
    },
    async withdraw(wrong: Contact): Promise<void> {
      const interactionId = logged.get(wrong.n) ?? 0;
      await client.contacts.withdraw({ ...command(), interactionId, reason: "No fue así" });
    },
    async promise(promise: Promised, named: readonly Invoice[]): Promise<void> {
      const { id } = await client.promises.make({ ...command(), draft: promiseDraft(promise, named) });
      if (id === null) throw new Error("the promise waits for another person");
      promiseIds.set(promise.n, id);
    },
    knownAs(promise: Promised, id: number | null): void {
      if (id === null) throw new Error("the contact made no promise");
      promiseIds.set(promise.n, id);
    },
    async callOff({ n }: Promised): Promise<void> {
      await client.promises.cancel({ ...command(), id: promiseIds.get(n) ?? 0, reason: "Ya no puede" });
    },
    async dispute(n: number, invoice: Invoice, minor: number): Promise<void> {
      await client.users.become({ ...command(), id: laura.id });
      const draft = {
        customerId: idOf(invoice.customer),
        invoiceUuid: uuid(invoice.n),
        type: "price" as const,
        amountMinor: minor,
        reason: "Precio distinto del pedido",
      };
      const { id } = await client.disputes.open({ ...command(), draft });
      disputeIds.set(n, id);
      await client.users.become({ ...command(), id: marta.id });
    },
    async answer(n: number): Promise<void> {
      const disputeId = disputeIds.get(n) ?? 0;
      const said = { outcome: "invalid", effect: "none", rootCause: "customer-error" } as const;
      await client.disputes.decide({ ...command(), disputeId, ...said });
    },
    async reopen(n: number): Promise<void> {
      await client.disputes.reopen({ ...command(), disputeId: disputeIds.get(n) ?? 0, note: "Otra vez" });
    },
    async bar(customer: number, doNotContact: boolean): Promise<void> {
      const customerId = idOf(customer);
      const { version } = await client.customers.ficha({ customerId, asOf: LAST });
      await client.customers.update({ ...command(), customerId, version, changes: { doNotContact } });
    },
  };
}
export type Desk = Awaited<ReturnType<typeof openDesk>>;
