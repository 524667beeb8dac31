import type { RecallReason } from "../../../../shared/domain/agencies/codes.ts";
import { addDays } from "../../../../shared/domain/days.ts";
import { watched } from "./agency-oversight.ts";
import { GESTORES, taught } from "./agency-quality.ts";
import { type DeskCustomer, type DeskInvoice, nextPayment, openOn } from "./cases.ts";
import { DESK_TO, type Step } from "./diary-steps.ts";

const LATE_FROM = "2024-01-01";
/** What is placed, and when it is asked for and allowed. */
const BATCHES = [
  {
    name: "placement 1",
    due: [LATE_FROM, "2026-08-24"],
    asked: "2026-09-08",
    allowed: "2026-09-09",
    handed: "2026-09-11",
    holdoutBp: 2000,
  },
  {
    name: "placement 2",
    due: ["2026-08-25", "2026-09-18"],
    asked: "2026-10-05",
    allowed: "2026-10-06",
    handed: "2026-10-12",
    holdoutBp: 0,
  },
] as const;
/** Asked for at the end, and still waiting. */
const WAITING = { name: "placement 3", due: ["2026-09-19", "2026-09-26"], asked: "2026-10-29", holdoutBp: 0 } as const;
/** Reporting days of the agency and when its reports came: one late, one never. */
const REPORTS = [
  ["2026-09-18", "2026-09-18"],
  ["2026-09-25", "2026-09-25"],
  ["2026-10-02", "2026-10-05"],
  ["2026-10-09", "2026-10-09"],
  ["2026-10-16", "2026-10-16"],
] as const;
const RECALL = { asked: "2026-10-20", allowed: "2026-10-21" } as const;
const MOST_RECALLED = 2;
/** Days on which Administration says which payments the agency obtained. */
const MARKED_ON = ["2026-09-30", "2026-10-12", "2026-10-28"] as const;

/** Invoices due in a span on which money is still owed on a day, and which nobody settles by hand. */
function owed({ invoices }: DeskCustomer, [from, to]: readonly [string, string], day: string): DeskInvoice[] {
  return invoices.filter(
    (invoice) =>
      invoice.dueOn >= from &&
      invoice.dueOn <= to &&
      openOn(invoice, day) > 0 &&
      invoice.movements.every(({ on, sourceUuid }) => sourceUuid !== "" && (on > day || on < addDays(day, -7))),
  );
}

/**
 * What the desk gives to an agency and takes back: the steps, and the day from which nobody of the house asks for an invoice,
 * because it is on its way there.
 */
export function placedOutside(customers: readonly DeskCustomer[]): {
  steps: Step[];
  away: ReadonlyMap<string, string>;
} {
  const steps: Step[] = [
    { kind: "agency", day: "2026-09-01", minute: 10 * 60, by: "raul", agency: "sierra" },
    { kind: "agency", day: "2026-10-22", minute: 11 * 60, by: "raul", agency: "norte" },
  ];
  const placed = new Set<DeskInvoice>();
  const away = new Map<string, string>();
  for (const batch of [...BATCHES, WAITING]) {
    const { name, due, asked, holdoutBp } = batch;
    const chosen = customers.flatMap((customer) => owed(customer, due, asked));
    for (const invoice of chosen) {
      placed.add(invoice);
      away.set(invoice.uuid, asked);
    }
    const uuids = chosen.map(({ uuid }) => uuid);
    const ask = { kind: "askPlacement", day: asked, minute: 12 * 60, by: "carmen", agency: "sierra" } as const;
    steps.push({ ...ask, name, uuids, holdoutBp });
    if ("allowed" in batch) {
      steps.push({ kind: "allow", day: batch.allowed, minute: 9 * 60 + 40, by: "raul", name });
      const { handed } = batch;
      const over = { kind: "handedOver", day: handed, minute: 16 * 60 + 10, by: "carmen", name } as const;
      steps.push({ ...over, who: "Mesa de control del despacho", note: "Enlace de descarga por correo" });
    }
  }
  const all = [...placed];
  const hopeless = all.filter((invoice) => nextPayment(invoice, BATCHES[0].allowed) === null).map(({ uuid }) => uuid);
  const reason: RecallReason = "no-activity";
  steps.push(
    {
      ...{ kind: "askRecall", day: RECALL.asked, minute: 12 * 60, by: "carmen", name: "recall" },
      ...{ uuids: hopeless, most: MOST_RECALLED, reason },
    },
    { kind: "allow", day: RECALL.allowed, minute: 9 * 60 + 40, by: "raul", name: "recall" },
  );
  // Of what came in, the agency obtained the larger part; the rest was paid without it.
  const obtained = all.filter((_, index) => index % 3 !== 2).map(({ uuid }) => uuid);
  for (const day of MARKED_ON) steps.push({ kind: "obtained", day, minute: 17 * 60 + 20, by: "elsa", uuids: obtained });
  for (const [month, day] of [
    ["2026-09", "2026-09-30"],
    ["2026-10", DESK_TO],
  ] as const) {
    const cost = { kind: "agencyCost", day, minute: 18 * 60, by: "elsa", agency: "sierra", month } as const;
    steps.push({ ...cost, netMinor: 250_000, vatMinor: 40_000 });
  }
  for (const [forOn, day] of REPORTS) {
    const came = { kind: "agencyReport", day, minute: 16 * 60 + 40, by: "carmen", agency: "sierra" } as const;
    steps.push({ ...came, forOn, gestores: GESTORES });
  }
  const first = customers.filter(({ invoices }) => invoices.some((each) => away.get(each.uuid) === BATCHES[0].asked));
  steps.push(...watched(first.map(({ key }) => key)), ...taught());
  return { steps, away };
}
