import { isGenericRfc } from "../customer-key.ts";
import { isRfc } from "../rfc.ts";
import { searchForm } from "../text.ts";

/** What the words of a deposit say about who paid and what for. */
export interface Hints {
  /** Everything written, in search form, with one blank around each word. */
  readonly text: string;
  readonly rfcs: ReadonlySet<string>;
  /** Full UUIDs and first blocks of one, upper case. */
  readonly uuidStarts: readonly string[];
  /** Series with folio as one word, zeros before the number left out: `F1203`. */
  readonly labels: ReadonlySet<string>;
  /** Folio numbers behind a word like "factura", zeros left out. */
  readonly namedNumbers: ReadonlySet<string>;
  /** Other numbers of four digits and more. */
  readonly numbers: ReadonlySet<string>;
  /** Digits of the payer's account or CLABE; "" when unknown. */
  readonly payerAccount: string;
  /** Payer's name in search form without company forms and bank words; "" when there is none worth keeping. */
  readonly payerName: string;
}

interface Written {
  readonly description: string;
  readonly reference: string;
  readonly counterparty: string;
  readonly counterpartyAccount: string;
  readonly counterpartyRfc: string;
  readonly trackingKey: string;
}

/** Words banks put into every line; they name nobody. */
const BANK_WORDS: ReadonlySet<string> = new Set(
  (
    "abono abonos deposito depositos dep spei recibido recibida recibidos transferencia transf traspaso tef pago pagos cuenta " +
    "cta clabe banco bancos ref referencia rastreo clave concepto ordenante de del la el los las por a al en y entre interbancario " +
    "interbancaria electronico electronica efectivo cheque sbc terceros tercero su factura facturas fact fac folio hora fecha " +
    "autorizacion aut suc sucursal caja practicaja ventanilla mismo dia liquidacion comision iva mxn usd pesos cobro enviado " +
    "recepcion nombre rfc inc bbva bancomer banamex citibanamex santander banorte hsbc scotiabank inbursa banbajio bajio afirme " +
    "banregio azteca stp monex mifel multiva received transfer payment deposit from wire"
  ).split(" "),
);

/** Company forms at the end of a name: "S.A. de C.V." and its relatives, in search form without points. */
const COMPANY_FORM =
  /\s(s ?a ?b?|s ?de ?r ?l|s ?c|a ?c|s ?p ?r|s ?a ?p ?i|sociedad (anonima|civil))( ?de ?c ?v| ?de capital variable| ?de ?r ?[li])?( mi)?$/;

const words = (text: string): string[] => text.split(/[^a-z0-9&]+/).filter((word) => word !== "");

/** A name without its company form, as it is compared: `grupo moda`. */
export function nameForm(name: string): string {
  const plain = words(searchForm(name).replace(/\./g, "")).join(" ");
  return plain.replace(COMPANY_FORM, "");
}

const trimZeros = (digits: string): string => digits.replace(/^0+(?=\d)/, "");

/** Series and folio as one word: `F` and `0001203` give `F1203`. */
export function labelForm(series: string, folio: string): string {
  const joined = `${series}${folio}`.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return joined.replace(
    /^([A-Z0-9]*?[A-Z])?0*(\d+)$/,
    (_, letters: string | undefined, number: string) => (letters ?? "") + number,
  );
}

const WHOLE_UUID = /[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/g;
const FOLIO_WORD = /^(factura|facturas|fact|fac|facts|fra|folio|folios|f|no|num|invoice|inv)$/;

/**
 * What of a name banks leave and we keep: without company form, the words of banks and the little words. A payer's name is
 * kept in this form, so a customer's has to be brought into it before the two are compared.
 */
export function payerForm(name: string): string {
  // What the bank wrote behind the name goes first: the company form is looked for at the end.
  const said = words(searchForm(name).replace(/\./g, "")).filter((word) => !/\d/.test(word));
  const end = said.findLastIndex((word) => !BANK_WORDS.has(word));
  const kept = words(nameForm(said.slice(0, end + 1).join(" ")));
  return kept.filter((word) => !BANK_WORDS.has(word) && word.length > 1).join(" ");
}

function payerOf(written: Written): string {
  const name = payerForm(written.counterparty === "" ? written.description : written.counterparty);
  return name.length >= 6 ? name.slice(0, 60) : "";
}

function accountOf(written: Written, text: string): string {
  const digits = written.counterpartyAccount.replace(/\D/g, "");
  if (digits.length >= 10) return digits;
  return /(?<!\d)\d{18}(?!\d)/.exec(text)?.[0] ?? "";
}

/** Reads what the words of a deposit say. */
export function depositHints(written: Written): Hints {
  const all = [
    written.description,
    written.reference,
    written.counterparty,
    written.counterpartyRfc,
    written.trackingKey,
  ].join(" ");
  const upper = all.toUpperCase();
  const rfcs = new Set(
    (upper.match(/[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3}/g) ?? []).filter((rfc) => isRfc(rfc) && !isGenericRfc(rfc)),
  );
  const uuids = upper.match(WHOLE_UUID) ?? [];
  const rest = upper.replace(WHOLE_UUID, " ");
  const blocks = (rest.match(/(?<![0-9A-Z-])[0-9A-F]{8}(?![0-9A-Z])/g) ?? []).filter((block) => /[A-F]/.test(block));
  const labels = new Set<string>();
  const namedNumbers = new Set<string>();
  const numbers = new Set<string>();
  for (const text of [written.description, written.reference]) {
    const tokens = searchForm(text)
      .split(/[^a-z0-9]+/)
      .filter((token) => token !== "");
    for (const [at, token] of tokens.entries()) {
      const before = tokens[at - 1] ?? "";
      if (/^\d{1,10}$/.test(token)) {
        if (FOLIO_WORD.test(before)) namedNumbers.add(trimZeros(token));
        else if (token.length >= 4) numbers.add(trimZeros(token));
        if (/^[a-z]{1,10}$/.test(before)) labels.add(labelForm(before, token));
      } else if (/^[a-z]{1,10}\d{1,10}$/.test(token)) {
        labels.add(labelForm("", token));
        const number = /^(?:factura|fact|fac|folio|inv)(\d+)$/.exec(token)?.[1];
        if (number !== undefined) namedNumbers.add(trimZeros(number));
      }
      // A list: "facturas 1201, 1202 y 1203" names all of them.
      const namedBefore =
        namedNumbers.has(trimZeros(before)) || (before === "y" && namedNumbers.has(trimZeros(tokens[at - 2] ?? "")));
      if (namedBefore && /^\d{1,10}$/.test(token)) namedNumbers.add(trimZeros(token));
    }
  }
  return {
    text: ` ${words(searchForm(all).replace(/\./g, "")).join(" ")} `,
    rfcs,
    uuidStarts: [...new Set([...uuids, ...blocks])],
    labels,
    namedNumbers,
    numbers,
    payerAccount: accountOf(written, all),
    payerName: payerOf(written),
  };
}
