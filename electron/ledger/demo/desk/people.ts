/** The desk of the demo company: who collects, who decides. All of them are invented. */
export const DESK = {
  ana: { name: "Ana Lucía Ferrer", role: "collector", email: "ana.ferrer@nogal.example" },
  beto: { name: "Norberto Ríos Cano", role: "collector", email: "norberto.rios@nogal.example" },
  carmen: { name: "Carmen Ibáñez Soto", role: "coordinator", email: "carmen.ibanez@nogal.example" },
  raul: { name: "Raúl Ocampo Treviño", role: "manager", email: "raul.ocampo@nogal.example" },
  elsa: { name: "Elsa Villaseñor", role: "administration", email: "elsa.villasenor@nogal.example" },
} as const;

export type DeskPerson = keyof typeof DESK;

const FIRST = [
  "Rosa María",
  "Gerardo",
  "Lilia",
  "Óscar",
  "Verónica",
  "Héctor",
  "Norma",
  "Iván",
  "Silvia",
  "Tomás",
  "Yolanda",
  "Efraín",
] as const;
const LAST = [
  "Méndez Lara",
  "Coronado Páez",
  "Zavala Quiroz",
  "Ibarra Montes",
  "Palomares Gil",
  "Rentería Solís",
  "Cisneros Vega",
  "Bautista Roldán",
  "Enríquez Nava",
  "Olmedo Fuentes",
  "Santoyo Cruz",
] as const;

/** Who pays at the customer of that number, with a phone and an address that lead nowhere. */
export function payerOf(index: number): {
  name: string;
  role: "accounts-payable" | "finance";
  phone: string;
  mail: string;
} {
  const name = `${FIRST[index % FIRST.length] ?? ""} ${LAST[(index * 7) % LAST.length] ?? ""}`;
  return {
    name,
    role: index % 4 === 3 ? "finance" : "accounts-payable",
    // 55 5555 is a block that is given to nobody.
    phone: `+525555550${String(100 + index)}`,
    mail: `pagos@cliente${String(index + 1)}.example`,
  };
}

/** Notes of the log by outcome, as a hurried collector writes them. */
export const NOTES: Readonly<Record<string, readonly string[]>> = {
  PP: [
    "Confirma que entra en la corrida de pagos de esa fecha.",
    "Ya la tiene autorizada, paga por transferencia.",
    "Pide que le mande los XML otra vez y promete el pago.",
  ],
  YP: ["Dice que la transferencia ya salió, manda el comprobante.", "Asegura que pagó; se espera comprobante."],
  "RP-INFO": [
    "Enterada del saldo; consulta con dirección y avisa.",
    "Sin fecha todavía, espera un cobro de su cliente.",
    "Revisa qué facturas le faltan en su portal.",
  ],
  CBK: ["En junta; pide que se le llame mañana temprano.", "Está con el contador, regresar la llamada."],
  CONV: ["Quiere pagar en parcialidades; pide propuesta."],
  NP: ["Dice que no va a pagar mientras no hable con dirección."],
  NA: ["No contesta.", "Suena y nadie contesta."],
  BZ: ["Se dejó recado en el buzón.", "Buzón de voz, recado con el importe."],
  MT: ["Recado con recepción.", "Se dejó mensaje con su asistente."],
  ENV: ["Se envió el estado de cuenta con las facturas vencidas.", "Recordatorio de las vencidas con sus PDF."],
  DISP: ["No reconoce el importe completo; se abre aclaración."],
};

/** What customers dispute, and what it turned out to be. */
export const DISPUTES = [
  { type: "price", reason: "El precio no es el de la cotización vigente.", cause: "pricing", part: 12 },
  { type: "delivery", reason: "Llegaron piezas de menos, hay vale de almacén.", cause: "delivery", part: 25 },
  { type: "missing-papers", reason: "Falta la orden de compra sellada.", cause: "paperwork", part: null },
  { type: "wrong-data", reason: "El uso de CFDI no es el que pidieron.", cause: "master-data", part: null },
  { type: "quality", reason: "Material con golpes; piden revisión.", cause: "product", part: 30 },
  { type: "portal", reason: "El portal la rechazó por la adenda.", cause: "paperwork", part: null },
  { type: "credit-pending", reason: "Esperan la nota de crédito de la bonificación.", cause: "agreement", part: 8 },
  {
    type: "payment-not-applied",
    reason: "Dicen que ya está pagada en otra transferencia.",
    cause: "payment-posting",
    part: 40,
  },
] as const;
