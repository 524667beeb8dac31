/** Words of the charts, on screen and in print. */
export const chartsEs = {
  buckets: {
    current: "Por vencer",
    d1to30: "1–30 días",
    d31to60: "31–60 días",
    d61to90: "61–90 días",
    d90plus: "91+ días",
  },
  open: "Saldo",
  overdueShare: "Cartera vencida",
  target: "Meta",
  opening: "Saldo inicial",
  invoiced: "Facturado",
  settledAtIssue: "Pagado al emitir",
  collected: "Cobrado",
  credited: "Notas de crédito",
  cancelled: "Cancelado",
  other: "Otros",
  closing: "Saldo final",
  axisCut: "El eje no empieza en cero",
};
