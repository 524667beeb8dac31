import { createHash } from "node:crypto";
import type { ChargedInput } from "../../../shared/contract/agency-invoices.ts";
import { earnedIn } from "../../../shared/domain/agencies/earned.ts";
import { shareBp } from "../../../shared/domain/agencies/recovery.ts";
import { addDays, daysBetween } from "../../../shared/domain/days.ts";
import type { RawRow } from "../../../shared/domain/tabular/cell.ts";
import { auditsHandlers } from "../agencies/audit-handlers.ts";
import { readBook } from "../agencies/book.ts";
import { callsHandlers } from "../agencies/call-handlers.ts";
import { complaintsHandlers } from "../agencies/complaint-handlers.ts";
import { agencyInvoicesHandlers } from "../agencies/invoice-handlers.ts";
import { packedItems } from "../agencies/package-parts.ts";
import { keepPackage, stepPackage } from "../agencies/package-writer.ts";
import { judgeReport } from "../agencies/report-file.ts";
import { keepReport } from "../agencies/report-writer.ts";
import { trainingHandlers } from "../agencies/training-handlers.ts";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import type { Step } from "../demo/desk/diary-steps.ts";
import { carryOut } from "../lib/carry-out.ts";

/** What the demo's history finds of what was told before, and how it names its commands. */
interface Told {
  readonly customer: (key: string) => number;
  readonly id: (name: string) => number;
  readonly name: (name: string, id: number) => void;
  readonly commandId: () => string;
}

type WatchStep = Extract<
  Step,
  {
    kind:
      | "complaint"
      | "complaintStep"
      | "audit"
      | "finding"
      | "agencyInvoice"
      | "payAgency"
      | "handedOver"
      | "agencyReport";
  }
>;
type TaughtStep = Extract<
  Step,
  { kind: "gestor" | "training" | "scoredCall" | "calibratedCall" | "signedCall" | "callsTold" }
>;

/** Carries out a step of how the demo's desk watches its agency. */
export async function watch(
  context: LedgerContext,
  told: Told,
  step: WatchStep | TaughtStep,
  commandId: string,
): Promise<void> {
  switch (step.kind) {
    case "complaint": {
      const about = { agencyId: told.id(step.agency), customerId: told.customer(step.customer) };
      const fields = { ...about, ...step.told, receivedOn: step.day, authorityBy: null };
      told.name(step.name, (await complaintsHandlers.record(context, { commandId, fields })).id);
      return;
    }
    case "complaintStep":
      return complaintStep(context, told, step, commandId);
    case "audit": {
      const { note, points, findings, day: onDay } = step;
      const fields = { agencyId: told.id(step.agency), onDay, note, points, findings };
      told.name(step.name, (await auditsHandlers.record(context, { commandId, fields })).id);
      return;
    }
    case "finding": {
      const { findings } = await auditsHandlers.get(context, { id: told.id(step.name) });
      const id = findings.find(({ point }) => point === step.point)?.id ?? 0;
      const { note, day: on } = step;
      if (step.verified) await auditsHandlers.verify(context, { commandId, id, note });
      else await auditsHandlers.finish(context, { commandId, id, on, note });
      return;
    }
    case "agencyInvoice":
      return charge(context, told, step, commandId);
    case "payAgency": {
      const id = told.id(`${step.name} itself`);
      await agencyInvoicesHandlers.pay(context, { commandId, id, on: step.day, reference: "SPEI 40021" });
      return;
    }
    case "handedOver":
      return handOver(context, told, step, commandId);
    case "agencyReport":
      return report(context, told, step, commandId);
    default:
      return teach(context, told, step, commandId);
  }
}

/**
 * Receives what the agency did in a week: three invoices of four that it has, one call each, with a promise of what was placed now and
 * then. One call is made too late in the evening.
 */
