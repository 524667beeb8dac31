import { addBusinessDays, type Holidays, isBusinessDay, weekday } from "../../../../shared/domain/business-days.ts";
import { addDays } from "../../../../shared/domain/days.ts";
import { DEMO_AS_OF } from "../generate.ts";
import { type DeskCustomer, type DeskInvoice, openOn } from "./cases.ts";
import { DESK_FROM, DESK_TO, type Step } from "./diary-steps.ts";

/** Day from which the desk imports what was stamped every evening; before, on Fridays. */
const DAILY_FROM = "2026-10-01";
/** An evening on which nobody did. */
const FORGOTTEN = "2026-10-14";
/**
 * Money that came by transfer, and whose complemento nobody has stamped. Of the last week only: from the first day on every
 * complemento is asked for the money it documents.
 */
const RECEIVED_ON = ["2026-10-26", "2026-10-27", "2026-10-28", "2026-10-29"] as const;
/** Received without a word on what it pays, in centavos. */
const UNEXPLAINED = 1_845_000;

/** Days on which what is lost is asked to be written off, and on which that is allowed. */
const ASKED_ON = "2026-10-12";
const ALLOWED_ON = "2026-10-15";

/** The evenings on which the desk imports. */
export function importDays(holidays: Holidays): string[] {
  const days: string[] = [];
  for (let day = DESK_FROM; day <= DESK_TO; day = addDays(day, 1)) {
    if (!isBusinessDay(day, holidays) || day === FORGOTTEN) continue;
    if (day >= DAILY_FROM || weekday(day) === 5) days.push(day);
  }
  return [...days.slice(0, -1), DEMO_AS_OF];
}

/** Invoices of pesos on which nothing comes any more, the oldest first. */
function forsaken(customers: readonly DeskCustomer[], dueFrom: string, dueTo: string) {
  return customers.flatMap((customer) =>
    customer.invoices
      .filter(({ currency, dueOn }) => currency === "MXN" && dueOn >= dueFrom && dueOn <= dueTo)
      .filter((invoice) => openOn(invoice, DEMO_AS_OF) > 0 && invoice.movements.every(({ on }) => on < DESK_FROM))
      .slice(0, 1)
      .map((invoice) => ({ customer, invoice })),
  );
}

/** What is received by hand and what is given up: the steps, and the customers with that among what lowers their invoices. */
export function settledByHand(customers: readonly DeskCustomer[]): { steps: Step[]; customers: DeskCustomer[] } {
  const paid = new Map<DeskInvoice, DeskInvoice>();
  const steps: Step[] = [];
  const lower = (invoice: DeskInvoice, on: string, kind: "payment" | "credit"): void => {
    const movement = { on, kind, amountMinor: openOn(invoice, DEMO_AS_OF), sourceUuid: "" };
    paid.set(invoice, { ...invoice, movements: [...invoice.movements, movement] });
  };
  const choices = forsaken(customers, "2026-06-01", "2026-09-15");
  for (const [index, paidOn] of RECEIVED_ON.entries()) {
    const choice = choices[index];
    if (choice === undefined) continue;
    const amountMinor = openOn(choice.invoice, DEMO_AS_OF);
    lower(choice.invoice, paidOn, "payment");
    steps.push({
      ...{ kind: "payment", day: paidOn, minute: 13 * 60 + 5, by: "elsa", customer: choice.customer.key },
      ...{ currency: "MXN", amountMinor, paidOn, operation: `SPEI ${String(730_115 + index * 4_211)}` },
      ...{ invoiceUuid: choice.invoice.uuid, note: "" },
    });
  }
  const stranger = customers.find((customer) => choices.every((choice) => choice.customer !== customer));
  if (stranger !== undefined) {
    steps.push({
      ...{ kind: "payment", day: "2026-10-27", minute: 17 * 60, by: "elsa", customer: stranger.key },
      ...{ currency: "MXN", amountMinor: UNEXPLAINED, paidOn: "2026-10-27", operation: "SPEI 749021" },
      ...{ invoiceUuid: null, note: "Depósito sin aviso de pago; se preguntó qué facturas cubre." },
    });
  }
  for (const [index, { invoice }] of forsaken(customers, "2000-01-01", "2023-12-31").slice(0, 2).entries()) {
    const name = `write-off ${String(index + 1)}`;
    const reason = index === 0 ? "prescription" : "uncollectable";
    lower(invoice, ASKED_ON, "credit");
    steps.push({ kind: "askWriteOff", day: ASKED_ON, minute: 17 * 60, by: "ana", name, uuid: invoice.uuid, reason });
    // The second one still waits for an answer.
    if (index === 0) steps.push({ kind: "allow", day: ALLOWED_ON, minute: 10 * 60, by: "raul", name });
  }
  const known = customers.map((customer) => ({
    ...customer,
    invoices: customer.invoices.map((invoice) => paid.get(invoice) ?? invoice),
  }));
  return { steps, customers: known };
}

/** What the desk does whatever its customers say: imports, closes, forecasts, reports. */
export function milestones(customers: readonly DeskCustomer[], holidays: Holidays): Step[] {
  const steps: Step[] = importDays(holidays).map((day) => ({ kind: "import", day, minute: 19 * 60 + 30, by: "elsa" }));
  steps.push({ kind: "closeMonth", day: "2026-10-06", minute: 12 * 60, by: "raul", month: "2026-09" });
  for (const day of ["2026-09-28", "2026-10-26"]) {
    steps.push({ kind: "forecast", day, minute: 9 * 60, by: "carmen" });
  }
  steps.push({ kind: "weeklyFromHere", day: "2026-10-20", minute: 12 * 60, by: "carmen" });
  // Nobody is owed a report of days the story does not tell: whoever looks around asks for those they want.
  steps.push({ kind: "weeklyUntilHere", day: DESK_TO, minute: 18 * 60, by: "carmen" });
  steps.push({ kind: "report", day: "2026-10-26", minute: 8 * 60, by: "carmen", covers: "2026-10-25" });
  for (const [index, { customer }] of forsaken(customers, "2026-01-01", "2026-10-20").slice(0, 6).entries()) {
    const note = index % 2 === 0 ? "Llamar para cerrar el calendario de pagos" : "Pedir fecha de la próxima corrida";
    const dueOn = index < 3 ? DESK_TO : addBusinessDays(DESK_TO, 1, holidays);
    const by = index % 2 === 0 ? "ana" : "beto";
    steps.push({ kind: "followUp", day: "2026-10-28", minute: 17 * 60 + 30, by, customer: customer.key, dueOn, note });
  }
  return steps;
}
