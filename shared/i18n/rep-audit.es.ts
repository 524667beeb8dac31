/**
 * Words of the audit of complements: by code a short title, what is wrong and what mends it. `{{amount}}` and its like come
 * grouped and with the currency, days as dd/mmm/aaaa.
 */
export const repAuditEs = {
  findings: {
    "invoice-cancelled": {
      title: "Factura cancelada",
      message: "El complemento {{rep}} paga la factura {{invoice}}, que se canceló el {{on}}.",
      fix: "Facturación debe cancelar {{rep}} y emitir uno que nombre la factura que sí se pagó.",
    },
    "invoice-replaced": {
      title: "Factura sustituida",
      message:
        "El complemento {{rep}} nombra la factura {{invoice}}, sustituida por {{by}}; aquí su importe ya cuenta en la nueva.",
      fix: "Facturación debe sustituir {{rep}} (relación 04) por uno que nombre {{by}}.",
    },
    "pue-superfluous": {
      title: "Complemento de una PUE",
      message:
        "El complemento {{rep}} paga {{amount}} de {{invoice}}, una factura PUE: no lleva complemento y no se cuenta.",
      fix: "Facturación debe cancelar {{rep}} o sustituirlo por uno de 1.00; si la factura se cobró a crédito, debió ser PPD.",
    },
    "receiver-differs": {
      title: "Otro receptor",
      message: "El complemento {{rep}} está a nombre de otro cliente que la factura.",
      fix: "Facturación debe sustituir {{rep}} (relación 04) por uno con el receptor de la factura.",
    },
    "currency-differs": {
      title: "Moneda distinta",
      message:
        "El complemento {{rep}} escribe el pago en {{currency}} y la factura está en {{expected}}: no se pudo aplicar.",
      fix: "Facturación debe sustituir {{rep}} con MonedaDR {{expected}} y el importe en esa moneda.",
    },
    "paid-missing": {
      title: "Sin importe pagado",
      message: "El complemento {{rep}} paga varias facturas y no dice cuánto de cada una.",
      fix: "Facturación debe sustituir {{rep}} con el ImpPagado de cada factura.",
    },
    "equivalence-missing": {
      title: "Sin equivalencia",
      message: "El complemento {{rep}} paga en otra moneda y no dice la equivalencia.",
      fix: "Facturación debe sustituir {{rep}} con su EquivalenciaDR. El importe pagado se tomó como está escrito.",
    },
    "paid-above-amount": {
      title: "Paga más de lo recibido",
      message: "Las facturas de {{rep}} suman más que el pago de {{monto}}, aun con el redondeo de la equivalencia.",
      fix: "Facturación debe revisar importes y equivalencias de {{rep}} y sustituirlo.",
    },
    duplicate: {
      title: "Complemento duplicado",
      message:
        "El complemento {{rep}} repite {{other}}: mismo día ({{paidOn}}), importe ({{monto}}), operación y parcialidad.",
      fix: "Si el cliente pagó una sola vez, Facturación debe cancelar {{rep}}.",
    },
    "paid-before-issue": {
      title: "Pago anterior a la factura",
      message:
        "El complemento {{rep}} dice que se pagó el {{paidOn}}, antes de que la factura se emitiera el {{issuedOn}}.",
      fix: "Facturación debe corregir la fecha de pago de {{rep}}; si fue un anticipo, se aplica con relación 07.",
    },
    "number-gap": {
      title: "Falta una parcialidad",
      message: "Falta la parcialidad {{missing}}: después sigue {{rep}}, que dice ser la {{number}}.",
      fix: "Pida a Facturación el complemento de la parcialidad {{missing}}, o que sustituya {{rep}} con el número que le toca.",
    },
    "number-repeated": {
      title: "Parcialidad repetida",
      message: "El complemento {{rep}} repite la parcialidad {{number}}, que ya es de otro complemento vigente.",
      fix: "Facturación debe sustituir {{rep}} con el número que le toca, o cancelarlo si sobra.",
    },
    "first-prior-not-total": {
      title: "Empieza con otro saldo",
      message:
        "El primer complemento, {{rep}}, empieza con un saldo de {{prior}} y el total de la factura es {{total}}.",
      fix: "Facturación debe decir qué bajó el saldo en {{difference}} (una nota de crédito, un complemento que falta) o sustituir {{rep}}.",
    },
    "prior-not-previous-left": {
      title: "Los saldos no empalman",
      message: "El complemento {{rep}} empieza con {{prior}} y el anterior, {{before}}, terminó en {{expected}}.",
      fix: "Facturación debe explicar la diferencia de {{difference}} o sustituir {{rep}} con el saldo anterior correcto.",
    },
    arithmetic: {
      title: "La resta no cuadra",
      message: "En {{rep}}, {{prior}} menos {{paid}} debería dejar {{expected}} y dice {{left}}.",
      fix: "Facturación debe sustituir {{rep}} con el saldo insoluto correcto. Aquí cuenta el importe pagado.",
    },
    overpaid: {
      title: "Pagada de más",
      message:
        "El complemento {{rep}} paga {{paid}} y a la factura le sobran {{excess}}, que quedan por aplicar a favor del cliente.",
      fix: "Cobranza debe acordar con el cliente si se aplica a otra factura o se devuelve, o pedir que se cancele si no hubo pago.",
    },
    "payment-complement-late": {
      title: "Complemento vencido",
      message:
        "Los {{amount}} recibidos el {{paidOn}} por la factura {{invoice}} no tienen complemento; el plazo terminó el {{deadline}}, hace {{days}}.",
      fix: "Pida a Facturación que emita hoy el complemento de ese pago.",
    },
    "payment-complement-due": {
      title: "Falta su complemento",
      message:
        "Los {{amount}} recibidos el {{paidOn}} por la factura {{invoice}} no tienen complemento; el plazo termina el {{deadline}}.",
      fix: "Pida a Facturación el complemento de ese pago antes del {{deadline}}.",
    },
    late: {
      title: "Complemento tardío",
      message:
        "El complemento {{rep}} se emitió el {{issuedOn}}, {{days}} después del plazo ({{deadline}}). Cuenta de todos modos.",
      fix: "Nada que corregir en la cadena: avise a Facturación para que no se repita; puede haber multa.",
    },
    "number-missing": {
      title: "Sin número de parcialidad",
      message:
        "El complemento {{rep}} no dice su número de parcialidad, así que no se puede comprobar si falta alguno.",
      fix: "Si es una factura PPD, Facturación debe sustituir {{rep}} con su número de parcialidad.",
    },
    "amount-above-paid": {
      title: "Sobra del pago",
      message:
        "El pago de {{monto}} de {{rep}} es mayor que sus facturas: sobran {{rest}}, por aplicar a favor del cliente.",
      fix: "Cobranza debe aplicar el sobrante o acordar su devolución.",
    },
    "money-not-recorded": {
      title: "Dinero sin registrar",
      message: "El complemento {{rep}} dice que el {{paidOn}} se recibieron {{monto}}, y ese pago no está registrado.",
      fix: "Cobranza debe buscar el depósito en el banco y registrarlo, o pedir el comprobante al cliente; si no llegó, el complemento sobra.",
    },
    "cancellation-asked": {
      title: "Cancelación en proceso",
      message: "Se pidió cancelar {{rep}} el {{on}} y el cliente no ha respondido; mientras tanto cuenta.",
      fix: "El cliente tiene tres días hábiles para aceptar o rechazar en el portal del SAT.",
    },
    "prior-net-of-credit": {
      title: "Con la nota descontada",
      message:
        "El complemento {{rep}} empieza con {{prior}}: el emisor ya descontó {{credit}} ({{amount}}). Es correcto.",
      fix: "Nada que hacer.",
    },
    "before-opening": {
      title: "Antes del saldo inicial",
      message:
        "El complemento {{rep}} empieza con {{prior}}: {{amount}} se liquidaron antes del saldo inicial y sus complementos no están en la cartera. Es correcto.",
      fix: "Nada que hacer.",
    },
    "credit-not-netted": {
      title: "Nota no descontada",
      message:
        "El saldo de {{left}} que dice el emisor no descuenta {{credit}} ({{amount}}). El saldo de la cartera sí.",
      fix: "Nada que hacer: es una costumbre del emisor. El saldo correcto es el de la cartera.",
    },
    "invoice-unknown": {
      title: "Factura que no está",
      message: "El complemento {{rep}} paga {{amount}} de una factura que no está en la cartera ({{invoice}}).",
      fix: "Busque la factura por su UUID en el SAT e impórtela; el pago se aplicará solo.",
    },
    "not-an-invoice": {
      title: "No es una factura",
      message: "El complemento {{rep}} dice pagar {{invoice}}, que no es una factura.",
      fix: "Facturación debe sustituir {{rep}} por uno que nombre la factura.",
    },
    "invoice-not-named": {
      title: "Sin UUID de la factura",
      message: "El complemento {{rep}} paga {{amount}} y no dice el UUID de la factura («{{invoice}}»).",
      fix: "Facturación debe sustituir {{rep}} con el UUID; mientras, el importe queda por aplicar a favor del cliente.",
    },
    "paid-without-complement": {
      title: "Pagada sin complemento",
      message: "La factura {{invoice}} está pagada por completo y {{amount}} no tienen complemento.",
      fix: "Pida a Facturación los complementos de esos pagos; el primero vence el {{deadline}}.",
    },
  },
  /** The same finding where more is known. */
  more: {
    "number-gap-amount":
      "Falta la parcialidad {{missing}}, por {{amount}}: después sigue {{rep}}, que dice ser la {{number}}.",
    "number-gap-struck":
      "Falta la parcialidad {{missing}}: {{struck}} ya no cuenta y nada lo sustituye; después sigue {{rep}}, que dice ser la {{number}}.",
  },
  owners: { billing: "Facturación", collections: "Cobranza", customer: "Cliente" },
  struck: {
    cancelled: "Cancelado el {{on}}",
    replaced: "Sustituido por {{by}}",
    needless: "Por 1.00: sustituye a uno que sobraba",
  },
  notice: {
    subject: "Complementos de la factura {{invoice}} de {{customer}}",
    greeting: "Buen día:",
    opening:
      "Al revisar los complementos de pago de la factura {{invoice}} ({{uuid}}), de {{customer}}, por {{total}}, encontramos lo siguiente:",
    finding: "{{number}}. {{message}} {{fix}}",
    chain: "Cadena revisada:",
    row: "- Parcialidad {{number}}, {{rep}}, pagado el {{on}}: anterior {{prior}}, pagado {{paid}}, insoluto {{left}}",
    struckRow: "(no cuenta)",
    balances: "Saldo según el último complemento: {{issuer}}. Saldo en la cartera: {{balance}}.",
    closing: "Gracias.",
  },
};
