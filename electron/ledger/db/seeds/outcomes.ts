import type { OutcomeRow } from "../tables/contacts.ts";

type Flag = "worked" | "connected" | "rightParty" | "positive" | "badChannel" | "optOut";
type Seed = readonly [
  code: string,
  es: string,
  en: string,
  flags: readonly Flag[],
  next: OutcomeRow["next_step"],
  days: number,
];

const REACHED = ["worked", "connected", "rightParty"] as const;

/**
 * Outcome codes of COLLECTIONS 5 with their flags and the next step each demands, in the order forms offer them. `days` are
 * business days to that step. `ENV` is what this program adds: a message that went out and waits for its answer.
 */
const SEEDS: readonly Seed[] = [
  ["PP", "Promesa de pago", "Promise to pay", [...REACHED, "positive"], "promise", 0],
  ["PPP", "Promesa de pago parcial", "Promise of part", [...REACHED, "positive"], "promise", 0],
  ["PROG", "Pago programado", "Payment scheduled", [...REACHED, "positive"], "promise", 0],
  ["YP", "Dice que ya pagó", "Says it was paid", [...REACHED, "positive"], "proof", 1],
  ["RP-INFO", "Titular informado, sin compromiso", "Informed, no commitment", [...REACHED], "follow-up", 3],
  ["DISP", "Aclaración", "Dispute", [...REACHED], "dispute", 0],
  ["DOC", "Pide documentos", "Asks for documents", [...REACHED], "documents", 1],
  ["CBK", "Volver a llamar", "Call back", [...REACHED], "call-back", 1],
  ["CONV", "Solicita convenio", "Asks for an agreement", [...REACHED, "positive"], "follow-up", 2],
  ["NP", "Negativa de pago", "Refuses to pay", [...REACHED], "escalate", 1],
  ["INS", "Insolvencia, concurso o cierre", "Insolvent or closed", [...REACHED], "escalate", 0],
  ["ABUSE", "Conflicto", "Conflict", [...REACHED], "escalate", 0],
  ["LEGAL", "Pide trato con su abogado", "Wants a lawyer to deal with it", [...REACHED], "escalate", 0],
  [
    "CAN",
    "Pide no contactar por este canal",
    "Wants no contact on this channel",
    [...REACHED, "optOut"],
    "follow-up",
    3,
  ],
  ["NA", "No contesta", "No answer", ["worked"], "follow-up", 1],
  ["OC", "Ocupado", "Busy", ["worked"], "follow-up", 1],
  ["BZ", "Buzón de voz", "Voice mail", ["worked"], "follow-up", 1],
  ["MT", "Mensaje con un tercero", "Message with a third party", ["worked", "connected"], "follow-up", 1],
  ["REF", "Canalizado a otro contacto", "Sent on to another contact", ["worked", "connected"], "follow-up", 1],
  ["TE", "Teléfono equivocado", "Wrong number", ["worked", "connected", "badChannel"], "fix-data", 1],
  ["NE", "Fuera de servicio", "Out of service", ["worked", "badChannel"], "fix-data", 1],
  ["NI", "No se identifica", "Does not say who it is", ["worked", "connected"], "fix-data", 1],
  ["MAIL-BNC", "Correo rebotado", "Mail bounced", ["badChannel"], "fix-data", 1],
  ["WA-NO", "Sin WhatsApp", "No WhatsApp", ["badChannel"], "fix-data", 1],
  ["ENV", "Enviado, en espera de respuesta", "Sent, waiting for an answer", ["worked"], "follow-up", 3],
];

/** The seeds as rows. */
export function seedOutcomes(): OutcomeRow[] {
  return SEEDS.map(([code, es, en, flags, next, days], index) => {
    const has = (flag: Flag): 0 | 1 => (flags.includes(flag) ? 1 : 0);
    return {
      code,
      label_es: es,
      label_en: en,
      worked: has("worked"),
      connected: has("connected"),
      right_party: has("rightParty"),
      positive: has("positive"),
      next_step: next,
      next_days: days,
      bad_channel: has("badChannel"),
      opt_out: has("optOut"),
      active: 1,
      position: index + 1,
    };
  });
}
