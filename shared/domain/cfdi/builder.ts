import { CanonicalForm } from "./canonical.ts";
import type { CfdiLine, CfdiTax, CfdiWarning } from "./document.ts";
import { recognizeRoot } from "./recognize.ts";
import { read, toUuid } from "./values.ts";
import { type XmlAttributes, type XmlHandler, XmlRefusal } from "./xml-reader.ts";

const STAMP = "http://www.sat.gob.mx/TimbreFiscalDigital";
const PAYMENTS_10 = "http://www.sat.gob.mx/Pagos";
const PAYMENTS_20 = "http://www.sat.gob.mx/Pagos20";
const LOCAL_TAXES = "http://www.sat.gob.mx/implocal";

/** What the pass over the document collects, texts cleaned but not yet judged. */
export interface RawPayment {
  readonly attributes: XmlAttributes;
  readonly lines: XmlAttributes[];
}
export interface RawGroup {
  readonly relation: string;
  readonly uuids: string[];
}

const NOTHING: XmlAttributes = {};

/** Where an open element stands; everything else is `other`, and so is all that is inside it. */
type Place =
  | "root"
  | "relations"
  | "complement"
  | "payments"
  | "payment"
  | "lines"
  | "taxes"
  | "transferred"
  | "withheld"
  | "localTaxes"
  | "other";

/**
 * Picks from the stream of elements what the ledger needs, by namespace and place: the stamp and the payments only as
 * direct children of `Comprobante/Complemento`, because an Addenda may carry a whole second document (RULES 2, 4).
 */
export class DocumentBuilder implements XmlHandler {
  root: XmlAttributes = NOTHING;
  uri = "";
  version = "";
  issuer: XmlAttributes = NOTHING;
  receiver: XmlAttributes = NOTHING;
  taxTotals: XmlAttributes = NOTHING;
  localTotals: XmlAttributes = NOTHING;
  stamp: XmlAttributes | null = null;
  global = false;
  payroll = false;
  paymentComplement = false;
  readonly groups: RawGroup[] = [];
  readonly payments: RawPayment[] = [];
  readonly lines: CfdiLine[] = [];
  readonly taxes: CfdiTax[] = [];
  readonly warnings: CfdiWarning[] = [];
  readonly canonical = new CanonicalForm();
  private readonly places: Place[] = [];
  /** Depth at which the Addenda began, 0 outside of it. */
  private addenda = 0;
  private readonly detail: boolean;

  /** @param detail collect the lines and taxes too */
  constructor(detail: boolean) {
    this.detail = detail;
  }

  open(
    uri: string,
    local: string,
    attributes: () => XmlAttributes,
    names: readonly string[],
    values: readonly string[],
    count: number,
  ): void {
    const { places } = this;
    const depth = places.length;
    if (depth === 0) this.openRoot(uri, local, attributes);
    if (this.addenda > 0 || (depth === 1 && local === "Addenda" && uri === this.uri)) {
      if (this.addenda === 0) this.addenda = depth;
      places.push("other");
      return;
    }
    this.canonical.open(uri, local, names, values, count);
    places.push(depth === 0 ? "root" : this.place(places.at(-1) ?? "other", uri, local, attributes));
  }

  close(): void {
    this.places.pop();
    if (this.addenda === 0) this.canonical.close();
    else if (this.places.length === this.addenda) this.addenda = 0;
  }

  text(value: string): void {
    if (this.addenda === 0) this.canonical.text(value);
  }

  undeclaredPrefix(prefix: string): void {
    // The root's own prefix says what the whole file is: without it there is nothing to go by.
    if (this.places.length === 0 && prefix !== "xsi") throw new XmlRefusal("undeclared-prefix", prefix.slice(0, 40), 0);
    this.warn("undeclared-prefix", prefix.slice(0, 40));
  }

  /** Adds a warning once. */
  warn(code: string, detail = ""): void {
    if (this.warnings.length >= 50) return;
    if (!this.warnings.some((warning) => warning.code === code && warning.detail === detail)) {
      this.warnings.push({ code, detail });
    }
  }

  private openRoot(uri: string, local: string, attributes: () => XmlAttributes): void {
    const root = attributes();
    this.version = read(root, "Version") || read(root, "version");
    const refusal = recognizeRoot(uri, local, this.version);
    if (refusal !== null) throw new RootRefusal(refusal.outcome, refusal.code, refusal.detail);
    this.root = root;
    this.uri = uri;
  }

