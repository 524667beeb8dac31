import type { AuditFields } from "../../../../shared/contract/agency-audits.ts";
import type { ComplaintFields } from "../../../../shared/contract/agency-complaints.ts";
import { AUDIT_POINTS, type AuditPoint, type PointResult } from "../../../../shared/domain/agencies/audits.ts";
import type { ComplaintFinding, Sanction } from "../../../../shared/domain/agencies/complaints.ts";
import { DESK_TO, type Step } from "./diary-steps.ts";

/** A complaint of the story, and what became of it. */
interface Heard {
  readonly day: string;
  readonly told: Pick<ComplaintFields, "channel" | "type" | "complainant" | "agent" | "said" | "reference">;
  readonly acknowledged: string;
  readonly due: string | null;
  readonly answer: {
    readonly day: string;
    readonly finding: ComplaintFinding;
    readonly sanction: Sanction;
    readonly remedy: string;
    readonly note: string;
  } | null;
}

/** One that was unfounded in part, one acknowledged late and founded, and one of an authority that waits. All invented. */
const HEARD: readonly Heard[] = [
  {
    day: "2026-09-18",
    told: {
      ...{ channel: "phone", type: "harassment", complainant: "Recepción de la empresa", agent: "Saúl Barrera" },
      ...{ said: "Llamaron siete veces en una mañana a la recepción.", reference: "" },
    },
    acknowledged: "2026-09-21",
    due: null,
    answer: {
      ...{
        day: "2026-10-01",
        finding: "partly",
        sanction: "warning",
        remedy: "Un solo teléfono y un máximo de tres llamadas al día.",
      },
      note: "La bitácora muestra cinco llamadas, dos de ellas sin dejar recado.",
    },
  },
  {
    day: "2026-10-08",
    told: {
      ...{ channel: "mail", type: "third-party", complainant: "Gerencia de compras", agent: "Saúl Barrera" },
      ...{ said: "Le contó el adeudo a un proveedor con el que compartimos bodega.", reference: "Correo del 8/oct" },
    },
    acknowledged: "2026-10-13",
    due: null,
    answer: {
      ...{
        day: "2026-10-20",
        finding: "founded",
        sanction: "agent-removed",
        remedy: "Disculpa por escrito al cliente.",
      },
      note: "La grabación lo confirma. El gestor ya no lleva cuentas de la empresa.",
    },
  },
  {
    day: "2026-10-27",
    told: {
      ...{ channel: "condusef", type: "wrong-debt", complainant: "Representante legal", agent: "" },
      ...{ said: "Cobra un importe que no es el de la factura y agrega gastos.", reference: "CONDUSEF 2026/1187" },
    },
    acknowledged: "2026-10-28",
    due: "2026-11-06",
    answer: null,
  },
];

const FAILS: Partial<Record<AuditPoint, AuditFields["findings"][number]>> = {
  training: {
    ...{ point: "training", severity: "major", evidence: "Constancias de 3 de 5 gestores" },
    ...{
      said: "Dos gestores sin calificación vigente.",
      action: "Capacitarlos y enviar su constancia.",
      dueOn: "2026-10-28",
    },
  },
  "data-security": {
    ...{ point: "data-security", severity: "critical", evidence: "Foto del equipo, 14/oct" },
    ...{ said: "Un equipo guarda la cartera sin cifrar.", action: "Cifrar y borrar lo retirado.", dueOn: "2026-10-29" },
  },
  visits: {
    ...{ point: "visits", severity: "minor", evidence: "Bitácora de septiembre" },
    ...{ said: "La bitácora no dice la hora de cada visita.", action: "Agregar la hora.", dueOn: "2026-11-13" },
  },
};
const OTHERS: Partial<Record<AuditPoint, PointResult>> = { subcontracting: "not-applicable", redeco: "not-reviewed" };

/**
 * How the desk watches its agency: complaints of customers whose invoices it has, an audit with what it found, and what it charges
 * for two months.
 */
export function watched(customers: readonly string[]): Step[] {
  const steps: Step[] = HEARD.flatMap((heard, index): Step[] => {
    const customer = customers[index];
    if (customer === undefined) return [];
    const name = `complaint ${String(index + 1)}`;
    const at = { minute: 16 * 60 + 10, by: "carmen" } as const;
    const { day, told, acknowledged, due, answer } = heard;
    return [
      { ...at, kind: "complaint", day, name, agency: "sierra", customer, told },
      { ...at, kind: "complaintStep", day: acknowledged, name, step: { kind: "acknowledged" } },
      ...(due === null
        ? []
        : [
            {
              ...at,
              minute: at.minute + 5,
              kind: "complaintStep",
              day: acknowledged,
              name,
              step: { kind: "due", answerBy: due },
            } as const,
          ]),
      ...(answer === null
        ? []
        : [{ ...at, kind: "complaintStep", day: answer.day, name, step: { kind: "answered", ...answer } } as const]),
    ];
  });
  const audited = { kind: "audit", day: "2026-10-14", minute: 17 * 60, by: "carmen", agency: "sierra" } as const;
  steps.push(
    {
      ...{ ...audited, name: "audit", note: "En sus oficinas: 12 llamadas y 8 expedientes." },
      points: AUDIT_POINTS.map((point) => {
        const result = point in FAILS ? "fails" : (OTHERS[point] ?? "meets");
        return { point, result, note: "" };
      }),
      findings: AUDIT_POINTS.flatMap((point) => FAILS[point] ?? []),
    },
    {
      ...{ kind: "finding", day: "2026-10-26", minute: 12 * 60 + 30, by: "carmen", name: "audit", point: "training" },
      ...{ verified: false, note: "Llegaron las dos constancias." },
    },
    {
      ...{ kind: "finding", day: "2026-10-27", minute: 10 * 60 + 30, by: "raul", name: "audit", point: "training" },
      ...{ verified: true, note: "Calificaciones de 86 y 91." },
    },
    {
      ...{ kind: "agencyInvoice", day: "2026-10-05", minute: 13 * 60, by: "elsa", agency: "sierra", name: "invoice 1" },
      ...{ month: "2026-09", number: "SA-101", overcharged: false },
    },
    { kind: "allow", day: "2026-10-07", minute: 9 * 60 + 50, by: "raul", name: "invoice 1" },
    { kind: "payAgency", day: "2026-10-09", minute: 13 * 60, by: "elsa", name: "invoice 1" },
    {
      ...{ kind: "agencyInvoice", day: DESK_TO, minute: 18 * 60 + 20, by: "elsa", agency: "sierra", name: "invoice 2" },
      ...{ month: "2026-10", number: "SA-118", overcharged: true },
    },
  );
  return steps;
}