async function report(
  context: LedgerContext,
  told: Told,
  { agency, day: receivedOn, forOn, gestores }: Extract<Step, { kind: "agencyReport" }>,
  commandId: string,
): Promise<void> {
  const agencyId = told.id(agency);
  await carryOut(context, commandId, "agencyReports.receive", ["agencies"], async (tx, recording) => {
    const placed = await tx.sql
      .selectFrom("placement_item as i")
      .leftJoin("placement_end as e", "e.item_id", "i.id")
      .select(["i.id", "i.invoice_uuid", "i.amount_minor"])
      .where("i.agency_id", "=", agencyId)
      .where("i.control", "=", 0)
      .where("i.placed_on", "<=", addDays(forOn, -4))
      .where((or) => or.or([or("e.on_day", "is", null), or("e.on_day", ">=", forOn)]))
      .orderBy("i.id")
      .execute();
    const week = Math.floor(daysBetween("2026-09-14", forOn) / 7);
    const rows = placed.flatMap((item, index): RawRow[] => {
      const turn = index + week;
      if (turn % 4 === 3) return [];
      const outcome = DONE[turn % DONE.length] ?? "titular";
      const hour =
        index === 0 && week === 2 ? "21:40" : `${String(9 + (turn % 8)).padStart(2, "0")}:${10 + (turn % 5) * 10}`;
      const promise = outcome === "promesa" ? [item.amount_minor / 100, addDays(forOn, 5)] : [null, null];
      const gestor = gestores[turn % gestores.length] ?? "";
      const on = addDays(forOn, -(turn % 4));
      return [{ row: index + 2, cells: [item.invoice_uuid, on, hour, "llamada", outcome, ...promise, gestor] }];
    });
    const columns = Object.fromEntries(
      ["invoice", "on", "at", "channel", "outcome", "amount", "promisedFor", "gestor"].map((key, at) => [key, at]),
    );
    const mapping = { sheet: "", headerRow: null, columns, decimal: "point", dayOrder: "ymd" } as const;
    const sha256 = createHash("sha256").update(JSON.stringify(rows)).digest("hex");
    const table = { kind: "table", format: "csv", sha256, bytes: 0, sheets: [], sheet: "", rows } as const;
    const asked = { agencyId, receivedOn, lang: "es", today: recording.today } as const;
    const judged = await judgeReport(tx.sql, asked, { table, mapping });
    const fileName = `Informe ${forOn}.csv`;
    return keepReport(tx, { agencyId, forOn, receivedOn, fileName, sha256 }, judged, recording);
  });
}

/** What came of the agency's calls, one after the other. */
const DONE = ["promesa", "no contesta", "titular", "tercero", "promesa", "negativa", "no contesta"] as const;

/** Keeps the package of a batch with its delivery and receipt. Nobody is handed anything: its hash is that of what it lists. */
async function handOver(
  context: LedgerContext,
  told: Told,
  { name, day: on, who, note }: Extract<Step, { kind: "handedOver" }>,
  commandId: string,
): Promise<void> {
  await carryOut(context, commandId, "agencyPackages.make", ["agencies"], async (tx, recording) => {
    const { id: placementId, agency_id: agencyId } = await tx.sql
      .selectFrom("placement")
      .select(["id", "agency_id"])
      .where("approval_id", "=", told.id(name))
      .executeTakeFirstOrThrow();
    const items = await packedItems(tx.sql, placementId, on);
    const listed = JSON.stringify(items);
    const sha256 = createHash("sha256").update(listed).digest("hex");
    const fileName = `Paquete lote ${placementId} versión 1.zip`;
    const made = { placementId, agencyId, fileName, bytes: listed.length, sha256, items };
    const { id } = await keepPackage(tx, made, recording);
    await stepPackage(tx, "delivered", { id, on, who: "", note }, recording);
    return stepPackage(tx, "acknowledged", { id, on, who, note: "" }, recording);
  });
}

/** Whether a step is of the agency's gestores, of whom nobody is drawn by chance. */
export function isTaught(step: Step): step is TaughtStep {
  return ["gestor", "training", "scoredCall", "calibratedCall", "signedCall", "callsTold"].includes(step.kind);
}

/** Who works at the agency, what they were taught, and their calls that were listened to. */
async function teach(context: LedgerContext, told: Told, step: TaughtStep, commandId: string): Promise<void> {
  switch (step.kind) {
    case "gestor": {
      const { name, fromOn } = step;
      const added = { commandId, agencyId: told.id(step.agency), name, fromOn };
      told.name(name, (await trainingHandlers.addAgent(context, added)).id);
      return;
    }
    case "training": {
      const { topic, version, trainer, minutes, validUntil, evidence, day: onDay } = step;
      const marks = Object.entries(step.scores).map(([gestor, score]) => ({ agentId: told.id(gestor), score }));
      const about = { agencyId: told.id(step.agency), onDay, topic, version, trainer, minutes };
      await trainingHandlers.record(context, { commandId, fields: { ...about, validUntil, evidence, marks } });
      return;
    }
    case "scoredCall": {
      const { onDay, reason, reference, points, errors, comment } = step;
      const about = { agencyId: told.id(step.agency), agentId: told.id(step.gestor), customerId: null, onDay } as const;
      const fields = { ...about, channel: "phone", reason, reference, points, errors, comment } as const;
      told.name(step.name, (await callsHandlers.record(context, { commandId, fields })).id);
      return;
    }
    case "calibratedCall": {
      const { points, errors, comment } = step;
      const scorecard = { points, errors, comment };
      await callsHandlers.calibrate(context, { commandId, id: told.id(step.name), scorecard });
      return;
    }
    case "signedCall":
      await callsHandlers.sign(context, { commandId, id: told.id(step.name), on: step.day, note: "" });
      return;
    case "callsTold": {
      const { month, calls } = step;
      await callsHandlers.tellCalls(context, { commandId, agentId: told.id(step.gestor), month, calls });
    }
  }
}

