import { LIMITED_CHANNELS } from "../contact-hours/rule.ts";
import type { RawRow, ReadProblem } from "../tabular/cell.ts";
import type { Mapping, TableSpec } from "../tabular/fields.ts";
import { type ReadRow, readRow } from "../tabular/read-row.ts";
import { searchForm } from "../text.ts";

/** Ways in which an agency reaches a debtor: those that rules limit, and letters. */
export const ACTION_CHANNELS = [...LIMITED_CHANNELS, "letter"] as const;
export type ActionChannel = (typeof ACTION_CHANNELS)[number];

/** What came of it, as an agency reports it. */
export const ACTION_OUTCOMES = [
  "right-party",
  "promise",
  "dispute",
  "refusal",
  "third-party",
  "no-answer",
  "wrong-number",
  "closed-premises",
] as const;
export type ActionOutcome = (typeof ACTION_OUTCOMES)[number];

/** Outcomes with the person who answers for the debt: what is promised, disputed or refused, that person said. */
export const RIGHT_PARTY: ReadonlySet<ActionOutcome> = new Set(["right-party", "promise", "dispute", "refusal"]);

/** Columns of what an agency reports. */
export const ACTIONS_SPEC: TableSpec = {
  use: "agencyActions",
  fields: [
    {
      key: "invoice",
      kind: "text",
      required: false,
      words: ["factura", "documento", "uuid", "folio", "numero de factura", "no factura", "invoice", "document"],
    },
    {
      key: "customer",
      kind: "text",
      required: false,
      words: ["clave del cliente", "rfc", "rfc del cliente", "cliente", "customer key", "tax id", "customer"],
    },
    { key: "on", kind: "day", required: true, words: ["fecha", "dia", "fecha de gestion", "date", "day"] },
    { key: "at", kind: "text", required: true, words: ["hora", "hora de gestion", "hour", "time"] },
    { key: "channel", kind: "text", required: true, words: ["medio", "canal", "channel", "by", "means"] },
    {
      key: "outcome",
      kind: "text",
      required: true,
      words: ["resultado", "codigo", "estatus", "outcome", "result", "code", "status"],
    },
    {
      key: "amount",
      kind: "amount",
      required: false,
      words: ["importe de la promesa", "importe prometido", "importe", "promised amount", "amount"],
    },
    {
      key: "promisedFor",
      kind: "day",
      required: false,
      words: ["fecha de la promesa", "fecha promesa", "promete para", "promise date", "promised for"],
    },
    {
      key: "gestor",
      kind: "text",
      required: true,
      words: ["gestor", "agente", "nombre del gestor", "agent", "agent name"],
    },
    {
      key: "note",
      kind: "text",
      required: false,
      words: ["nota", "notas", "comentario", "observaciones", "note", "comment"],
    },
  ],
  oneOf: [["invoice"], ["customer"]],
};

const OUTCOME_WORDS: Readonly<Record<ActionOutcome, readonly string[]>> = {
  "right-party": [
    "titular",
    "contacto con titular",
    "contacto titular",
    "contacto",
    "right party",
    "right party contact",
    "rpc",
  ],
  promise: ["promesa", "promesa de pago", "pp", "promise", "promise to pay", "ptp"],
  dispute: ["aclaracion", "disputa", "inconformidad", "dispute"],
  refusal: ["negativa", "negativa de pago", "se niega", "refusal", "refused"],
  "third-party": ["tercero", "contacto con tercero", "mensaje con tercero", "third party"],
  "no-answer": ["no contesta", "sin respuesta", "no contesto", "buzon", "ocupado", "no answer", "voicemail", "busy"],
  "wrong-number": ["numero equivocado", "equivocado", "numero erroneo", "wrong number"],
  "closed-premises": ["local cerrado", "domicilio cerrado", "cerrado", "closed premises", "closed"],
};
const CHANNEL_WORDS: Readonly<Record<ActionChannel, readonly string[]>> = {
  call: ["llamada", "telefono", "telefonica", "call", "phone"],
  visit: ["visita", "domiciliaria", "visit"],
  mail: ["correo", "correo electronico", "email", "mail", "e mail"],
  whatsapp: ["whatsapp"],
  sms: ["sms", "mensaje de texto", "text message"],
  letter: ["carta", "letter"],
};

function reader<Code extends string>(words: Readonly<Record<Code, readonly string[]>>, codes: readonly Code[]) {
  const known = new Map(codes.flatMap((code) => words[code].map((word) => [word, code] as const)));
  return (text: string): Code | null => known.get(searchForm(text.replace(/[-_.]+/g, " "))) ?? null;
}

/** What an agency's word for an outcome says; null when nobody knows it. */
export const readOutcome = reader(OUTCOME_WORDS, ACTION_OUTCOMES);
/** The same of a channel. */
export const readChannel = reader(CHANNEL_WORDS, ACTION_CHANNELS);

