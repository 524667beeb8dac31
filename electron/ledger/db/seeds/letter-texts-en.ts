import type { LetterKind } from "../../../../shared/domain/letters/kinds.ts";
import type { LetterText } from "./letter-texts-es.ts";

const PAID_ALREADY =
  "If you have paid already, please disregard this letter and send us the proof of payment with the invoices it covers, so that we can apply it.";

/** Texts the program comes with, in English (COLLECTIONS 10). */
export const LETTER_TEXTS_EN: Readonly<Record<LetterKind, LetterText>> = {
  statement: {
    title: "Statement of account as of {{ fecha }}",
    body: `{{ saludo }},

This is the statement of account of **{{ cliente }}** with {{ empresa }} as of {{ fecha }}. The balance is **{{ saldo }}** ({{ saldo_letra }}){% if vencido %}, of which {{ vencido }} is past due{% endif %}.

{{ tabla_antiguedad }}

{{ tabla_documentos }}

{{ tabla_sin_aplicar }}

{{ tabla_complementos }}

{% if intereses %}Late-payment interest, which amounts to {{ intereses }} today, is not part of the balance above.{% if reserva_intereses %} {{ reserva_intereses }}{% endif %}

{% endif %}Please check this information and tell us of any difference within five business days.`,
  },
  "reminder-upcoming": {
    title: "Reminder of invoices falling due",
    body: `{{ saludo }},

This is a friendly reminder that the following invoices of **{{ cliente }}** are about to fall due. They add up to **{{ total }}** ({{ total_letra }}).

{{ tabla_documentos }}

Please schedule their payment for the days shown.

${PAID_ALREADY}`,
  },
  "reminder-overdue": {
    title: "Reminder of overdue invoices",
    body: `{{ saludo }},

According to our records the following invoices of **{{ cliente }}** are past due and unpaid. They add up to **{{ total }}** ({{ total_letra }}).

{{ tabla_documentos }}

Please let us know the day on which you will pay them.

${PAID_ALREADY}`,
  },
  "demand-first": {
    title: "First demand for payment",
    body: `{{ saludo }},

**{{ cliente }}** received from {{ empresa }} the goods or services covered by the invoices listed below. The term of payment of each ended on the due date shown, and as of the date of this letter we have not received the amount.

{{ tabla_documentos }}

The debt as of {{ fecha }} is made up as follows:

{{ tabla_desglose }}

{% if reserva_intereses %}{{ reserva_intereses }}

{% endif %}We therefore require payment of **{{ adeudo_total }}** ({{ adeudo_total_letra }}) no later than **{{ fecha_limite }}**, that is, within {{ dias_plazo }} business days.

For any question about the invoices or the amounts please call {{ telefono }}; we will gladly go through your documents.

${PAID_ALREADY}`,
  },
  "demand-second": {
    title: "Second demand for payment",
    body: `{{ saludo }},

We refer to our first demand, {{ primer_requerimiento }}, which has not been answered to this day.{% if promesas_incumplidas %} Nor were the payment dates given to us kept: {{ promesas_incumplidas }}.{% endif %}

The following invoices of **{{ cliente }}** remain unpaid:

{{ tabla_documentos }}

The debt as of {{ fecha }} is made up as follows:

{{ tabla_desglose }}

{% if reserva_intereses %}{{ reserva_intereses }}

{% endif %}We require payment of **{{ adeudo_total }}** ({{ adeudo_total_letra }}) no later than **{{ fecha_limite }}** ({{ dias_plazo }} business days).

{% if suspension %}Please note that {{ suspension }} until the debt is settled.{% else %}Please note that, unless the debt is settled within this term, your company's credit will be suspended and new orders will be accepted on a cash basis only.{% endif %}

If you are not able to pay the whole amount at once, we are willing to agree on payment in instalments. Please call {{ telefono }} before the date above.`,
  },
  "demand-final": {
    title: "Final out-of-court demand for payment",
    body: `{{ saludo }},

We have tried repeatedly to find a solution for the debt of **{{ cliente }}** with {{ empresa }}. This is what happened so far:

{{ antecedentes }}

The unpaid invoices are:

{{ tabla_documentos }}

The debt as of {{ fecha }} is made up as follows:

{{ tabla_desglose }}

{% if reserva_intereses %}{{ reserva_intereses }}

{% endif %}For the last time out of court, we require payment of **{{ adeudo_total }}** ({{ adeudo_total_letra }}) no later than **{{ fecha_limite }}**.

Failing that, {{ empresa }} may entrust an outside agency with the collection or take the legal action available to it to recover the debt and the charges due with it. This letter is a private communication from the creditor and does not come from any authority.

Until then we remain willing to hear a formal payment proposal at {{ telefono }}.`,
  },
  "credit-hold": {
    title: "Notice of suspended credit",
    body: `{{ saludo }},

Please note that {{ suspension }}{% if suspension_motivo %}, for the following reason: {{ suspension_motivo }}{% endif %}.

The balance of **{{ cliente }}** as of {{ fecha }} is {{ saldo }}{% if vencido %}, of which {{ vencido }} is past due{% endif %}.

{{ tabla_documentos }}

The measure ends as soon as the debt is settled or a payment plan is agreed with us. Please call {{ telefono }}.`,
  },
  "payment-receipt": {
    title: "Acknowledgement of payment",
    body: `{{ saludo }},

We acknowledge receipt of your payment of **{{ pago_importe }}** ({{ pago_letra }}), received on {{ pago_fecha }}{% if pago_forma %} by {{ pago_forma }}{% endif %}{% if pago_referencia %}, reference {{ pago_referencia }}{% endif %}. It was applied as follows:

{{ tabla_aplicacion }}

{% if pago_sin_aplicar %}{{ pago_sin_aplicar }} remains to be applied. Please tell us which invoices it covers.

{% endif %}The balance of **{{ cliente }}** as of {{ fecha }} is {{ saldo }}. {% if reserva_intereses %}{{ reserva_intereses }}{% else %}The payment was applied to the principal of the invoices shown.{% endif %} This letter does not replace the tax receipt with its payment complement.

Thank you for your payment.`,
  },
  agreement: {
    title: "Payment agreement {{ acuerdo }}",
    body: `Payment agreement between **{{ empresa }}**, tax id (RFC) {{ empresa_rfc }}, represented by {{ firmante }} ({{ cargo }}), who declares to hold sufficient power, hereinafter “the creditor”, and **{{ cliente }}**, tax id (RFC) {{ rfc }}{% if representante %}, represented by {{ representante }}, who declares to hold sufficient power{% endif %}, hereinafter “the debtor”, under the following clauses.

**First. Acknowledgement of debt.** The debtor acknowledges owing the creditor **{{ reconocido }}** ({{ reconocido_letra }}), arising from the following invoices:

{{ tabla_documentos }}

**Second. Payment.** The debtor undertakes to pay **{{ total }}** ({{ total_letra }}) {% if parcialidades_numero == "1" %}in a single payment, on the following date{% else %}in {{ parcialidades_numero }} payments, according to the following schedule{% endif %}:

{{ tabla_parcialidades }}

**Third. Place and manner of payment.** Payments shall be made only to the creditor's accounts: {{ cuentas_acreedor }}. Each payment shall be applied to the acknowledged invoices and shall cover the instalments in the order of the schedule.

**Fourth. Interest.** {% if sin_intereses %}The parties agree that overdue amounts bear no late-payment interest.{% else %}In case of delay, overdue amounts bear {% if tasa_moratoria %}simple late-payment interest at {{ tasa_moratoria }}{% else %}the legal interest of 6% a year set by article 362 of the Mexican Code of Commerce{% endif %}, plus the applicable value added tax.{% if reserva_intereses %} {{ reserva_intereses }}{% endif %}{% endif %}{% if intereses_condonados %} As an exception, the creditor waives interest of {{ intereses_condonados }}, provided this agreement is kept.{% endif %}

**Fifth. Default and acceleration.** If an instalment is not paid within {{ dias_gracia }} calendar days after its date, the creditor may declare the whole term due and require the total of the acknowledged debt, less the payments received.

**Sixth. Personal data.** Personal data are processed according to the creditor's privacy notice.

**Seventh. Novation and jurisdiction.** This agreement does not constitute a novation of the debt. For its interpretation and performance the parties submit to the competent courts of {{ jurisdiccion }}.

{% if quita %}**Eighth. Discount.** The creditor grants a discount of {{ quita }} ({{ quita_letra }}), subject to punctual and complete payment{% if quita_fecha %} no later than {{ quita_fecha }}{% endif %}. If the debtor defaults, the discount has no effect. The creditor will issue the corresponding credit note (CFDI de egreso).

{% endif %}Having read this agreement, the parties sign it in {{ lugar }} on {{ fecha }}.

{{ firmas }}`,
  },
  acknowledgement: {
    title: "Acknowledgement of debt",
    body: `**{{ cliente }}**, tax id (RFC) {{ rfc }}{% if representante %}, represented by {{ representante }}, who declares to hold sufficient power{% endif %}, acknowledges owing **{{ empresa }}**, tax id (RFC) {{ empresa_rfc }}, as of {{ fecha }}, the amount of **{{ reconocido }}** ({{ reconocido_letra }}), which corresponds to the following invoices, received and accepted as correct:

{{ tabla_documentos }}

{% if parcialidades_numero %}The debt is to be paid according to the following schedule:

{{ tabla_parcialidades }}

{% endif %}Payments shall be made only to the creditor's accounts: {{ cuentas_acreedor }}.{% if reserva_intereses %} {{ reserva_intereses }}{% endif %}

This document is signed freely in {{ lugar }} on {{ fecha }} and does not constitute a novation of the debt. The parties may have their signatures certified by a notary.

{{ firmas }}`,
  },
  settlement: {
    title: "Settlement letter: no balance outstanding",
    body: `{{ saludo }},

We hereby state that **{{ cliente }}**, tax id (RFC) {{ rfc }}, **has no balance outstanding** with {{ empresa }} as of {{ fecha }}.

Among others, the following invoices were paid:

{{ tabla_documentos }}

{% if ultimo_pago_importe %}The last payment, of {{ ultimo_pago_importe }} ({{ ultimo_pago_letra }}), was received on {{ ultimo_pago_fecha }}.

{% endif %}Late-payment interest that may have arisen on the invoices paid is not reserved. Promissory notes and guarantees given for those debts have no further effect and are available to be returned to the debtor.

The undersigned holds the power to issue this letter, given in {{ lugar }} on {{ fecha }}.`,
  },
  "settlement-quita": {
    title: "Settlement letter for payment with a discount",
    body: `{{ saludo }},

We hereby state that the debt of **{{ cliente }}**, tax id (RFC) {{ rfc }}, arising from the invoices listed, **was settled** under agreement {{ acuerdo }}, with a discount of {{ quita }} ({{ quita_letra }}) granted by {{ empresa }}.

{{ tabla_documentos }}

{% if ultimo_pago_importe %}The last payment, of {{ ultimo_pago_importe }} ({{ ultimo_pago_letra }}), was received on {{ ultimo_pago_fecha }}.

{% endif %}As of {{ fecha }} **no balance is outstanding** on those invoices. The discount is documented by the corresponding credit note (CFDI de egreso). Late-payment interest on them is not reserved, and promissory notes and guarantees have no further effect and are available to be returned to the debtor.

The undersigned holds the power to issue this letter, given in {{ lugar }} on {{ fecha }}.`,
  },
  placement: {
    title: "Notice that your account was assigned to an agency",
    body: `{{ saludo }},

Please note that from **{{ despacho_inicio }}** on, the collection of the invoices listed, for **{{ total }}** ({{ total_letra }}), is handled by **{{ despacho }}**, address {{ despacho_domicilio }}, telephone {{ despacho_telefonos }}.

{{ tabla_documentos }}

The agency is authorised to {{ despacho_facultades }}. It is not authorised to receive payments.

**All payments must be made only to the creditor's accounts:** {{ cuentas_acreedor }}. The debt still belongs to {{ empresa }}; the right to collect it was not sold.

If you have a question or a complaint about the agency, please call us directly at {{ telefono }}.`,
  },
};