async function complaintStep(
  context: LedgerContext,
  told: Told,
  { name, day: on, step }: Extract<Step, { kind: "complaintStep" }>,
  commandId: string,
): Promise<void> {
  const id = told.id(name);
  switch (step.kind) {
    case "acknowledged":
      await complaintsHandlers.acknowledge(context, { commandId, id, on, note: "" });
      return;
    case "due":
      await complaintsHandlers.setDue(context, {
        commandId,
        id,
        authority: "condusef",
        answerBy: step.answerBy,
        note: "",
      });
      return;
    case "answered": {
      const { kind: _, ...answer } = step;
      await complaintsHandlers.answer(context, { commandId, id, on, ...answer });
    }
  }
}

/** The lines of what the payments of a month earned, by the ledger as it is. */
async function linesOf(context: LedgerContext, agencyId: number, month: string): Promise<ChargedInput[]> {
  const book = await readBook(openLedger(context).read);
  return book
    .filter((item) => item.agencyId === agencyId && !item.control)
    .flatMap((item) => {
      const { rateBp, control, terms, cash } = item;
      return earnedIn(item.debt, cash, { rateBp, control, directEarns: terms.directEarns }, month).flatMap((earned) => {
        const payment = cash.find(({ key }) => key === earned.key);
        if (earned.why !== null || payment === undefined) return [];
        const { baseMinor, commissionMinor } = earned;
        const { paymentUuid, on: paidOn } = payment;
        return [{ invoice: item.uuid, payment: paymentUuid, paidOn, baseMinor, rateBp, commissionMinor }];
      });
    });
}

/**
 * The agency's invoice for a month with its lines; one that overcharges has its first line at a rate that was not agreed, the
 * other is asked to be approved. What a month earned grows with every import, so what was told before is left as it is.
 */
async function charge(
  context: LedgerContext,
  told: Told,
  step: Extract<Step, { kind: "agencyInvoice" }>,
  commandId: string,
): Promise<void> {
  const { month, number, overcharged, name, day: issuedOn } = step;
  const agencyId = told.id(step.agency);
  const [linesId, askId] = [told.commandId(), told.commandId()];
  const charged = (await linesOf(context, agencyId, month)).map((line, index) => {
    if (!overcharged || index > 0) return line;
    const rateBp = line.rateBp + 300;
    return { ...line, rateBp, commissionMinor: shareBp(line.baseMinor, rateBp) };
  });
  const { rows } = await agencyInvoicesHandlers.page(context, { agencyId, states: [], offset: 0, limit: 100 });
  const before = rows.find((row) => row.number === number);
  const netMinor = charged.reduce((sum, { commissionMinor }) => sum + commissionMinor, 0);
  if (before === undefined && netMinor <= 0) throw new RangeError(`nothing was earned in ${month}`);
  const vatMinor = shareBp(netMinor, 1600);
  const amounts = { netMinor, vatMinor, withheldMinor: 0, totalMinor: netMinor + vatMinor };
  const fields = { uuid: "", number, issuedOn, month, currency: "MXN", ...amounts, vatCreditable: true, note: "" };
  const { id } = before ?? (await agencyInvoicesHandlers.record(context, { commandId, agencyId, fields, file: null }));
  told.name(`${name} itself`, id);
  if (before === undefined || before.lines === 0) {
    await agencyInvoicesHandlers.setLines(context, { commandId: linesId, id, lines: charged, note: "" });
  }
  if (overcharged) return;
  const note = "Conforme a los pagos aplicados.";
  const approvalId =
    before?.approvalId ?? (await agencyInvoicesHandlers.ask(context, { commandId: askId, id, note })).approvalId;
  told.name(name, approvalId);
}