/**
 * Hour of a cell as `HH:MM`: `9:05`, `21.30`, `9:05 p. m.`, with a day in front, or a part of a day as Excel keeps an hour; null when it is
 * none.
 */
export function readHour(text: string): string | null {
  const two = (n: number): string => String(n).padStart(2, "0");
  // "0.5" is noon as Excel keeps it, "0.30" half past midnight as people write it.
  if (/^0(?:\.\d|\.\d{3,})?$/.test(text)) return fromFraction(Number(text), two);
  const match =
    /(?:^|[ T])(\d{1,2})[:.](\d{2})(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:([ap])\.?\s*m\.?)?(?:\s*h(?:rs?)?\.?)?$/i.exec(
      text.trim(),
    );
  if (match === null) return null;
  const [, hours = "", minutes = "", half = ""] = match;
  let hour = Number(hours);
  if (half !== "") {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  }
  return hour < 24 && Number(minutes) < 60 ? `${two(hour)}:${minutes}` : null;
}

function fromFraction(part: number, two: (n: number) => string): string | null {
  const minutes = Math.round(part * 24 * 60);
  return minutes < 24 * 60 ? `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` : null;
}

/** Reasons beyond those of single cells, words in shared/i18n under `tabular.problems`. */
export type ActionProblem =
  | ReadProblem
  | "no-account-named"
  | "not-an-hour"
  | "not-a-channel"
  | "not-an-outcome"
  | "promise-incomplete"
  | "promise-past"
  | "no-promise";

/** One thing an agency did. */
export interface ActionLine {
  readonly row: number;
  /** Names the invoice, or its customer alone; "" where the table has none. */
  readonly invoice: string;
  readonly customer: string;
  readonly on: string;
  /** `HH:MM`, of the debtor's clock. */
  readonly at: string;
  readonly channel: ActionChannel;
  readonly outcome: ActionOutcome;
  /** Of a promise; 0 and null otherwise. Minor units of the invoice's currency. */
  readonly promisedMinor: number;
  readonly promisedFor: string | null;
  readonly gestor: string;
  readonly note: string;
}

/** A row read: what it tells, or what is wrong with it. */
export interface ActionRead {
  readonly cells: Omit<ReadRow, "problems"> & {
    readonly problems: readonly { readonly field: string; readonly code: ActionProblem; readonly detail?: string }[];
  };
  readonly line: ActionLine | null;
}

/** Reads one row of what an agency reports, its amount in the currency of what it names, and says everything that is wrong at once. */
export function readAction(
  mapping: Mapping,
  raw: RawRow,
  currencyOf: (named: { readonly invoice: string; readonly customer: string }) => string,
): ActionRead {
  const first = readRow(ACTIONS_SPEC, mapping, raw, { currency: "MXN" });
  const { invoice = "", customer = "" } = first.texts;
  const currency = currencyOf({ invoice, customer });
  const read = currency === "MXN" ? first : readRow(ACTIONS_SPEC, mapping, raw, { currency });
  const { texts, days, amounts } = read;
  const problems: { field: string; code: ActionProblem; detail?: string }[] = [...read.problems];
  const tell = (field: string, code: ActionProblem, detail = ""): void => void problems.push({ field, code, detail });
  if (invoice === "" && customer === "") tell("invoice", "no-account-named");
  const at = texts["at"] === undefined ? null : readHour(texts["at"]);
  if (texts["at"] !== undefined && at === null) tell("at", "not-an-hour", texts["at"]);
  const channel = texts["channel"] === undefined ? null : readChannel(texts["channel"]);
  if (texts["channel"] !== undefined && channel === null) tell("channel", "not-a-channel", texts["channel"]);
  const outcome = texts["outcome"] === undefined ? null : readOutcome(texts["outcome"]);
  if (texts["outcome"] !== undefined && outcome === null) tell("outcome", "not-an-outcome", texts["outcome"]);
  const on = days["on"] ?? "";
  const promisedMinor = amounts["amount"] ?? 0;
  const promisedFor = days["promisedFor"] ?? null;
  if (outcome === "promise") {
    const told = ["amount", "promisedFor"].some((field) => read.problems.some((each) => each.field === field));
    if (!told && (promisedMinor <= 0 || promisedFor === null)) tell("outcome", "promise-incomplete");
    if (promisedFor !== null && promisedFor < on) tell("promisedFor", "promise-past", promisedFor);
  } else if (outcome !== null && (promisedMinor !== 0 || promisedFor !== null)) tell("outcome", "no-promise");
  const { gestor = "", note = "" } = texts;
  if (problems.length > 0 || channel === null || outcome === null || at === null) {
    return { cells: { ...read, problems }, line: null };
  }
  const promise = outcome === "promise" ? { promisedMinor, promisedFor } : { promisedMinor: 0, promisedFor: null };
  const line = { row: read.row, invoice, customer, on, at, channel, outcome, ...promise, gestor, note };
  return { cells: { ...read, problems }, line };
}
