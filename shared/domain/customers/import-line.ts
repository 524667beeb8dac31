import { isGenericRfc } from "../customer-key.ts";
import type { RawRow, ReadProblem } from "../tabular/cell.ts";
import type { Mapping, TableSpec } from "../tabular/fields.ts";
import { readRow } from "../tabular/read-row.ts";
import { searchForm } from "../text.ts";

const text = (key: string, ...words: string[]) => ({ key, kind: "text" as const, required: false, words });

/** Columns a file of customers can have. */
export const CUSTOMER_SPEC: TableSpec = {
  use: "customers",
  fields: [
    {
      key: "rfc",
      kind: "rfc",
      required: true,
      words: ["rfc", "rfc cliente", "rfc del cliente", "tax id", "customer rfc"],
    },
    text(
      "name",
      "cliente",
      "razon social",
      "nombre o razon social",
      "nombre del cliente",
      "nombre",
      "customer",
      "name",
    ),
    text("tradeName", "nombre comercial", "alias", "trade name"),
    text("creditDays", "dias de credito", "dias credito", "plazo", "condiciones", "credit days", "terms"),
    {
      key: "limit",
      kind: "amount",
      required: false,
      words: ["limite de credito", "limite credito", "limite", "linea de credito", "credit limit", "limit"],
    },
    { key: "currency", kind: "currency", required: false, words: ["moneda", "divisa", "currency"] },
    text("collector", "gestor", "cobrador", "ejecutivo", "ejecutivo de cobranza", "responsable", "collector"),
    text("riskClass", "clase de riesgo", "riesgo", "risk class", "risk"),
    text("language", "idioma", "language"),
    text("note", "notas", "observaciones", "comentarios", "notes"),
    text("contact", "contacto", "nombre contacto", "nombre del contacto", "persona de contacto", "contact"),
    text("contactRole", "puesto", "area", "rol", "puesto del contacto", "role", "position"),
    text("phone", "telefono", "telefono oficina", "tel", "phone"),
    text("extension", "extension", "ext"),
    text("mobile", "celular", "movil", "cel", "mobile"),
    text("whatsapp", "whatsapp", "wa"),
    text("email", "correo", "correo electronico", "email", "e mail", "mail"),
  ],
  oneOf: [],
};

/** Reasons beyond those of single cells, words in shared/i18n under `tabular.problems`. */
export type CustomerProblem = ReadProblem | "name-missing" | "not-days" | "negative" | "not-a-risk" | "not-a-language";

/** What a row says of a customer; what its cells leave empty is absent and changes nothing. */
export interface CustomerLine {
  readonly row: number;
  readonly rfc: string;
  readonly name: string;
  readonly tradeName?: string;
  readonly creditDays?: number;
  /** Minor units of `creditCurrency`. */
  readonly creditLimitMinor?: number;
  readonly creditCurrency?: string;
  readonly collector?: string;
  readonly riskClass?: "A" | "B" | "C" | "D";
  readonly language?: "es" | "en";
  readonly note?: string;
  /** Somebody at the customer; a row with ways to reach nobody in particular has a blank name. */
  readonly contact?: {
    readonly name: string;
    readonly role: ContactRole;
    readonly position: string;
    readonly channels: readonly LineChannel[];
  };
}

export interface LineChannel {
  readonly field: string;
  readonly kind: "phone" | "mobile" | "whatsapp" | "email";
  readonly value: string;
  readonly extension: string;
}

type ContactRole =
  | "accounts-payable"
  | "finance"
  | "owner"
  | "legal-representative"
  | "purchasing"
  | "warehouse"
  | "reception"
  | "other";

/** Words of a title that tell the role, Spanish and English, in search form; the first that stands in it decides. */
const ROLE_WORDS: readonly (readonly [ContactRole, readonly string[]])[] = [
  ["accounts-payable", ["cuentas por pagar", "cxp", "pagos", "tesoreria", "accounts payable", "payable"]],
  ["legal-representative", ["representante legal", "apoderado", "apoderada", "legal representative"]],
  [
    "owner",
    [
      "dueno",
      "duena",
      "propietario",
      "propietaria",
      "director general",
      "directora general",
      "gerente general",
      "gerenta general",
      "owner",
    ],
  ],
  ["finance", ["finanzas", "contabilidad", "contador", "contralor", "administracion", "finance", "controller"]],
  ["purchasing", ["compras", "comprador", "purchasing", "buyer"]],
  ["warehouse", ["almacen", "recibo", "warehouse"]],
  ["reception", ["recepcion", "conmutador", "reception", "switchboard"]],
];

