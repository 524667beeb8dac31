import { isDay } from "../days.ts";
import { searchForm } from "../text.ts";

/** Status by number, or by the words of re-exports (RULES 63); null when it is neither. */
export function readStatus(text: string): "in-force" | "cancelled" | null {
  switch (searchForm(text)) {
    case "1":
    case "vigente":
    case "activo":
      return "in-force";
    case "0":
    case "cancelado":
    case "cancelada":
      return "cancelled";
    default:
      return null;
  }
}

const KINDS: Readonly<Record<string, string>> = { ingreso: "I", egreso: "E", pago: "P", traslado: "T", nomina: "N" };

/** Kind of document by letter or word; "" when it is none of them. */
export function readKind(text: string): string {
  const word = searchForm(text);
  return /^[ieptn]$/.test(word) ? word.toUpperCase() : (KINDS[word] ?? "");
}

const DATE = /^(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})\/(\d{1,2})\/(\d{4}))(?:[T ,]+(.+))?$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:\s*([ap])\.?\s?m\.?)?$/i;

/**
 * A local time written `YYYY-MM-DD hh:mm:ss` or, in re-exports, `dd/mm/yyyy hh:mm:ss`, the time of day optional, as
 * `YYYY-MM-DDThh:mm:ss`. "" for an empty text, null for anything else.
 */
export function readInstant(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === "") return "";
  const [matched, isoYear, isoMonth, isoDay, day = "", month = "", year = "", time] = DATE.exec(trimmed) ?? [];
  if (matched === undefined) return null;
  const on =
    isoYear === undefined
      ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`
      : `${isoYear}-${isoMonth ?? ""}-${isoDay ?? ""}`;
  const clock = time === undefined ? "00:00:00" : readClock(time.trim());
  return clock !== null && isDay(on) ? `${on}T${clock}` : null;
}

function readClock(text: string): string | null {
  const [matched, hours = "", minutes = "", seconds = "00", half] = TIME.exec(text) ?? [];
  if (matched === undefined) return null;
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  }
  return hour <= 23 && minutes <= "59" && seconds <= "59"
    ? `${String(hour).padStart(2, "0")}:${minutes}:${seconds}`
    : null;
}

/** Amount without the `$` and commas of re-exports (RULES 63); "" for an empty text, null when it is no amount. */
export function readAmount(text: string): string | null {
  const plain = text.replace(/[$,\s]/g, "");
  if (plain === "") return "";
  return /^\d{1,18}(\.\d{1,6})?$/.test(plain) ? plain : null;
}

/** Quotes are plain text in these files, but a spreadsheet may have put them around a whole field. */
export function unquoted(text: string | undefined): string {
  const trimmed = (text ?? "").trim();
  const quoted = trimmed.length >= 2 && trimmed.startsWith('"') && trimmed.endsWith('"');
  return quoted ? trimmed.slice(1, -1).trim() : trimmed;
}
