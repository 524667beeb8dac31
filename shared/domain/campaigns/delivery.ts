import type { RawRow, ReadProblem } from "../tabular/cell.ts";
import type { Mapping, TableSpec } from "../tabular/fields.ts";
import { type ReadRow, readRow } from "../tabular/read-row.ts";
import { searchForm } from "../text.ts";

/**
 * What a provider says became of a message (COLLECTIONS 16), from the least to the most that is known: the furthest is what a
 * customer is shown with. `failed` did not arrive and says nothing against the number; `bounced` says that it does not work.
 */
export const DELIVERY_STATES = ["sent", "failed", "delivered", "bounced", "read", "replied", "opted-out"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Columns a table of delivery results can have. */
export const DELIVERY_SPEC: TableSpec = {
  use: "campaignDelivery",
  fields: [
    {
      key: "reference",
      kind: "text",
      required: false,
      words: ["referencia", "ref", "folio", "reference", "id externo", "external id", "client reference"],
    },
    {
      key: "address",
      kind: "text",
      required: false,
      words: [
        ...["numero", "telefono", "celular", "movil", "correo", "destinatario", "direccion", "email", "e-mail"],
        ...["phone", "phone number", "mobile", "number", "recipient", "to", "address", "msisdn"],
      ],
    },
    {
      key: "customer",
      kind: "text",
      required: false,
      words: ["rfc", "clave del cliente", "clave", "customer key", "tax id"],
    },
    {
      key: "state",
      kind: "text",
      required: true,
      words: ["estado", "estatus", "status", "resultado", "state", "result", "evento", "event", "delivery status"],
    },
    {
      key: "on",
      kind: "day",
      required: false,
      words: ["fecha", "fecha y hora", "fecha de entrega", "date", "timestamp", "time", "updated at", "delivered at"],
    },
    {
      key: "reply",
      kind: "text",
      required: false,
      words: ["respuesta", "texto de la respuesta", "mensaje recibido", "reply", "response", "reply text", "inbound"],
    },
  ],
  oneOf: [["reference"], ["address"], ["customer"]],
};

/** Words of providers, in search form with blanks for dashes; Spanish and English. */
const WORDS: Readonly<Record<DeliveryState, readonly string[]>> = {
  sent: ["sent", "enviado", "enviada", "accepted", "aceptado", "submitted"],
  failed: [
    ...["failed", "fallido", "fallo", "undelivered", "no entregado", "not delivered", "expired", "expirado"],
    ...["soft bounce", "rebote temporal"],
  ],
  delivered: ["delivered", "entregado", "entregada", "recibido", "recibida"],
  bounced: [
    ...["bounced", "bounce", "hard bounce", "rebotado", "rebotada", "rebote", "invalid", "invalid number"],
    ...["numero invalido", "no existe", "unknown subscriber", "sin whatsapp"],
    ...["devuelto", "devuelta", "returned", "return to sender", "domicilio incorrecto"],
  ],
  read: ["read", "leido", "leida", "visto", "vista", "seen", "opened", "abierto", "clicked"],
  replied: ["replied", "reply", "responded", "inbound", "respondio", "respondido", "contesto", "respuesta"],
  "opted-out": [
    ...["opted out", "opt out", "optout", "unsubscribed", "unsubscribe", "stop", "baja", "desuscrito"],
    ...["dado de baja", "pidio baja", "complaint", "complained", "spam"],
  ],
};
const STATE_OF: ReadonlyMap<string, DeliveryState> = new Map(
  DELIVERY_STATES.flatMap((state) => WORDS[state].map((word) => [word, state] as const)),
);

/** What a provider's word says; null when nobody knows the word. */
export function readDeliveryState(text: string): DeliveryState | null {
  return STATE_OF.get(searchForm(text.replace(/[-_.]+/g, " "))) ?? null;
}

/**
 * Whether a reply asks for no more messages: STOP or BAJA in front, or words that ask to be taken off. Taken a little widely: a
 * wish that is overheard breaks the law, one too many costs one number.
 */
export function asksToStop(reply: string): boolean {
  const words = searchForm(reply)
    .replace(/[^a-z0-9 ]+/g, " ")
    .replace(/ +/g, " ")
    .trim();
  if (/^(?:baja|stop|unsubscribe)\b/.test(words)) return true;
  if (words === "alto" || words === "cancelar" || words === "no molestar") return true;
  return (
    /\b(?:dar|darme|dame|deme|den|denme|quiero|solicito)\b(?: \w+){0,2} baja\b/.test(words) ||
    /\b(?:remove me|take me off|unsubscribe me)\b/.test(words)
  );
}

/** Reasons beyond those of single cells, words in shared/i18n under `tabular.problems`. */
export type DeliveryProblem = ReadProblem | "no-message-named" | "not-a-delivery";

/** One result: of which message, and what became of it. */
export interface DeliveryLine {
  readonly row: number;
  /** What names the message; "" where the table has none. */
  readonly reference: string;
  readonly address: string;
  readonly customer: string;
  readonly state: DeliveryState;
  /** Day it was; null: nobody says. */
  readonly on: string | null;
  readonly reply: string;
}

/** A row read: what it says, or what is wrong with it. */
export interface DeliveryRead {
  readonly cells: Omit<ReadRow, "problems"> & {
    readonly problems: readonly { readonly field: string; readonly code: DeliveryProblem; readonly detail?: string }[];
  };
  readonly line: DeliveryLine | null;
}

/** States beside which words of the customer are an answer; beside the others they may be the provider's own. */
const ANSWERED: ReadonlySet<DeliveryState> = new Set(["sent", "delivered", "read"]);

/** Reads one row of a provider's results. A reply that asks to stop is that, whatever the state beside it says. */
export function readDelivery(mapping: Mapping, raw: RawRow): DeliveryRead {
  const read = readRow(DELIVERY_SPEC, mapping, raw, { currency: "MXN" });
  const { texts, days } = read;
  const problems: { field: string; code: DeliveryProblem; detail?: string }[] = [...read.problems];
  const { reference = "", address = "", customer = "", reply = "", state: word } = texts;
  if (reference === "" && address === "" && customer === "" && problems.length === 0) {
    problems.push({ field: "reference", code: "no-message-named" });
  }
  const said = word === undefined ? null : readDeliveryState(word);
  if (word !== undefined && said === null) problems.push({ field: "state", code: "not-a-delivery", detail: word });
  if (problems.length > 0 || said === null) return { cells: { ...read, problems }, line: null };
  const state = asksToStop(reply) ? "opted-out" : reply !== "" && ANSWERED.has(said) ? "replied" : said;
  const line = { row: read.row, reference, address, customer, state, on: days["on"] ?? null, reply };
  return { cells: { ...read, problems }, line };
}

/** What a state says happened before it. */
const BEFORE: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
  sent: [],
  failed: ["sent"],
  delivered: ["sent"],
  bounced: ["sent"],
  read: ["sent", "delivered"],
  replied: ["sent", "delivered", "read"],
  "opted-out": ["sent", "delivered"],
};

/** The furthest of the states told of one message; null when none was. */
export function furthest(told: ReadonlySet<DeliveryState>): DeliveryState | null {
  return DELIVERY_STATES.findLast((state) => told.has(state)) ?? null;
}

/**
 * All that is true of one message by the states told of it: who read it got it, though nobody said so; what came back was not
 * delivered, though a server took it first; and what arrived at last did not fail.
 */
export function reached(told: ReadonlySet<DeliveryState>): ReadonlySet<DeliveryState> {
  const all = new Set([...told].flatMap((state) => [state, ...BEFORE[state]]));
  const arrived = all.has("read") || all.has("opted-out");
  if (all.has("bounced") && !arrived) all.delete("delivered");
  if (arrived) all.delete("bounced");
  if (all.has("delivered") || all.has("bounced")) all.delete("failed");
  return all;
}
