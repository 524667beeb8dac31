import type { CampaignFieldsInput } from "../../../../shared/contract/campaigns.ts";
import { type DeskCustomer, openOn } from "./cases.ts";
import type { Step } from "./diary-steps.ts";
import type { DeskPerson } from "./people.ts";

const MAIL = { channel: "mail", templateCode: "overdue", controlBp: 2000 } as const;
/**
 * One whose window ended within the story, one that runs for months, so that it does on whatever day the demo is opened, and one of
 * calls that the collectors make.
 */
const CAMPAIGNS: readonly { readonly name: string; readonly asked: string; readonly fields: CampaignFieldsInput }[] = [
  {
    name: "campaign 1",
    asked: "2026-10-05",
    fields: {
      ...{ ...MAIL, name: "Vencidas de septiembre", objective: "Cobrar lo que venció en dos meses antes del cierre" },
      ...{ segment: { daysFrom: 1, daysTo: 60 }, goOutOn: "2026-10-07", windowDays: 7 },
    },
  },
  {
    name: "campaign 2",
    asked: "2026-10-26",
    fields: {
      ...{ ...MAIL, name: "Cierre de año", objective: "Acordar fecha de pago de lo vencido antes de diciembre" },
      ...{ segment: { daysFrom: 1, daysTo: 120 }, goOutOn: "2026-10-28", windowDays: 90 },
    },
  },
  {
    name: "campaign 3",
    asked: "2026-10-15",
    fields: {
      ...{ channel: "call", templateCode: "overdue", controlBp: 1000, name: "Llamadas de octubre" },
      objective: "Hablar con quien no contestó el correo",
      ...{ segment: { daysFrom: 1, daysTo: 90 }, goOutOn: "2026-10-16", windowDays: 14 },
    },
  },
];

/** Cases: who raises them when, and whether the first who answers lets them go up. */
const CASES: readonly {
  readonly name: string;
  readonly raised: string;
  readonly by: DeskPerson;
  readonly up: boolean;
}[] = [
  { name: "case 1", raised: "2026-10-13", by: "ana", up: true },
  { name: "case 2", raised: "2026-10-29", by: "beto", up: false },
];
const REASONS = [
  "Promete y no cumple desde julio; pide hablar con quien decide.",
  "No contesta llamadas ni correos y su saldo sigue creciendo.",
] as const;
const OVERDUE_SINCE = "2026-09-01";

/** Three campaigns with what the provider said of the first, and two cases at different levels. */
export function reachedOut(customers: readonly DeskCustomer[]): Step[] {
  const steps: Step[] = [];
  for (const { name, asked, fields } of CAMPAIGNS) {
    const on = fields.goOutOn;
    steps.push({ kind: "askCampaign", day: asked, minute: 16 * 60 + 5, by: "carmen", name, fields });
    steps.push({ kind: "allow", day: asked, minute: 17 * 60 + 20, by: "raul", name });
    steps.push({ kind: "startCampaign", day: on, minute: 9 * 60 + 5, by: "carmen", name });
  }
  steps.push({ kind: "delivery", day: "2026-10-09", minute: 12 * 60, by: "carmen", name: "campaign 1" });
  // The longest owed first, of customers whose debt is not settled by hand.
  const late = customers.filter(({ invoices }) =>
    invoices.some((invoice) => invoice.dueOn < OVERDUE_SINCE && openOn(invoice, "2026-10-31") > 0),
  );
  for (const [index, { name, raised, by, up }] of CASES.entries()) {
    const customer = late[index];
    if (customer === undefined) continue;
    const reason = REASONS[index] ?? "";
    steps.push({ kind: "raiseCase", day: raised, minute: 11 * 60 + 10, by, name, customer: customer.key, reason });
    if (!up) continue;
    const note = "Coordinación ya visitó dos veces; lo ve Gerencia.";
    steps.push({ kind: "caseUp", day: "2026-10-14", minute: 10 * 60 + 30, by: "carmen", name, note });
  }
  return steps;
}