/** Role that a title tells; `other` when it tells none. */
export function roleOfTitle(title: string): ContactRole {
  const form = searchForm(title);
  return ROLE_WORDS.find(([, words]) => words.some((word) => form.includes(word)))?.[0] ?? "other";
}

const LANGUAGES: Readonly<Record<string, "es" | "en">> = {
  es: "es",
  espanol: "es",
  spanish: "es",
  en: "en",
  ingles: "en",
  english: "en",
};
const MOST_DAYS = 365;
const CHANNELS = ["phone", "mobile", "whatsapp", "email"] as const;

/** A row read: what it says, or what is wrong with it. `cells` is what could be read either way, for a preview. */
export interface CustomerRead {
  readonly cells: Omit<ReturnType<typeof readRow>, "problems"> & {
    readonly problems: readonly { readonly field: string; readonly code: string }[];
  };
  readonly line: CustomerLine | null;
}

/** Reads one row of customers through a mapping and says everything that is wrong with it at once. */
export function readCustomerLine(mapping: Mapping, raw: RawRow, currency: string): CustomerRead {
  const read = readRow(CUSTOMER_SPEC, mapping, raw, { currency });
  const { texts, amounts } = read;
  const problems: { field: string; code: CustomerProblem }[] = [...read.problems];
  const wrong = (field: string, code: CustomerProblem): void => void problems.push({ field, code });
  const rfc = texts["rfc"] ?? "";
  const name = texts["name"] ?? "";
  if (isGenericRfc(rfc) && name === "") wrong("name", "name-missing");
  const creditDays = readDays(texts["creditDays"] ?? "");
  if (creditDays === null) wrong("creditDays", "not-days");
  const limit = amounts["limit"];
  if (limit !== undefined && limit < 0) wrong("limit", "negative");
  const riskClass = readRisk(texts["riskClass"] ?? "");
  if (riskClass === null) wrong("riskClass", "not-a-risk");
  const language = texts["language"] === undefined ? undefined : (LANGUAGES[searchForm(texts["language"])] ?? null);
  if (language === null) wrong("language", "not-a-language");
  const contact = contactOf(texts);
  const line: CustomerLine = {
    row: raw.row,
    rfc,
    name,
    ...given("tradeName", texts["tradeName"]),
    ...given("creditDays", creditDays ?? undefined),
    ...(limit === undefined ? {} : { creditLimitMinor: limit, creditCurrency: read.currency }),
    ...given("collector", texts["collector"]),
    ...given("riskClass", riskClass ?? undefined),
    ...given("language", language ?? undefined),
    ...given("note", texts["note"]),
    ...given("contact", contact),
  };
  return { cells: { ...read, problems }, line: problems.length === 0 ? line : null };
}

function given<Key extends string, Value>(key: Key, value: Value | undefined): Partial<Record<Key, Value>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<Key, Value>>);
}

function contactOf(texts: Readonly<Record<string, string>>): CustomerLine["contact"] {
  const channels = CHANNELS.flatMap((kind): LineChannel[] =>
    // A cell may hold several addresses or numbers.
    (texts[kind] ?? "")
      .split(kind === "email" ? /[;,\s]+/ : /\s*[;/]\s*|\s+[yo]\s+/)
      .filter((value) => value !== "")
      .map((value) => ({ field: kind, kind, value, extension: kind === "phone" ? (texts["extension"] ?? "") : "" })),
  );
  const name = texts["contact"] ?? "";
  if (name === "" && channels.length === 0) return undefined;
  const position = texts["contactRole"] ?? "";
  return { name, position, role: roleOfTitle(position), channels };
}

function readRisk(cell: string): "A" | "B" | "C" | "D" | null | undefined {
  if (cell === "") return undefined;
  const letter = cell.toUpperCase();
  return letter === "A" || letter === "B" || letter === "C" || letter === "D" ? letter : null;
}

/** Credit days of a cell: `30`, `30 días`; undefined when it is empty, null when it is something else. */
function readDays(cell: string): number | null | undefined {
  if (cell === "") return undefined;
  if (/^(?:de )?contado$/i.test(cell)) return 0;
  const found = /^(\d{1,3})(?:\.0+)?\s*(?:d[ií]as?|days?)?(?: de cr[eé]dito)?$/i.exec(cell);
  const days = found === null ? Number.NaN : Number(found[1]);
  return days <= MOST_DAYS ? days : null;
}
