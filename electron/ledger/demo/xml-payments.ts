/** The Pagos complement, 2.0 inside CFDI 4.0 and 1.0 inside 3.3 (RULES 24-28). */
import { dayText } from "./calendar.ts";
import type { DemoPayment, DemoPaymentLine, DemoReceipt } from "./model.ts";
import { toPesos } from "./rates.ts";
import { vatOf } from "./sales.ts";
import { amountText, rateText, seriesOf, type Writer } from "./xml-text.ts";

/** Base of an amount that includes VAT. */
function baseOf(amountMinor: number, vat: number): number {
  return Math.round((amountMinor * 100) / (100 + vat));
}

/** Units of the invoice's currency for one unit of the payment's (RULES 26), with ten or six decimals. */
function equivalence(payment: DemoPayment, line: DemoPaymentLine, decimals: number): string {
  if (payment.currency === line.sale.currency) return "1";
  return (payment.rate / payment.saleRate).toFixed(decimals);
}

function line20(writer: Writer, payment: DemoPayment, line: DemoPaymentLine): string {
  const { sale } = line;
  const vat = sale.customer.vat;
  const base = baseOf(line.paidMinor, vat);
  const rate = vat === 16 ? "0.160000" : "0.000000";
  const tax = line.paidMinor - base;
  return `        <pago20:DoctoRelacionado IdDocumento="${sale.uuid}" Serie="${seriesOf(sale)}" Folio="${writer.folio(sale)}" MonedaDR="${sale.currency}" EquivalenciaDR="${equivalence(payment, line, 10)}" NumParcialidad="${line.instalment}" ImpSaldoAnt="${amountText(line.priorMinor)}" ImpPagado="${amountText(line.paidMinor)}" ImpSaldoInsoluto="${amountText(line.priorMinor - line.paidMinor)}" ObjetoImpDR="02">
          <pago20:ImpuestosDR><pago20:TrasladosDR><pago20:TrasladoDR BaseDR="${amountText(base)}" ImpuestoDR="002" TipoFactorDR="Tasa" TasaOCuotaDR="${rate}" ImporteDR="${amountText(tax)}"/></pago20:TrasladosDR></pago20:ImpuestosDR>
        </pago20:DoctoRelacionado>
`;
}

/** Base and VAT of a payment in its own currency. */
function taxesOf(payment: DemoPayment, vat: number): { baseMinor: number; taxMinor: number } {
  let baseMinor = 0;
  let taxMinor = 0;
  for (const line of payment.lines) {
    const base = baseOf(line.paidMinor, vat);
    baseMinor += base;
    taxMinor += line.paidMinor - base;
  }
  if (payment.lines.some((line) => line.sale.currency !== payment.currency)) {
    baseMinor = toPesos(baseMinor, payment.saleRate);
    taxMinor = vatOf(baseMinor, vat);
  }
  return { baseMinor, taxMinor };
}

function payment20(writer: Writer, payment: DemoPayment, vat: number): string {
  const { baseMinor, taxMinor } = taxesOf(payment, vat);
  const rate = vat === 16 ? "0.160000" : "0.000000";
  const lines = payment.lines.map((line) => line20(writer, payment, line)).join("");
  return `      <pago20:Pago FechaPago="${dayText(payment.day)}T12:00:00" FormaDePagoP="${payment.form}" MonedaP="${payment.currency}" TipoCambioP="${rateText(payment.rate)}" Monto="${amountText(payment.amountMinor)}" NumOperacion="${payment.operation}">
${lines}        <pago20:ImpuestosP><pago20:TrasladosP><pago20:TrasladoP BaseP="${amountText(baseMinor)}" ImpuestoP="002" TipoFactorP="Tasa" TasaOCuotaP="${rate}" ImporteP="${amountText(taxMinor)}"/></pago20:TrasladosP></pago20:ImpuestosP>
      </pago20:Pago>
`;
}

function complement20(writer: Writer, receipt: DemoReceipt): string {
  const vat = receipt.customer.vat;
  let base = 0;
  let tax = 0;
  let total = 0;
  for (const payment of receipt.payments) {
    const own = taxesOf(payment, vat);
    base += toPesos(own.baseMinor, payment.rate);
    tax += toPesos(own.taxMinor, payment.rate);
    total += toPesos(payment.amountMinor, payment.rate);
  }
  const payments = receipt.payments.map((payment) => payment20(writer, payment, vat)).join("");
  return `    <pago20:Pagos Version="2.0">
      <pago20:Totales TotalTrasladosBaseIVA${vat}="${amountText(base)}" TotalTrasladosImpuestoIVA${vat}="${amountText(tax)}" MontoTotalPagos="${amountText(total)}"/>
${payments}    </pago20:Pagos>
`;
}

function complement10(writer: Writer, receipt: DemoReceipt): string {
  let text = "";
  for (const payment of receipt.payments) {
    const rate = payment.currency === "MXN" ? "" : ` TipoCambioP="${rateText(payment.rate)}"`;
    text += `      <pago10:Pago FechaPago="${dayText(payment.day)}T12:00:00" FormaDePagoP="${payment.form}" MonedaP="${payment.currency}"${rate} Monto="${amountText(payment.amountMinor)}" NumOperacion="${payment.operation}">\n`;
    for (const line of payment.lines) {
      const { sale } = line;
      const same = sale.currency === payment.currency;
      const equals = same ? "" : ` TipoCambioDR="${equivalence(payment, line, 6)}"`;
      text += `        <pago10:DoctoRelacionado IdDocumento="${sale.uuid}" Serie="${seriesOf(sale)}" Folio="${writer.folio(sale)}" MonedaDR="${sale.currency}"${equals} MetodoDePagoDR="PPD" NumParcialidad="${line.instalment}" ImpSaldoAnt="${amountText(line.priorMinor)}" ImpPagado="${amountText(line.paidMinor)}" ImpSaldoInsoluto="${amountText(line.priorMinor - line.paidMinor)}"/>\n`;
    }
    text += "      </pago10:Pago>\n";
  }
  return `    <pago10:Pagos Version="1.0">\n${text}    </pago10:Pagos>\n`;
}

/** Complemento de pago of a receipt in the version that goes with its CFDI. */
export function receiptComplement(writer: Writer, receipt: DemoReceipt, v40: boolean): string {
  return v40 ? complement20(writer, receipt) : complement10(writer, receipt);
}
