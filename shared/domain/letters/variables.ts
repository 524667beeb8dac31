import type { LetterKind } from "./kinds.ts";
import { letterRule } from "./kinds.ts";

/** Names any letter's text may use; all are texts. */
const COMMON = [
  "saludo",
  "cliente",
  "rfc",
  "contacto",
  "empresa",
  "empresa_rfc",
  "lugar",
  "fecha",
  "folio",
  "firmante",
  "cargo",
  "telefono",
  "correo",
  "saldo",
  "saldo_letra",
  "vencido",
  "vencido_letra",
  "sin_aplicar",
  "cuentas_acreedor",
  "reserva_intereses",
] as const;

/** Names of letters about open, upcoming or overdue invoices. */
const INVOICES = ["total", "total_letra", "documentos_numero", "dias_vencido", "tabla_documentos"] as const;

const DEMAND = [
  "principal",
  "intereses",
  "iva_intereses",
  "adeudo_total",
  "adeudo_total_letra",
  "fecha_limite",
  "dias_plazo",
  "primer_requerimiento",
  "segundo_requerimiento",
  "promesas_incumplidas",
  "antecedentes",
  "suspension",
  "tabla_desglose",
] as const;

const AGREEMENT = [
  "acuerdo",
  "acuerdo_fecha",
  "acuerdo_tipo",
  "total",
  "total_letra",
  "documentos_numero",
  "reconocido",
  "reconocido_letra",
  "parcialidades_numero",
  "primer_pago",
  "ultimo_pago",
  "tasa_moratoria",
  "sin_intereses",
  "intereses",
  "intereses_condonados",
  "quita",
  "quita_letra",
  "quita_fecha",
  "representante",
  "dias_gracia",
  "jurisdiccion",
  "tabla_documentos",
  "tabla_parcialidades",
  "firmas",
] as const;

const OWN: Readonly<Record<LetterKind, readonly string[]>> = {
  statement: [...INVOICES, "tabla_antiguedad", "tabla_sin_aplicar", "tabla_complementos", "intereses"],
  "reminder-upcoming": INVOICES,
  "reminder-overdue": INVOICES,
  "demand-first": [...INVOICES, ...DEMAND],
  "demand-second": [...INVOICES, ...DEMAND],
  "demand-final": [...INVOICES, ...DEMAND],
  "credit-hold": [...INVOICES, "suspension", "suspension_motivo"],
  "payment-receipt": [
    "pago_importe",
    "pago_letra",
    "pago_fecha",
    "pago_forma",
    "pago_referencia",
    "pago_sin_aplicar",
    "tabla_aplicacion",
  ],
  agreement: AGREEMENT,
  acknowledgement: AGREEMENT,
  settlement: [
    "tabla_documentos",
    "documentos_numero",
    "ultimo_pago_importe",
    "ultimo_pago_letra",
    "ultimo_pago_fecha",
  ],
  "settlement-quita": [...AGREEMENT, "ultimo_pago_importe", "ultimo_pago_letra", "ultimo_pago_fecha"],
  placement: [
    ...INVOICES,
    "despacho",
    "despacho_domicilio",
    "despacho_telefonos",
    "despacho_facultades",
    "despacho_inicio",
  ],
};

/** Names the text of a kind may use: its own first, then those of every letter. */
export function letterVariables(kind: LetterKind): readonly string[] {
  return [...new Set([...OWN[kind], ...COMMON])];
}

/** Names that stand for a table or the places to sign, not for words. */
export const LETTER_BLOCKS: ReadonlySet<string> = new Set([
  "tabla_documentos",
  "tabla_desglose",
  "tabla_antiguedad",
  "tabla_sin_aplicar",
  "tabla_complementos",
  "tabla_aplicacion",
  "tabla_parcialidades",
  "firmas",
]);

/** What a person types into the form because the ledger does not know it. */
export const LETTER_FIELDS = [
  "despacho",
  "despacho_domicilio",
  "despacho_telefonos",
  "despacho_facultades",
  "despacho_inicio",
] as const;
export type LetterField = (typeof LETTER_FIELDS)[number];

/** Names that a kind's text must use and does not, by the names it uses. */
export function missingMusts(kind: LetterKind, used: readonly string[]): string[] {
  return letterRule(kind).must.filter((name) => !used.includes(name));
}
