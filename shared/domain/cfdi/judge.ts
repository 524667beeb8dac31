import type { DocumentBuilder, RawPayment } from "./builder.ts";
import type { CfdiDocument, CfdiParty, CfdiPayment, CfdiPaymentLine, CfdiRefusal } from "./document.ts";
import { translateCurrency, translatePaymentForm, translatePaymentMethod } from "./legacy.ts";
import { rejected, skipped } from "./recognize.ts";
import { isPlainDecimal, isZero, read, subtractsTo, toLocalTime, toUuid } from "./values.ts";
import type { XmlAttributes } from "./xml-reader.ts";

const KINDS: Readonly<Record<string, CfdiDocument["kind"] | "T" | "N">> = {
  I: "I",
  E: "E",
  P: "P",
  T: "T",
  N: "N",
  INGRESO: "I",
  EGRESO: "E",
  TRASLADO: "T",
};

/** A value that keeps the document from being booked. */
class Unusable extends Error {
  readonly code: string;
  readonly detail: string;
  constructor(code: string, detail: string) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

type Judged =
  | { readonly ok: true; readonly document: CfdiDocument; readonly builder: DocumentBuilder }
  | { readonly ok: false; readonly refusal: CfdiRefusal };

/**
 * Decides whether what was read is a document that can be booked: stamped, of type I, E or P, with a date, both RFCs
 * and amounts that are plain decimals. What is odd but harmless becomes a warning.
 */
export function judge(builder: DocumentBuilder, sha256: (canonical: string) => string): Judged {
  const stampText = builder.stamp === null ? "" : read(builder.stamp, "UUID");
  const uuid = toUuid(stampText);
  if (uuid === "") return { ok: false, refusal: skipped("unstamped", stampText.slice(0, 60)) };
  const attributes = new Header(builder);
  const kindText = attributes.get("TipoDeComprobante");
  const kind = kindOf(kindText, builder);
  if (kind === "T") return { ok: false, refusal: skipped("transfer", "") };
  if (kind === "N") return { ok: false, refusal: skipped("payroll", "") };
  try {
    if (kind === undefined) {
      throw kindText === "" ? missing(attributes.nameOf("TipoDeComprobante")) : bad("bad-kind", kindText);
    }
    return { ok: true, document: build(builder, attributes, kind, uuid, sha256), builder };
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    return { ok: false, refusal: rejected(error.code, error.detail) };
  }
}

function kindOf(text: string, builder: DocumentBuilder): CfdiDocument["kind"] | "T" | "N" | undefined {
  const kind = KINDS[text.toUpperCase()];
  // Payroll had no type of its own in 3.2 (RULES 3).
  return builder.version === "3.2" && kind === "E" && builder.payroll ? "N" : kind;
}

/** Attributes of the Comprobante by their name in 4.0; 3.2 begins most names with a small letter. */
class Header {
  private readonly attributes: XmlAttributes;
  private readonly old: boolean;
  constructor(builder: DocumentBuilder) {
    this.attributes = builder.root;
    this.old = builder.version === "3.2";
  }
  nameOf(name: string): string {
    return this.old && name !== "Moneda" && name !== "TipoCambio" ? name.charAt(0).toLowerCase() + name.slice(1) : name;
  }
  get(name: string): string {
    return read(this.attributes, this.nameOf(name));
  }
  amount(name: string, required: boolean): string {
    const value = this.get(name);
    if (value === "" && !required) return "";
    return amount(this.nameOf(name), value);
  }
}

function build(
  builder: DocumentBuilder,
  header: Header,
  kind: CfdiDocument["kind"],
  uuid: string,
  sha256: (canonical: string) => string,
): CfdiDocument {
  const old = builder.version === "3.2";
  const currency = currencyOf(header.get("Moneda"), builder);
  const method = header.get(old ? "FormaDePago" : "MetodoPago");
  const form = header.get(old ? "MetodoDePago" : "FormaPago");
  const taxName = (name: string) => (old ? name.charAt(0).toLowerCase() + name.slice(1) : name);
  const document = {
    version: builder.version,
    kind,
    uuid,
    stampedAt: builder.stamp === null ? "" : toLocalTime(read(builder.stamp, "FechaTimbrado")),
    series: header.get("Serie"),
    folio: header.get("Folio"),
    issuedAt: time(header.nameOf("Fecha"), header.get("Fecha")),
    issuer: party(builder.issuer, "Emisor", old),
    receiver: party(builder.receiver, "Receptor", old),
    currency,
    exchangeRate: rate("TipoCambio", header.get("TipoCambio"), builder),
    subtotal: header.amount("SubTotal", false),
    discount: header.amount("Descuento", false),
    total: header.amount("Total", true),
    transferredTaxes: taxTotal(builder, builder.taxTotals, taxName("TotalImpuestosTrasladados")),
    withheldTaxes: taxTotal(builder, builder.taxTotals, taxName("TotalImpuestosRetenidos")),
    localTransferred: taxTotal(builder, builder.localTotals, "TotaldeTraslados"),
    localWithheld: taxTotal(builder, builder.localTotals, "TotaldeRetenciones"),
    paymentMethod: old ? translatePaymentMethod(method) : method.toUpperCase(),
    paymentForm: old ? translatePaymentForm(form) : form,
    paymentTerms: header.get("CondicionesDePago"),
    global: builder.global,
    relations: builder.groups.filter((group) => group.uuids.length > 0),
    payments: kind === "P" ? builder.payments.map((payment) => paymentOf(payment, builder)) : [],
    warnings: builder.warnings,
    contentHash: sha256(builder.canonical.toString()),
  } satisfies CfdiDocument;
  warnAbout(document, builder);
  return document;
}

/** Contradictions of the header that change nothing in the booking (RULES 14, 16, 19, 20). */
function warnAbout(document: CfdiDocument, builder: DocumentBuilder): void {
  const { kind, currency, paymentMethod, paymentForm } = document;
  if (kind === "P") {
    if (document.payments.length === 0) builder.warn("payment-without-complement");
    return;
  }
  if (builder.paymentComplement) builder.warn("complement-not-in-payment");
  if (currency !== "MXN" && currency !== "XXX" && document.exchangeRate === "") {
    builder.warn("missing-exchange-rate", currency);
  }
  if (kind !== "I") return;
  if (paymentMethod === "") builder.warn("missing-payment-method");
  if (paymentMethod === "PUE" && paymentForm === "99" && document.version !== "3.2") builder.warn("pue-with-99");
  if (paymentMethod === "PPD" && paymentForm !== "99" && paymentForm !== "")
    builder.warn("ppd-without-99", paymentForm);
}

function paymentOf(raw: RawPayment, builder: DocumentBuilder): CfdiPayment {
  const { attributes } = raw;
  const currency = currencyOf(read(attributes, "MonedaP"), builder);
  return {
    paidAt: time("FechaPago", read(attributes, "FechaPago")),
    form: read(attributes, "FormaDePagoP"),
    currency,
    exchangeRate: rate("TipoCambioP", read(attributes, "TipoCambioP"), builder),
    amount: amount("Monto", read(attributes, "Monto")),
    operation: read(attributes, "NumOperacion"),
    lines: raw.lines.map((line) => lineOf(line, currency, builder)),
  };
}

function lineOf(attributes: XmlAttributes, paymentCurrency: string, builder: DocumentBuilder): CfdiPaymentLine {
  const target = read(attributes, "IdDocumento").toUpperCase();
  const paidText = read(attributes, "ImpPagado");
  const line: CfdiPaymentLine = {
    target,
    series: read(attributes, "Serie"),
    folio: read(attributes, "Folio"),
    currency: currencyOf(read(attributes, "MonedaDR"), builder),
    equivalence: rate(
      "EquivalenciaDR",
      read(attributes, "EquivalenciaDR") || read(attributes, "TipoCambioDR"),
      builder,
    ),
    installment: read(attributes, "NumParcialidad"),
    prior: balance("ImpSaldoAnt", read(attributes, "ImpSaldoAnt"), builder),
    paid: paidText === "" ? "" : amount("ImpPagado", paidText),
    left: balance("ImpSaldoInsoluto", read(attributes, "ImpSaldoInsoluto"), builder),
  };
  if (toUuid(target) === "") builder.warn("payment-target-not-uuid", target.slice(0, 60));
  if (line.paid === "") builder.warn("missing-paid-amount", target.slice(0, 60));
  else if (line.prior !== "" && line.left !== "" && !subtractsTo(line.prior, line.paid, line.left)) {
    builder.warn("balances-do-not-add-up", target.slice(0, 60));
  }
  if (line.currency !== paymentCurrency && line.equivalence === "") {
    builder.warn("missing-equivalence", target.slice(0, 60));
  }
  return line;
}

function party(attributes: XmlAttributes, element: string, old: boolean): CfdiParty {
  const name = old ? "rfc" : "Rfc";
  const rfc = read(attributes, name).toUpperCase();
  if (rfc === "") throw missing(`${element}@${name}`);
  // Generous on purpose (test RFCs, new forms), but a key of the ledger holds no blanks, quotes or markup.
  if (!/^[A-ZÑ&0-9]{10,14}$/.test(rfc)) throw bad("bad-rfc", rfc);
  return { rfc, name: read(attributes, old ? "nombre" : "Nombre"), foreignTaxId: read(attributes, "NumRegIdTrib") };
}

function currencyOf(text: string, builder: DocumentBuilder): string {
  const currency = translateCurrency(text);
  if (currency === "") throw bad("unknown-currency", text);
  if (text === "" && builder.version !== "3.2") builder.warn("missing-currency");
  return currency;
}

/** An amount the booking rests on. */
function amount(name: string, text: string): string {
  if (text === "") throw missing(name);
  if (!isPlainDecimal(text)) throw bad("bad-amount", `${name}=${text}`);
  return text;
}

/** The issuer's opinion of a balance (RULES 22): odd ones are left out with a warning, they book nothing. */
function balance(name: string, text: string, builder: DocumentBuilder): string {
  if (text === "" || isPlainDecimal(text)) return text;
  builder.warn("odd-balance", `${name}=${text.slice(0, 40)}`);
  return "";
}

/** A rate: a useless one counts as absent (RULES 14, 28). */
function rate(name: string, text: string, builder: DocumentBuilder): string {
  if (text === "") return "";
  if (isPlainDecimal(text) && !isZero(text)) return text;
  builder.warn("odd-rate", `${name}=${text.slice(0, 40)}`);
  return "";
}

function taxTotal(builder: DocumentBuilder, attributes: XmlAttributes, name: string): string {
  const text = read(attributes, name);
  if (text === "" || isPlainDecimal(text)) return text;
  builder.warn("odd-tax-total", `${name}=${text.slice(0, 40)}`);
  return "";
}

function time(name: string, text: string): string {
  if (text === "") throw missing(name);
  const local = toLocalTime(text);
  if (local === "") throw bad("bad-date", `${name}=${text}`);
  return local;
}

function missing(name: string): Unusable {
  return new Unusable("missing-attribute", name);
}

function bad(code: string, text: string): Unusable {
  return new Unusable(code, text.slice(0, 80));
}