  private place(parent: Place, uri: string, local: string, attributes: () => XmlAttributes): Place {
    switch (parent) {
      case "root":
        return uri === this.uri ? this.placeInRoot(local, attributes) : "other";
      case "relations":
        if (uri === this.uri && local === "CfdiRelacionado") this.addRelated(read(attributes(), "UUID"));
        return "other";
      case "complement":
        return this.placeInComplement(uri, local, attributes);
      case "payments":
        if (local !== "Pago" || !isPayments(uri)) return "other";
        this.payments.push({ attributes: attributes(), lines: [] });
        return "payment";
      case "payment":
        if (local === "DoctoRelacionado" && isPayments(uri)) this.payments.at(-1)?.lines.push(attributes());
        return "other";
      case "lines":
        if (uri === this.uri && local === "Concepto") this.addLine(attributes());
        return "other";
      case "taxes":
        if (uri !== this.uri) return "other";
        return local === "Traslados" ? "transferred" : local === "Retenciones" ? "withheld" : "other";
      case "transferred":
      case "withheld":
        this.addTax(parent, attributes());
        return "other";
      case "localTaxes":
        this.addLocalTax(local, attributes());
        return "other";
      case "other":
        return "other";
    }
  }

  private placeInRoot(local: string, attributes: () => XmlAttributes): Place {
    switch (local) {
      case "Emisor":
        this.issuer = attributes();
        return "other";
      case "Receptor":
        this.receiver = attributes();
        return "other";
      case "InformacionGlobal":
        this.global = true;
        return "other";
      case "CfdiRelacionados":
        this.groups.push({ relation: read(attributes(), "TipoRelacion"), uuids: [] });
        return "relations";
      case "Impuestos":
        this.taxTotals = attributes();
        return this.detail ? "taxes" : "other";
      case "Complemento":
        return "complement";
      case "Conceptos":
        return this.detail ? "lines" : "other";
      default:
        return "other";
    }
  }

  private placeInComplement(uri: string, local: string, attributes: () => XmlAttributes): Place {
    if (uri === STAMP && local === "TimbreFiscalDigital") {
      const stamp = attributes();
      if (this.stamp === null) this.stamp = stamp;
      else if (toUuid(read(this.stamp, "UUID")) !== toUuid(read(stamp, "UUID"))) {
        this.warn("second-stamp", read(stamp, "UUID").slice(0, 40));
      }
      return "other";
    }
    if (isPayments(uri) && local === "Pagos") {
      this.paymentComplement = true;
      return "payments";
    }
    if (uri === LOCAL_TAXES && local === "ImpuestosLocales") {
      this.localTotals = attributes();
      return this.detail ? "localTaxes" : "other";
    }
    if (local === "Nomina") this.payroll = true;
    return "other";
  }

  private addRelated(text: string): void {
    const uuid = toUuid(text);
    if (uuid === "") this.warn("related-not-uuid", text.slice(0, 60));
    else this.groups.at(-1)?.uuids.push(uuid);
  }

  private addLine(attributes: XmlAttributes): void {
    this.lines.push({
      productCode: read(attributes, "ClaveProdServ"),
      quantity: read(attributes, "Cantidad") || read(attributes, "cantidad"),
      unit: read(attributes, "Unidad") || read(attributes, "unidad") || read(attributes, "ClaveUnidad"),
      description: read(attributes, "Descripcion") || read(attributes, "descripcion"),
      unitPrice: read(attributes, "ValorUnitario") || read(attributes, "valorUnitario"),
      amount: read(attributes, "Importe") || read(attributes, "importe"),
    });
  }

  private addTax(kind: "transferred" | "withheld", attributes: XmlAttributes): void {
    this.taxes.push({
      kind,
      tax: read(attributes, "Impuesto") || read(attributes, "impuesto"),
      rate: read(attributes, "TasaOCuota") || read(attributes, "tasa"),
      amount: read(attributes, "Importe") || read(attributes, "importe"),
    });
  }

  private addLocalTax(local: string, attributes: XmlAttributes): void {
    const withheld = local === "RetencionesLocales";
    if (!withheld && local !== "TrasladosLocales") return;
    this.taxes.push({
      kind: withheld ? "withheld" : "local",
      tax: read(attributes, withheld ? "ImpLocRetenido" : "ImpLocTrasladado"),
      rate: read(attributes, withheld ? "TasadeRetencion" : "TasadeTraslado"),
      amount: read(attributes, "Importe"),
    });
  }
}

/** The root shows that the file is something else; what follows need not be read. */
export class RootRefusal extends Error {
  readonly outcome: "skipped" | "rejected";
  readonly code: string;
  readonly detail: string;
  constructor(outcome: "skipped" | "rejected", code: string, detail: string) {
    super(code);
    this.outcome = outcome;
    this.code = code;
    this.detail = detail;
  }
}

function isPayments(uri: string): boolean {
  return uri === PAYMENTS_10 || uri === PAYMENTS_20;
}
