import type { CallFields } from "../../../../shared/contract/agency-calls.ts";
import { CALL_CRITERIA, type CallCriterion, CRITERION_POINTS } from "../../../../shared/domain/agencies/calls.ts";
import type { Step } from "./diary-steps.ts";

/** Gestores of the agency. All invented. */
export const GESTORES = ["Saúl Barrera", "Nora Gil", "Iván Ledezma"] as const;
type Gestor = (typeof GESTORES)[number];

/** All points, but for some criteria. */
function points(changes: Partial<Record<CallCriterion, number>>): CallFields["points"] {
  return CALL_CRITERIA.map((criterion) => ({ criterion, points: changes[criterion] ?? CRITERION_POINTS[criterion] }));
}

/** A call of the story: what it lacked, and what the gestor was told. */
interface Heard {
  readonly onDay: string;
  readonly heard: string;
  readonly gestor: Gestor;
  readonly lacks: Partial<Record<CallCriterion, number>>;
  readonly errors: CallFields["errors"];
  readonly reason: CallFields["reason"];
  readonly comment: string;
  readonly signed: string | null;
}

const HEARD: readonly Heard[] = [
  {
    ...{ onDay: "2026-09-15", heard: "2026-09-17", gestor: "Saúl Barrera", lacks: { empathy: 4, objections: 6 } },
    ...{ errors: [], reason: "random", comment: "Interrumpe; dejar que el cliente termine.", signed: "2026-09-18" },
  },
  {
    ...{ onDay: "2026-09-22", heard: "2026-09-24", gestor: "Nora Gil", lacks: { closing: 3 }, errors: [] },
    ...{ reason: "random", comment: "Muy buena negociación.", signed: "2026-09-25" },
  },
  {
    ...{ onDay: "2026-10-08", heard: "2026-10-14", gestor: "Saúl Barrera", lacks: {}, errors: ["disclosure"] },
    ...{ reason: "complaint", comment: "Le contó el adeudo a un tercero.", signed: null },
  },
  {
    ...{ onDay: "2026-10-13", heard: "2026-10-15", gestor: "Nora Gil", lacks: { commitment: 10, record: 0 } },
    ...{ errors: [], reason: "random", comment: "Cerrar con fecha exacta.", signed: "2026-10-16" },
  },
  {
    ...{ onDay: "2026-10-16", heard: "2026-10-19", gestor: "Iván Ledezma", lacks: { notice: 0, negotiation: 12 } },
    ...{ errors: [], reason: "random", comment: "Faltó el aviso de grabación.", signed: null },
  },
];

/**
 * How the desk looks after the gestores of its agency: what they were taught, with one who failed and one whose training runs
 * out soon, and their calls that were listened to, one of them with a critical error.
 */
export function taught(): Step[] {
  const at = { minute: 11 * 60 + 40, by: "carmen", agency: "sierra" } as const;
  const steps: Step[] = GESTORES.map(
    (name, index): Step => ({
      ...{ ...at, minute: at.minute + index, kind: "gestor", day: "2026-09-02", name, fromOn: "2026-03-02" },
    }),
  );
  steps.push(
    {
      ...{ ...at, kind: "training", day: "2026-09-03", minute: 16 * 60, topic: "policy", version: "2026-2" },
      ...{ trainer: "Carmen, Coordinación de Cobranza", minutes: 120, validUntil: "2026-12-15" },
      ...{
        evidence: "Lista de asistencia y exámenes en el expediente",
        scores: { "Saúl Barrera": 86, "Nora Gil": 97 },
      },
    },
    {
      ...{ ...at, kind: "training", day: "2026-09-10", minute: 16 * 60, topic: "law", version: "2026-1" },
      ...{ trainer: "Despacho jurídico", minutes: 90, validUntil: "2027-09-09", evidence: "Exámenes" },
      scores: { "Saúl Barrera": 91, "Nora Gil": 88, "Iván Ledezma": 72 },
    },
  );
  HEARD.forEach(({ onDay, heard, gestor, lacks, errors, reason, comment, signed }, index) => {
    const name = `call ${String(index + 1)}`;
    steps.push({
      ...{
        ...at,
        kind: "scoredCall",
        day: heard,
        name,
        gestor,
        onDay,
        reason,
        reference: `REC-${String(880 + index)}`,
      },
      ...{ points: points(lacks), errors, comment },
    });
    if (signed !== null) steps.push({ ...at, kind: "signedCall", day: signed, name });
  });
  steps.push(
    {
      ...{ ...at, kind: "calibratedCall", day: "2026-10-20", by: "raul", name: "call 4" },
      ...{ points: points({ commitment: 6, record: 0 }), errors: [], comment: "El importe tampoco quedó claro." },
    },
    { ...at, kind: "callsTold", day: "2026-10-21", gestor: "Nora Gil", month: "2026-09", calls: 412 },
  );
  return steps;
}
