import { auditEn } from "./audit.en.ts";
import { auditEs } from "./audit.es.ts";
import { auditFieldWords } from "./audit-words.ts";

interface Field {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Fields of one event that a screen shows; the rest of a very long one is in its export. */
const MOST_FIELDS = 400;

/** What an event says, field by field: what changed where it has a before and an after, everything where it has not. */
export function auditFields(detail: string, most = MOST_FIELDS): { fields: Field[]; compares: boolean } {
  const said = parsed(detail);
  if (!isRecord(said))
    return { fields: said === null ? [] : [{ path: "", before: null, after: text(said) }], compares: false };
  const { before, after, ...rest } = said;
  const compares = "before" in said && "after" in said;
  const plain = flat(compares ? rest : said);
  const fields: Field[] = [...plain].map(([path, value]) => ({ path, before: null, after: value }));
  if (compares) {
    const was = flat(before);
    const is = flat(after);
    for (const path of new Set([...was.keys(), ...is.keys()])) {
      const from = was.get(path) ?? null;
      const to = is.get(path) ?? null;
      if (from !== to) fields.push({ path, before: from, after: to });
    }
  }
  return { fields: fields.slice(0, most), compares };
}

const YES_AND_NO = { es: { true: "sí", false: "no" }, en: { true: "yes", false: "no" } } as const;

/** A value of an event as people read it: sí and no, everything else as it was written. */
export function auditValueWords(value: string, lang: "es" | "en"): string {
  return value === "true" || value === "false" ? YES_AND_NO[lang][value] : value;
}

/** All that an event says in one line, in words: `Puesto: Tesorera (antes: Contadora). Correo: …`. */
export function auditDetailWords(detail: string, lang: "es" | "en"): string {
  const was = (lang === "es" ? auditEs : auditEn).before.toLowerCase();
  return auditFields(detail, Number.POSITIVE_INFINITY)
    .fields.map(({ path, before, after }) => {
      const field = path === "" ? "" : `${auditFieldWords(path, lang)}: `;
      const is = after === null ? "-" : auditValueWords(after, lang);
      return `${field}${is}${before === null ? "" : ` (${was}: ${auditValueWords(before, lang)})`}`;
    })
    .join(". ");
}

function parsed(detail: string): unknown {
  try {
    return JSON.parse(detail);
  } catch {
    return detail === "" ? null : detail;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Leaves of a value by their path: `contact.email`, `lines.0.amount`. */
function flat(value: unknown, path = "", into = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value) && value.every((each) => typeof each !== "object" || each === null)) {
    if (value.length > 0) into.set(path, value.map(text).join(", "));
  } else if (typeof value === "object" && value !== null) {
    for (const [key, each] of Object.entries(value)) flat(each, path === "" ? key : `${path}.${key}`, into);
  } else if (typeof value === "string" && value.startsWith("{") && isRecord(parsed(value))) {
    // What waits for another person's word is kept as it was sent.
    flat(parsed(value), path, into);
  } else if (value !== null && value !== undefined && value !== "") into.set(path, text(value));
  return into;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
