/** Words of ledger entries, wherever they are shown: kinds of movement and reasons. */
export const entriesEs = {
  kinds: {
    charge: "Factura",
    settlement: "Pagada al emitir",
    payment: "Pago",
    credit: "Nota de crédito",
    cancellation: "Cancelación",
    transfer: "Traspaso",
    application: "Aplicación",
    reversal: "Reverso",
  },
  reasons: {
    issued: "Emisión de la factura",
    pue: "Pagada en una sola exhibición (PUE)",
    "pue-undone": "La factura PUE se canceló o sustituyó",
    cancelled: "Cancelada",
    substituted: "Sustituida por otra factura",
    "moved-on": "Pasa a la factura que la sustituye",
    applied: "Se aplica lo que estaba por aplicar",
    "to-apply": "Queda por aplicar",
    "on-account": "Pago sin documentos relacionados",
    "no-uuid": "El pago no dice el UUID de la factura",
    excess: "El pago excede el saldo de la factura",
    unapplied: "Queda por aplicar",
    reposted: "Corrección por documentos llegados después",
  },
};
