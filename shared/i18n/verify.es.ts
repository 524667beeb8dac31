/** Words of what `verify` finds: problems by their code, and what a check says when all is well. Amounts come with their currency. */
export const verifyEs = {
  problems: {
    engine: "{{text}}",
    "merged-into": "{{key}}: no cuenta para el cliente con el que se unió",
    "merged-document": "{{uuid}}: no está con el cliente al que corresponde",
    "kept-balance": "{{uuid}}: saldo guardado {{kept}}, suma de sus movimientos {{entries}}",
    "closing-day": "{{uuid}}: su fecha de cierre no corresponde a sus movimientos",
    "customer-kept": "{{name}} ({{key}}): saldo guardado {{kept}}, suma de sus movimientos {{entries}}",
    "customer-aging":
      "{{name}} ({{key}}), al {{day}}: el saldo por antigüedad difiere de sus movimientos en {{difference}}",
    reversal: "El movimiento {{entry}} no anula exactamente al que revierte",
    "untold-ending": "{{uuid}}: cancelado para el SAT y vigente aquí",
    "groundless-ending": "{{uuid}}: cancelado aquí sin que nadie lo dijera",
    "two-endings": "{{uuid}}: su cuenta por cobrar terminó de otra manera",
    "no-receivable": "{{uuid}}: factura sin cuenta por cobrar",
    "payment-standing": "{{uuid}}: lo guardado del pago no corresponde a sus movimientos",
    "payment-sum": "{{uuid}}: el pago vale {{expected}} y sus movimientos suman {{found}}",
    "promise-standing":
      "Promesa {{id}} de {{name}}: su estado guardado no corresponde a los movimientos de sus facturas",
    "dispute-standing":
      "Aclaración {{id}} de {{name}}: su estado guardado no corresponde a su factura y sus decisiones",
    "agreement-standing":
      "Acuerdo {{id}} de {{name}}: su estado guardado no corresponde a sus pasos y a los movimientos de sus facturas",
    "acceptance-standing":
      "{{uuid}}: su vencimiento, su pago probable o su aceptación no son los que dan sus condiciones",
    "close-changed": "Cierre de {{month}}: sus cifras congeladas fueron alteradas",
    "audit-link": "eslabón {{seq}}: falta o no está en su lugar; es el primero que no coincide",
    "audit-row": "eslabón {{seq}}: fue alterado; es el primero que no coincide",
    "audit-text": "eslabón {{seq}}: lo que dice fue alterado; es el primero que no coincide",
    "audit-erased": "eslabón {{seq}}: se borró lo que decía sin que conste",
    "audit-cut": "termina en el eslabón {{last}}; el {{at}} llegaba al menos al {{seq}}: falta lo posterior",
    "audit-other": "el eslabón {{seq}} no es el que había el {{at}}: la cadena se rehízo o el archivo es otro",
    "attachment-changed": "{{name}}: el archivo de evidencia falta o cambió",
    "file-changed": "{{uuid}}: su XML original falta o cambió",
  },
  more: "y {{count}} más",
  good: {
    ok: "en orden",
    receivables: "{{count}} cuentas por cobrar",
    balances: "{{count}} saldos de cliente y moneda, al {{days}}",
    payments: "{{count}} pagos",
    promises: "{{count}} promesas de pago",
    disputes: "{{count}} aclaraciones",
    closes: "{{count}} meses cerrados",
    agreements: "{{count}} acuerdos",
    acceptance: "{{count}} facturas con condiciones de pago o contrarecibo",
    audit: "{{count}} registros encadenados",
    "audit-rechained": "{{count}} registros encadenados; hasta el {{seq}}, con la cadena de una versión anterior",
    files: "{{count}} archivos",
  },
};
