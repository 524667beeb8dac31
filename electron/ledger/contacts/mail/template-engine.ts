import { Liquid, LiquidError, type Template } from "liquidjs";
import { ledgerError } from "../../ledger-error.ts";
import { limitedLiquid } from "../../lib/liquid.ts";

/** Names a template may use, and what each stands for is in the guide; all of them are texts. */
export const VARIABLES = [
  "saludo",
  "cliente",
  "rfc",
  "contacto",
  "empresa",
  "remitente",
  "fecha",
  "saldo",
  "vencido",
  "dias_vencido",
  "documentos",
  "datos_de_pago",
  "firma",
] as const;
export type Variable = (typeof VARIABLES)[number];
export type Values = Readonly<Record<Variable, string>>;

/** Templates are written by people: nothing but the names above is seen, no file is read, and work is bounded. */
const plain = limitedLiquid({ lenientIf: false });

function problem(error: unknown): Error {
  const detail = error instanceof Error ? error.message.split("\n")[0] : String(error);
  return ledgerError("TEMPLATE_INVALID", { code: "syntax", detail: detail ?? "" });
}

function parse(text: string): Template[] {
  try {
    return plain.parse(text);
  } catch (error) {
    throw problem(error);
  }
}

/** Throws TEMPLATE_INVALID unless the text can be filled in: `syntax`, or `variable` with the name nobody knows. */
export function checkTemplate(text: string): void {
  const parsed = parse(text);
  const known: readonly string[] = VARIABLES;
  const unknown = plain.globalVariablesSync(parsed).find((name) => !known.includes(name));
  if (unknown !== undefined) throw ledgerError("TEMPLATE_INVALID", { code: "variable", detail: unknown });
}

/** The text with its names filled in, as plain text. Throws TEMPLATE_INVALID. */
export function fillTemplate(text: string, values: Values): string {
  const parsed = parse(text);
  try {
    // A template's values are all texts, so what comes out is one too.
    return oneStop(String(plain.renderSync(parsed, { ...values })));
  } catch (error) {
    throw error instanceof LiquidError ? problem(error) : error;
  }
}

/** A name that ends in a full stop (S.A. de C.V.) at the end of a sentence has one, not two. */
function oneStop(text: string): string {
  return text.replaceAll(/(?<!\.)\.\.(?=\s|$)/g, ".");
}

/** A paragraph of a message: lines, or rows of a table. */
export type Paragraph = { readonly lines: readonly string[] } | { readonly rows: readonly (readonly string[])[] };

/** The program's own page may loop; every value in it is escaped. */
const pages = new Liquid({ templates: {}, outputEscape: "escape" });

/** The page a mail is read in. */
const PAGE = pages.parse(`<!doctype html>
<html lang="{{ lang }}"><head><meta charset="utf-8"><title>{{ subject }}</title></head>
<body style="font-family:Segoe UI,Arial,sans-serif;font-size:14px;line-height:1.5;color:#242424">
{% for paragraph in paragraphs %}{% if paragraph.rows %}<table cellpadding="6" cellspacing="0" style="border-collapse:collapse;font-size:13px">
{% for row in paragraph.rows %}<tr>{% for cell in row %}<{% if forloop.parentloop.first %}th{% else %}td{% endif %} style="border-bottom:1px solid #d1d1d1;text-align:left">{{ cell }}</{% if forloop.parentloop.first %}th{% else %}td{% endif %}>{% endfor %}</tr>
{% endfor %}</table>
{% else %}<p>{% for line in paragraph.lines %}{{ line }}{% unless forloop.last %}<br>{% endunless %}{% endfor %}</p>
{% endif %}{% endfor %}</body></html>`);

const SEPARATOR = " | ";

/** Paragraphs of a plain text; lines with the same number of bars between words are rows of a table. */
export function paragraphsOf(text: string): Paragraph[] {
  return text
    .replaceAll("\r\n", "\n")
    .split(/\n{2,}/)
    .map((part) => part.split("\n").filter((line) => line.trim() !== ""))
    .filter((lines) => lines.length > 0)
    .map((lines): Paragraph => {
      const rows = lines.map((line) => line.split(SEPARATOR).map((cell) => cell.trim()));
      const width = rows[0]?.length ?? 0;
      return width > 2 && rows.every((row) => row.length === width) ? { rows } : { lines };
    });
}

/** The message as a page, everything in it escaped. */
export function messagePage(lang: string, subject: string, body: string): string {
  return String(pages.renderSync(PAGE, { lang, subject, paragraphs: paragraphsOf(body) }));
}
