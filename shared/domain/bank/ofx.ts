import { isDay } from "../days.ts";
import { currencyDecimals } from "../money.ts";
import { readAmount } from "../tabular/amount.ts";
import type { StatementLine } from "./line.ts";

/** A statement of one account in an OFX or QFX file. */
export interface OfxStatement {
  /** ACCTID as written. */
  readonly account: string;
  /** CURDEF; "" when the file does not say it. */
  readonly currency: string;
  readonly lines: readonly StatementLine[];
  readonly refused: readonly { readonly row: number; readonly field: string; readonly code: string }[];
}

/** Why a file is no OFX, in a word for the log; its lines are read one by one and refused one by one. */
export type OfxRead =
  | { readonly ok: true; readonly statements: readonly OfxStatement[] }
  | { readonly ok: false; readonly detail: string };

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
const MOST_TRANSACTIONS = 100_000;
const LONGEST_VALUE = 500;

function decoded(text: string): string {
  return text
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, "$1")
    .replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,4});/gi, (whole, name: string) => {
      if (!name.startsWith("#")) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
      return code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : " ";
    })
    .replace(/\s+/g, " ")
    .trim();
}

/** One tag and the text behind it. In SGML (1.x) values have no closing tag, in XML (2.x) they do: both read alike. */
interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly text: string;
}

function* tagsOf(body: string): Generator<Tag> {
  let at = body.indexOf("<");
  while (at >= 0) {
    if (body.startsWith("<!--", at)) {
      const end = body.indexOf("-->", at);
      at = end < 0 ? -1 : body.indexOf("<", end);
      continue;
    }
    const end = body.indexOf(">", at);
    if (end < 0) return;
    const name = /^(\/?)([A-Za-z0-9_.]{1,40})\s*\/?$/.exec(body.slice(at + 1, Math.min(end, at + 60)));
    let next = body.indexOf("<", end);
    // CDATA stands inside a value.
    if (next >= 0 && body.startsWith("<![CDATA[", next)) {
      const close = body.indexOf("]]>", next);
      next = close < 0 ? -1 : body.indexOf("<", close);
    }
    const text = body.slice(end + 1, next < 0 ? undefined : next);
    if (name !== null) yield { name: (name[2] ?? "").toUpperCase(), closing: name[1] === "/", text };
    at = next;
  }
}

/** Day of an OFX date: `YYYYMMDD`, with or without clock and zone. The local day of the bank is what it writes. */
function ofxDay(text: string): string | null {
  const found = /^(\d{4})(\d{2})(\d{2})(\d{0,6}(\.\d+)?(\[.*\])?)?$/.exec(text.trim());
  const day = found === null ? "" : `${found[1] ?? ""}-${found[2] ?? ""}-${found[3] ?? ""}`;
  return isDay(day) ? day : null;
}

type Values = Record<string, string>;

/** Builds statements while tags go by; what is not known is passed over, as the format demands (OFX 1.6, 2.3.1). */
class OfxBuilder {
  readonly statements: OfxStatement[] = [];
  private account = "";
  private currency = "";
  private inAccount = false;
  private lines: StatementLine[] = [];
  private refused: { row: number; field: string; code: string }[] = [];
  private transaction: Values | null = null;
  private inPayee = false;
  private count = 0;
  private started = false;

  take({ name, closing, text }: Tag): void {
    if (name === "STMTRS" || name === "CCSTMTRS") {
      // A movement that nothing ended belongs to the account it stands in.
      this.finishTransaction();
      if (this.started) this.close();
      this.started = !closing;
    } else if (name === "BANKACCTFROM" || name === "CCACCTFROM") {
      this.inAccount = !closing;
    } else if (name === "STMTTRN") {
      this.finishTransaction();
      this.transaction = closing ? null : {};
    } else if (name === "BANKTRANLIST" && closing) {
      this.finishTransaction();
    } else if (!closing) {
      this.takeValue(name, text);
    } else if (name === "PAYEE") {
      this.inPayee = false;
    }
  }

  private takeValue(name: string, text: string): void {
    const value = decoded(text.slice(0, LONGEST_VALUE * 4)).slice(0, LONGEST_VALUE);
    if (name === "PAYEE") this.inPayee = true;
    if (name === "CURDEF" && this.currency === "") this.currency = value.toUpperCase();
    if (this.transaction === null) {
      if (name === "ACCTID" && this.inAccount) this.account = value;
      return;
    }
    if (value === "") return;
    // The name inside PAYEE is the payer's; its address is of no use here.
    if (!this.inPayee || name === "NAME") this.transaction[name] ??= value;
  }

  /** Ends the last transaction and statement. */
  finish(): void {
    this.finishTransaction();
    if (this.started) this.close();
  }

  get transactions(): number {
    return this.count;
  }

  private finishTransaction(): void {
    const values = this.transaction;
    this.transaction = null;
    this.inPayee = false;
    if (values === null) return;
    this.count += 1;
    const row = this.count;
    const currency = this.currency === "" ? "MXN" : this.currency;
    const day = ofxDay(values["DTPOSTED"] ?? "");
    const amount = ofxAmount(values["TRNAMT"] ?? "", currency);
    if (day === null) this.refused.push({ row, field: "day", code: values["DTPOSTED"] ? "not-a-day" : "missing" });
    else if (amount === null)
      this.refused.push({ row, field: "amount", code: values["TRNAMT"] ? "not-an-amount" : "missing" });
    else if (amount === 0) this.refused.push({ row, field: "amount", code: "no-movement" });
    else {
      const name = values["NAME"] ?? "";
      const memo = values["MEMO"] ?? "";
      this.lines.push({
        row,
        day,
        description: [name, memo].filter((part) => part !== "").join(" ") || (values["TRNTYPE"] ?? ""),
        reference: values["REFNUM"] ?? values["CHECKNUM"] ?? "",
        counterparty: "",
        counterpartyAccount: "",
        counterpartyRfc: "",
        trackingKey: values["FITID"] ?? "",
        amountMinor: amount,
        balanceMinor: null,
      });
    }
  }

  private close(): void {
    const { account, currency, lines, refused } = this;
    this.statements.push({ account, currency, lines, refused });
    this.account = "";
    this.currency = "";
    this.lines = [];
    this.refused = [];
    this.started = false;
  }
}

/** TRNAMT: a signed decimal; the point is the rule, some banks write a comma (`-100,00`). */
function ofxAmount(text: string, currency: string): number | null {
  const mark = /^[^.]*,\d{1,2}$/.test(text) && currencyDecimals(currency) > 0 ? "comma" : "point";
  const read = readAmount(text, mark, currency);
  return read.ok ? read.value.minor : null;
}

/**
 * Reads the statements of an OFX or QFX file, 1.x (SGML, values without closing tag) and 2.x (XML). Only tags and the
 * text behind them are read: a document type or entity declaration is refused, unknown tags are passed over, a value
 * without text or closing tag is empty. Dates and amounts are strict; a transaction that has none is refused by itself.
 */
export function readOfx(text: string): OfxRead {
  const start = text.search(/<OFX\s*>/i);
  if (start < 0) return { ok: false, detail: "<OFX>" };
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return { ok: false, detail: "DOCTYPE" };
  const builder = new OfxBuilder();
  for (const tag of tagsOf(text.slice(start))) {
    builder.take(tag);
    if (builder.transactions > MOST_TRANSACTIONS) return { ok: false, detail: String(MOST_TRANSACTIONS) };
  }
  builder.finish();
  if (builder.statements.length === 0) return { ok: false, detail: "STMTRS" };
  return { ok: true, statements: builder.statements };
}
