import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { createContext } from "../../../../electron/ledger/context.ts";
import type { LedgerDb } from "../../../../electron/ledger/db/ledger-db.ts";
import { createRouter } from "../../../../electron/ledger/router.ts";
import { addDays, daysBetween } from "../../../../shared/domain/days.ts";
import { creditFile, file, folderOf } from "../../support/cfdi-files.ts";
import { uuid } from "../../support/documents.ts";
import { temporaryFolder } from "../../support/ledgers.ts";
import { COMPANIES, type Office, rateTold, SEGMENTS, START, type Step } from "./office.ts";

/** Series of Banco de México of the currencies. */
const SERIES = { USD: "SF43718", EUR: "SF46410" } as const;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const rfcOf = (customer: number): string => `${LETTERS[customer] ?? "Z"}CO010101AA1`;
const receiver = (customer: number): string =>
  `Rfc="${rfcOf(customer)}" Nombre="CLIENTE ${LETTERS[customer] ?? "Z"}" UsoCFDI="G03"`;
const issuer = (company: number): string =>
  `Rfc="${COMPANIES[company] ?? ""}" Nombre="EMISORA ${company}" RegimenFiscal="601"`;
const pesos = (minor: number): string => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, "0")}`;
const command = () => ({ commandId: randomUUID() });

/** The file of an invoice or credit note. */
function fileOf(step: Extract<Step, { do: "invoice" | "credit" }>): string {
  const { n, item, issuedOn, minor } = step;
  const foreign = item.currency === "MXN" ? {} : { TipoCambio: "18.00" };
  const root = {
    Fecha: `${issuedOn}T10:00:00`,
    Moneda: item.currency,
    SubTotal: pesos(minor),
    Total: pesos(minor),
    ...foreign,
  };
  const parts = { issuer: issuer(item.company), receiver: receiver(item.customer), taxes: "" };
  if (step.do === "credit") {
    const relations = step.target === null ? [] : ([["01", [step.target]]] as const);
    return creditFile(n, { ...parts, root, relations });
  }
  const way = step.pue ? { MetodoPago: "PUE", FormaPago: "03" } : { MetodoPago: "PPD", FormaPago: "99" };
  const relations = step.replaces === null ? [] : ([["04", [step.replaces]]] as const);
  return file(n, { ...parts, root: { ...root, ...way, CondicionesDePago: `${step.days} días` }, relations });
}

/** Enters the story by the program's own commands, each on its day. */
export async function enter(db: LedgerDb, office: Office) {
  const clock = { at: `${START}T18:00:00.000Z` };
  const { context, close } = createContext({ now: () => new Date(clock.at) });
  await context.session.adopt(db);
  const client = createRouterClient(createRouter(), { context });
  const person = { email: "", active: true } as const;
  const add = (name: string, role: "collector" | "manager") =>
    client.users.add({ ...command(), person: { ...person, name, role } });
  const laura = await add("Laura", "collector");
  const people = [null, laura.id, (await add("Pedro", "collector")).id];
  const marta = await add("Marta", "manager");
  let now: number | null = null;
  const become = async (id: number): Promise<void> => {
    if (now === id) return;
    await client.users.become({ ...command(), id });
    now = id;
  };
  await become(marta.id);
  await client.settings.update({ ...command(), changes: { rateDaysBack: office.rates.back } });
  const rules = await client.kpis.rules();
  const { recovery: recoveryMethod, dso: dsoMethod, window: dsoWindowMonths } = office.rules;
  await client.kpis.saveRules({ ...command(), rules: { ...rules, recoveryMethod, dsoMethod, dsoWindowMonths } });
  for (const [currency, series] of Object.entries(SERIES)) {
    const list = [`Fecha,${series}`];
    for (let at = -40; at <= daysBetween(START, office.last) + 40; at++) {
      const rate = rateTold(currency, at, office.rates);
      const [year, month, day] = addDays(START, at).split("-");
      if (rate !== null) list.push(`${day}/${month}/${year},${(rate / 10_000).toFixed(4)}`);
    }
    const path = join(temporaryFolder(), `${series}.csv`);
    writeFileSync(path, `${list.join("\n")}\n`);
    const told = await client.rates.importFile({ ...command(), file: path });
    if (told.problems.length > 0 || told.refused !== null) throw new Error(`rates refused: ${JSON.stringify(told)}`);
  }

  const ids: number[] = [];
  const findCustomers = async (): Promise<void> => {
    const { rows } = await client.customers.find({ text: "", limit: 50 });
    for (const { n } of office.customers) ids[n] = rows.find(({ rfc }) => rfc === rfcOf(n))?.id ?? 0;
  };
  let waiting: Record<string, string> = {};
  const flush = async (): Promise<void> => {
    if (Object.keys(waiting).length === 0) return;
    await become(marta.id);
    const paths = [folderOf(waiting)];
    const count = Object.keys(waiting).length;
    waiting = {};
    const { runId } = await client.imports.start({ ...command(), paths, ownRfcs: [...COMPANIES] });
    await context.importing.finished(runId);
    const { counts } = (await client.imports.items({ runId, limit: 1 })).run;
    if (counts.posted !== count) throw new Error(`documents refused: ${JSON.stringify(counts)}`);
    await findCustomers();
  };
  const idOf = (customer: number): number => ids[customer] ?? 0;
  const payments: string[] = [];
  const bounced: string[] = [];
  const disputes: number[] = [];

  const carryOut = async (step: Step): Promise<void> => {
    if (step.do === "invoice" || step.do === "credit") {
      waiting[`${step.n}.xml`] = fileOf(step);
      return;
    }
    await flush();
    switch (step.do) {
      case "pay": {
        const { customer, currency, minor: amountMinor, paidOn } = step.payment;
        const applications = step.apply.map(([n, minor]) => ({ invoiceUuid: uuid(n), amountMinor: minor }));
        const { payments: recorded } = await client.payments.record({
          ...command(),
          payments: [
            {
              customerId: idOf(customer),
              currency,
              amountMinor,
              paidOn,
              form: step.cheque ? "02" : "03",
              applications,
            },
          ],
        });
        payments[step.payment.n] = recorded[0]?.uuid ?? "";
        return;
      }
      case "apply":
        await client.payments.apply({
          ...command(),
          applications: [
            { paymentUuid: payments[step.payment] ?? "", invoiceUuid: uuid(step.document), amountMinor: step.minor },
          ],
        });
        return;
      case "bounce":
        bounced.push(payments[step.payment] ?? "");
        await client.payments.bounce({ ...command(), paymentUuid: payments[step.payment] ?? "", on: step.day });
        return;
      case "clear":
        await client.payments.clear({ ...command(), paymentUuid: payments[step.payment] ?? "", on: step.day });
        return;
      case "cancel":
        await client.review.cancel({ ...command(), uuid: uuid(step.document), on: step.on, motive: "02" });
        return;
      case "request":
        await client.review.request({ ...command(), uuid: uuid(step.document), on: step.on, motive: "02" });
        return;
      case "writeOff": {
        await become(laura.id);
        const { approvalId } = await client.writeOffs.ask({
          ...command(),
          uuid: uuid(step.document),
          reason: "uncollectable",
          note: "Se agotó la gestión",
        });
        await become(marta.id);
        await client.approvals.decide({ ...command(), id: approvalId, decision: "approved" });
        return;
      }
      case "writeBack": {
        const { rows } = await client.writeOffs.ofInvoice({ uuid: uuid(step.document) });
        const writeOffId = rows.find(({ state }) => state === "written-off")?.id ?? 0;
        await client.writeOffs.undo({ ...command(), uuid: uuid(step.document), writeOffId, reason: "Apareció" });
        return;
      }
      case "dispute": {
        await become(laura.id);
        const { id } = await client.disputes.open({
          ...command(),
          draft: {
            customerId: idOf(step.customer),
            invoiceUuid: uuid(step.document),
            type: "price",
            amountMinor: step.minor,
            reason: "Precio distinto del pedido",
          },
        });
        disputes[step.dispute] = id;
        await become(marta.id);
        return;
      }
      case "answer":
        await client.disputes.decide({
          ...command(),
          disputeId: disputes[step.dispute] ?? 0,
          outcome: "invalid",
          effect: "none",
          rootCause: "customer-error",
        });
        return;
      case "reopen":
        await client.disputes.reopen({ ...command(), disputeId: disputes[step.dispute] ?? 0, note: "Otra vez" });
        return;
    }
  };

  for (const step of office.steps) {
    clock.at = `${step.day}T18:00:00.000Z`;
    try {
      await carryOut(step);
    } catch (cause) {
      throw new Error(`refused: ${JSON.stringify(step)}: ${JSON.stringify(cause)}`, { cause });
    }
  }
  await flush();
  await become(marta.id);
  for (const { n, parent, collector, segment } of office.customers) {
    if (idOf(n) === 0) continue;
    const parentId = parent === null || idOf(parent) === 0 ? null : idOf(parent);
    const { version } = await client.customers.ficha({ customerId: idOf(n), asOf: office.last });
    await client.customers.update({
      ...command(),
      customerId: idOf(n),
      version,
      changes: { parentId, riskClass: segment, collectorId: people[collector] ?? null },
    });
  }
  // Who has a customer from the day after on, and how it is classed by then, is nothing to any day before; but the first
  // word of all about a customer is (decision 76), so that only those of whom something was said move.
  clock.at = `${addDays(office.last, 1)}T18:00:00.000Z`;
  const known = office.customers.filter(({ n }) => idOf(n) !== 0);
  for (const { n, segment } of known) {
    if (segment === "B") continue;
    const { version } = await client.customers.ficha({ customerId: idOf(n), asOf: office.last });
    const riskClass = SEGMENTS[(SEGMENTS.indexOf(segment) + 1) % SEGMENTS.length] ?? segment;
    await client.customers.update({ ...command(), customerId: idOf(n), version, changes: { riskClass } });
  }
  const assignments = known.flatMap(({ n, collector }) =>
    collector === 0 ? [] : [{ customerId: idOf(n), collectorId: people[(collector + 1) % people.length] ?? null }],
  );
  if (assignments.length > 0) await client.customers.assign({ ...command(), assignments });
  return { client, context, close, idOf, people };
}
