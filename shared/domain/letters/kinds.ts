/** Letters a creditor sends, from the friendliest to the last, and those that put an agreement or its end in writing (COLLECTIONS 10). */
export const LETTER_KINDS = [
  "statement",
  "reminder-upcoming",
  "reminder-overdue",
  "demand-first",
  "demand-second",
  "demand-final",
  "credit-hold",
  "payment-receipt",
  "agreement",
  "acknowledgement",
  "settlement",
  "settlement-quita",
  "placement",
] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** What a letter is written about besides the customer. */
export type LetterSubject = "open" | "upcoming" | "overdue" | "payment" | "agreement" | "settled";

interface KindRule {
  readonly about: LetterSubject;
  /** Business days of the term it gives; 0 when it gives none. */
  readonly termDays: number;
  /** Names its text must use: without them it would not be that letter (COLLECTIONS 10). */
  readonly must: readonly string[];
  /** May be written to many customers at once. */
  readonly bulk: boolean;
}

const RULES: Readonly<Record<LetterKind, KindRule>> = {
  statement: { about: "open", termDays: 0, must: ["tabla_documentos"], bulk: true },
  "reminder-upcoming": { about: "upcoming", termDays: 0, must: ["tabla_documentos"], bulk: true },
  "reminder-overdue": { about: "overdue", termDays: 0, must: ["tabla_documentos"], bulk: true },
  "demand-first": {
    about: "overdue",
    termDays: 5,
    must: ["tabla_documentos", "tabla_desglose", "fecha_limite"],
    bulk: true,
  },
  "demand-second": {
    about: "overdue",
    termDays: 5,
    must: ["tabla_documentos", "tabla_desglose", "fecha_limite", "primer_requerimiento"],
    bulk: true,
  },
  "demand-final": {
    about: "overdue",
    termDays: 5,
    must: ["tabla_documentos", "tabla_desglose", "fecha_limite", "antecedentes"],
    bulk: true,
  },
  "credit-hold": { about: "open", termDays: 0, must: ["suspension"], bulk: true },
  "payment-receipt": { about: "payment", termDays: 0, must: ["pago_importe", "tabla_aplicacion"], bulk: false },
  agreement: {
    about: "agreement",
    termDays: 0,
    must: ["tabla_parcialidades", "tabla_documentos", "firmas"],
    bulk: false,
  },
  acknowledgement: { about: "agreement", termDays: 0, must: ["tabla_documentos", "firmas"], bulk: false },
  settlement: { about: "settled", termDays: 0, must: ["tabla_documentos"], bulk: true },
  "settlement-quita": { about: "agreement", termDays: 0, must: ["tabla_documentos", "quita"], bulk: false },
  placement: { about: "overdue", termDays: 0, must: ["tabla_documentos", "despacho", "cuentas_acreedor"], bulk: true },
};

/** Rule of a kind of letter. */
export function letterRule(kind: LetterKind): KindRule {
  return RULES[kind];
}
