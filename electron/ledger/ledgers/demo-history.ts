import { createHash, randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { PlacedItem } from "../../../shared/contract/agencies.ts";
import type { NextStep } from "../../../shared/contract/contacts.ts";
import { zContactDraft } from "../../../shared/contract/contacts.ts";
import { zContactDraft as zPersonAtCustomer } from "../../../shared/contract/customer-profile.ts";
import { zDisputeDraft } from "../../../shared/contract/disputes.ts";
import { zPaymentInput } from "../../../shared/contract/payments.ts";
import { zPromiseDraft } from "../../../shared/contract/promises.ts";
import type { ScheduledReport } from "../../../shared/contract/reports.ts";
import { instantOf } from "../../../shared/domain/contact-hours/zone-time.ts";
import { agenciesHandlers } from "../agencies/handlers.ts";
import { placedItems } from "../agencies/items-reader.ts";
import { previewPlacement } from "../agencies/preview-reader.ts";
import { approvalsHandlers } from "../approvals/handlers.ts";
import { contactsHandlers } from "../contacts/handlers.ts";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import { customersHandlers } from "../customers/handlers.ts";
import { placedOutside } from "../demo/desk/agencies.ts";
import { AGENCIES, type AgencyName, type DeskAgency } from "../demo/desk/agency-cast.ts";
import type { DeskCases, DeskCustomer } from "../demo/desk/cases.ts";
import { deskDiary } from "../demo/desk/diary.ts";
import { DESK_FROM, type Next, type Step } from "../demo/desk/diary-steps.ts";
import { milestones, settledByHand } from "../demo/desk/milestones.ts";
import { reachedOut } from "../demo/desk/outreach.ts";
import { DESK, type DeskPerson, payerOf } from "../demo/desk/people.ts";
import { createRandom } from "../demo/random.ts";
import { disputesHandlers } from "../disputes/handlers.ts";
import { forecastHandlers } from "../forecast/handlers.ts";
import { ImportRunner } from "../imports/runner.ts";
import { closesHandlers } from "../kpis/close-handlers.ts";
import { actingAs } from "../lib/acting.ts";
import { ChangeFeed } from "../lib/change-feed.ts";
import { readHolidays } from "../lib/holidays.ts";
import { paymentsHandlers } from "../payments/handlers.ts";
import { reportFileName } from "../reports/composer.ts";
import { saveReport } from "../reports/deliver.ts";
import { reportsHandlers } from "../reports/handlers.ts";
import { reportFolder } from "../reports/keeper.ts";
import { readSettings } from "../settings/reader.ts";
import { usersHandlers } from "../users/handlers.ts";
import { writeOffsHandlers } from "../write-offs/handlers.ts";
import { reachOut } from "./demo-outreach.ts";
import { isTaught, watch } from "./demo-oversight.ts";

/** What the desk's history is told from. */
interface DeskStory {
  readonly seed: number;
  readonly cases: DeskCases;
  /** Folder with one folder of CFDI for each evening on which some are imported. */
  readonly days: string;
  readonly ownRfcs: readonly { readonly rfc: string; readonly name: string }[];
}

/** What the steps of the history find of those before them. */
interface Desk {
  readonly story: DeskStory;
  readonly timeZone: string;
  readonly people: ReadonlyMap<DeskPerson, number>;
  readonly customers: ReadonlyMap<string, number>;
  /** Registered person of a customer. */
  readonly payers: Map<number, number>;
  /** Ids of disputes and approvals by what the diary calls them. */
  readonly named: Map<string, number>;
  readonly commandId: () => string;
  /** The same for steps that draw nobody: groups are drawn by the ids of commands, and stay as they are whatever is added. */
  readonly asideId: () => string;
}

/**
 * Gives the demo company the last three months of its desk, through the commands a desk uses and at the times it would have
 * used them: people and whom they are in charge of, contacts, promises, disputes, money by hand, closed months. Every command
 * has the same id each time, so that telling it again after it was cut off completes it. Ends early when `signal` aborts.
 */
export async function tellDeskHistory(context: LedgerContext, story: DeskStory, signal: AbortSignal): Promise<void> {
  const db = openLedger(context);
  const { timeZone } = await readSettings(db.read);
  const holidays = await readHolidays(db.read, 2026, 2026);
  const rows = await db.read.selectFrom("customer").select(["id", "key"]).execute();
  const customers = new Map(rows.map(({ id, key }) => [key, id]));
  const random = createRandom(story.seed, "desk", "commands");
  const commandId = (): string => random.uuid().toLowerCase();
  const aside = createRandom(story.seed, "desk", "aside");
  const asideId = (): string => aside.uuid().toLowerCase();

  const settled = settledByHand(story.cases.all());
  const outside = placedOutside(settled.customers);
  const steps = [
    ...milestones(settled.customers, holidays),
    ...settled.steps,
    ...outside.steps,
    ...reachedOut(settled.customers),
    ...deskDiary(story.seed, { customers: settled.customers, away: outside.away }, holidays),
  ].toSorted((a, b) => (a.day === b.day ? a.minute - b.minute : a.day < b.day ? -1 : 1));
  const opening = worker(context, { by: "raul", id: null, at: instantOf({ day: DESK_FROM, minute: 500 }, timeZone) });
  const people = await hire(opening, commandId);
  const desk: Desk = {
    ...{ story, timeZone, people, customers, commandId, asideId },
    ...{ payers: new Map(), named: new Map() },
  };
  await setUp(opening, desk, settled.customers, steps);
  // Whoever opens the demo finds the list of somebody who has customers.
  await usersHandlers.become(opening, { commandId: commandId(), id: people.get("ana") ?? null });
  for (const step of steps) {
    if (signal.aborted) return;
    const at = instantOf({ day: step.day, minute: step.minute }, timeZone);
    const as = worker(context, { by: step.by, id: people.get(step.by) ?? null, at });
    const call = { personId: as.personId(), actor: as.actor, procedure: `demo.${step.kind}`, input: null };
    await actingAs(call, () => take(as, desk, step));
  }
}

/** The ledger process as one person of the desk at one moment; screens hear of it all at the end. */
function worker(
  context: LedgerContext,
  { by, id, at }: { readonly by: DeskPerson; readonly id: number | null; readonly at: string },
): LedgerContext {
  const now = (): Date => new Date(at);
  const actor = DESK[by].name;
  const { reporter, secrets } = context.reports.office;
  const office = { reporter, secrets, now, actor, person: actor };
  const reports = { office, keeper: context.reports.keeper };
  return { ...context, now, actor, personId: () => id, changes: new ChangeFeed(now), reports };
}

async function hire(context: LedgerContext, commandId: () => string): Promise<Map<DeskPerson, number>> {
  const people = new Map<DeskPerson, number>();
  for (const [key, person] of Object.entries(DESK)) {
    const { id } = await usersHandlers.add(context, { commandId: commandId(), person: { ...person, active: true } });
    people.set(key as DeskPerson, id);
  }
  return people;
}

/** Who is in charge of whom, whom to call, and that no report is promised yet. */
async function setUp(
  context: LedgerContext,
  desk: Desk,
  customers: readonly DeskCustomer[],
  steps: readonly Step[],
): Promise<void> {
  const { people, commandId } = desk;
  const called = new Set(steps.flatMap((step) => (step.kind === "contact" ? [step.customer] : [])));
  const assignments = customers.flatMap(({ key }, index) => {
    const customerId = desk.customers.get(key);
    const collectorId = people.get(index % 2 === 0 ? "ana" : "beto") ?? null;
    return customerId === undefined ? [] : [{ customerId, collectorId }];
  });
  await customersHandlers.assign(context, { commandId: commandId(), assignments });
  for (const [index, { key }] of customers.entries()) {
    const customerId = desk.customers.get(key);
    if (customerId === undefined || !called.has(key)) continue;
    const { name, role, phone, mail } = payerOf(index);
    const channels = [{ kind: "phone", value: phone } as const, { kind: "email", value: mail } as const];
    const contact = zPersonAtCustomer.parse({ name, role, channels });
    const input = { commandId: commandId(), customerId, contactId: null, version: 0, contact };
    desk.payers.set(customerId, (await customersHandlers.saveContact(context, input)).id);
  }
  for (const kind of ["daily", "weekly", "monthly", "quarterly"] as const) await schedule(context, desk, kind, false);
}

async function schedule(context: LedgerContext, desk: Desk, kind: ScheduledReport, active: boolean): Promise<void> {
  const kept = { kind, active, atTime: "09:00", weekday: 1, businessDay: 3, format: "xlsx", paper: "letter" } as const;
  const schedule = { ...kept, lang: "es", folder: "", recipients: [] } as const;
  await reportsHandlers.saveSchedule(context, {
    commandId: desk.commandId(),
    schedule: { ...schedule, recipients: [] },
  });
}

function customerOf(desk: Desk, key: string): number {
  const id = desk.customers.get(key);
  if (id === undefined) throw new RangeError(`no customer ${key} in the demo`);
  return id;
}

function namedOf(desk: Desk, name: string): number {
  const id = desk.named.get(name);
  if (id === undefined) throw new RangeError(`nothing is called ${name} in the demo`);
  return id;
}

/** What was told before, for the steps that have a file of their own. */
function toldOf(desk: Desk): Parameters<typeof watch>[1] {
  return {
    customer: (key) => customerOf(desk, key),
    id: (name) => namedOf(desk, name),
    name: (name, id) => desk.named.set(name, id),
    commandId: desk.commandId,
  };
}

/** Carries out one step of the diary. */
async function take(context: LedgerContext, desk: Desk, step: Step): Promise<void> {
  const commandId = isTaught(step) ? desk.asideId() : desk.commandId();
  switch (step.kind) {
    case "contact":
      return contact(context, desk, step, commandId);
    case "decide": {
      const { outcome, rootCause, note } = step;
      const disputeId = namedOf(desk, step.name);
      const acceptedMinor = null;
      const decision = { disputeId, outcome, effect: "none", acceptedMinor, rootCause, cfdiUuid: null, note } as const;
      await disputesHandlers.decide(context, { ...decision, commandId });
      return;
    }
    case "payment": {
      const { currency, amountMinor, paidOn, operation, invoiceUuid, note } = step;
      const applications = invoiceUuid === null ? [] : [{ invoiceUuid, amountMinor }];
      const money = { customerId: customerOf(desk, step.customer), currency, amountMinor, paidOn, form: "03" };
      const payment = zPaymentInput.parse({ ...money, operation, account: "Banco 4471", note, applications });
      await paymentsHandlers.record(context, { commandId, payments: [payment], thirdParty: false });
      return;
    }
    case "askWriteOff": {
      const note = "Sin movimientos en años; el expediente no permite cobrarla.";
      const asked = await writeOffsHandlers.ask(context, { commandId, uuid: step.uuid, reason: step.reason, note });
      desk.named.set(step.name, asked.approvalId);
      return;
    }
    case "allow": {
      const id = namedOf(desk, step.name);
      await approvalsHandlers.decide(context, { commandId, id, decision: "approved", reason: "Revisado." });
      return;
    }
    case "agency":
      return register(context, desk, step.agency, commandId);
    case "askPlacement": {
      const agencyId = namedOf(desk, step.agency);
      // What the ledger knows by that day: a payment whose complement came meanwhile is not placed.
      const { uuids } = await previewPlacement(context, { agencyId, uuids: step.uuids });
      const note = "Sin respuesta a los requerimientos.";
      const asked = await agenciesHandlers.place(context, {
        ...{ commandId, agencyId, uuids, holdoutBp: step.holdoutBp, note },
      });
      desk.named.set(step.name, asked.approvalId);
      return;
    }
    case "askRecall": {
      const { most, reason } = step;
      const itemIds = (await placedOf(context, step.uuids)).flatMap(({ id, state }) => (state === "with" ? [id] : []));
      const note = "El despacho no reportó gestión en quince días.";
      const asked = await agenciesHandlers.recall(context, {
        ...{ commandId, itemIds: itemIds.slice(0, most), reason, note },
      });
      desk.named.set(step.name, asked.approvalId);
      return;
    }
    case "obtained":
      return obtained(context, step.uuids, commandId);
    case "agencyCost": {
      const { month, netMinor, vatMinor } = step;
      const agencyId = namedOf(desk, step.agency);
      await agenciesHandlers.addCost(context, {
        ...{ commandId, agencyId, month, kind: "fixed", currency: "MXN", netMinor, vatMinor },
        ...{ vatCreditable: true, note: "Cuota de plataforma" },
      });
      return;
    }
    case "complaint":
    case "complaintStep":
    case "audit":
    case "finding":
    case "agencyInvoice":
    case "payAgency":
    case "handedOver":
    case "agencyReport":
    case "gestor":
    case "training":
    case "scoredCall":
    case "calibratedCall":
    case "signedCall":
    case "callsTold":
      return watch(context, toldOf(desk), step, commandId);
    case "askCampaign":
    case "startCampaign":
    case "delivery":
    case "raiseCase":
    case "caseUp":
      return reachOut(context, toldOf(desk), step, commandId);
    case "followUp": {
      const { dueOn, note } = step;
      const customerId = customerOf(desk, step.customer);
      await contactsHandlers.addFollowUp(context, { commandId, customerId, dueOn, dueAt: null, note });
      return;
    }
    case "closeMonth":
      await closesHandlers.close(context, { commandId, month: step.month });
      return;
    case "forecast":
      await forecastHandlers.make(context, { commandId, asOf: step.day, weeks: 8 });
      return;
    case "weeklyFromHere":
    case "weeklyUntilHere":
      return schedule(context, desk, "weekly", step.kind === "weeklyFromHere");
    case "report":
      return report(context, step.covers, commandId);
    case "import":
      return importDays(context, desk, step.day);
  }
}

/** Registers an agency with its papers and prices. */
async function register(context: LedgerContext, desk: Desk, name: AgencyName, commandId: string): Promise<void> {
  const { fields, papers, terms }: DeskAgency = AGENCIES[name];
  const { id } = await agenciesHandlers.save(context, { commandId, id: null, version: 0, fields });
  desk.named.set(name, id);
  for (const paper of papers) {
    await agenciesHandlers.filePaper(context, { ...paper, commandId: desk.commandId(), agencyId: id, note: "" });
  }
  if (terms !== null) await agenciesHandlers.setTerms(context, { commandId: desk.commandId(), agencyId: id, terms });
}

/** What was placed of these invoices, in their order. */
async function placedOf(context: LedgerContext, uuids: readonly string[]): Promise<PlacedItem[]> {
  const items = await placedItems(openLedger(context).read, {});
  return uuids.flatMap((uuid) => items.filter((item) => item.uuid === uuid));
}

/**
 * Says of the payments of these invoices, as far as they are known and count, that the agency obtained them. What is known grows
 * with every import, so a history that is told again leaves this alone once it went on from here.
 */
async function obtained(context: LedgerContext, uuids: readonly string[], commandId: string): Promise<void> {
  const later = await openLedger(context)
    .read.selectFrom("audit")
    .select("seq")
    .where("at", ">", context.now().toISOString())
    .limit(1)
    .executeTakeFirst();
  if (later !== undefined) return;
  for (const { id, control } of await placedOf(context, uuids)) {
    if (control) continue;
    const { rows } = await agenciesHandlers.cash(context, { itemId: id });
    for (const { paymentUuid, when, via } of rows) {
      if (via || when !== "window") continue;
      const marked = { itemId: id, paymentUuid, via: true, note: "" };
      await agenciesHandlers.attribute(context, {
        ...marked,
        commandId: partOf(commandId, `${String(id)} ${paymentUuid}`),
      });
    }
  }
}

/** Id of one of the commands a step is made of, the same each time. */
function partOf(commandId: string, part: string): string {
  const hex = createHash("sha256").update(`${commandId} ${part}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function contact(
  context: LedgerContext,
  desk: Desk,
  step: Extract<Step, { kind: "contact" }>,
  commandId: string,
): Promise<void> {
  const db = openLedger(context);
  const { customer, next, reached, seconds: durationS, channel, outcome, note, unpaidReason, invoices } = step;
  const customerId = customerOf(desk, customer);
  const due = await db.read
    .selectFrom("follow_up")
    .select("id")
    .where("customer_id", "=", customerId)
    .where("state", "=", "open")
    .where("due_on", "<=", step.day)
    .orderBy("id")
    .execute();
  const contactId = reached ? (desk.payers.get(customerId) ?? null) : null;
  const draft = zContactDraft.parse({
    ...{ customerId, contactId, channel, outcome, durationS, note, unpaidReason, invoices },
    ...{ next: nextStep(customerId, next), followUpIds: due.map(({ id }) => id) },
  });
  const { nextId } = await contactsHandlers.log(context, { ...draft, commandId });
  if (next.kind === "dispute" && nextId !== null) desk.named.set(next.name, nextId);
}

function nextStep(customerId: number, next: Next): NextStep {
  switch (next.kind) {
    case "followUp":
      return { kind: "followUp", dueOn: next.dueOn, dueAt: null, note: "" };
    case "promise": {
      const { currency, dueOn, amountMinor, invoices } = next;
      const draft = { customerId, currency, payments: [{ dueOn, amountMinor }], invoices };
      return { kind: "promise", draft: zPromiseDraft.parse(draft) };
    }
    case "dispute": {
      const { invoiceUuid, type, amountMinor, reason } = next;
      return { kind: "dispute", draft: zDisputeDraft.parse({ customerId, invoiceUuid, type, amountMinor, reason }) };
    }
  }
}

/** The weekly report, written beside the ledger as its schedule asks. */
async function report(context: LedgerContext, covers: string, commandId: string): Promise<void> {
  const db = openLedger(context);
  const folder = reportFolder(db.path);
  await mkdir(folder, { recursive: true });
  const asked = {
    kind: "weekly",
    asOf: covers,
    currency: null,
    customerId: null,
    lang: "es",
    paper: "letter",
  } as const;
  const order = { asked, commandId, startedBy: "schedule", format: "xlsx" } as const;
  await saveReport(db, context.reports.office, { ...order, file: join(folder, `${reportFileName(asked)}.xlsx`) });
}

/** Imports the CFDI of the days since the last import. Those that are in are told as known when it is told again. */
async function importDays(context: LedgerContext, desk: Desk, day: string): Promise<void> {
  const { session, changes, now, actor } = context;
  const { story } = desk;
  const importing = new ImportRunner({ session, changes, now, actor });
  const request = { commandId: randomUUID(), paths: [join(story.days, day)], ownRfcs: story.ownRfcs };
  const { runId } = await importing.start(openLedger(context), request);
  await importing.finished(runId);
  const state = importing.snapshot(runId)?.state;
  if (state !== "done") throw new Error(`the import of ${day} was ${String(state)}`);
}
