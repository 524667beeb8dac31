/** Headers and words of the Excel lists a screen writes. */
export const exportsEs = {
  imports: {
    sheet: "Resultado",
    columns: { path: "Archivo", outcome: "Qué pasó", message: "Motivo", advice: "Qué hacer", uuid: "UUID" },
    outcomes: { posted: "Contabilizado", duplicate: "Duplicado", skipped: "Omitido", rejected: "Rechazado" },
  },
  receivables: {
    sheet: "Cartera",
    columns: {
      customer: "Cliente",
      key: "RFC",
      collector: "Gestor",
      series: "Serie",
      folio: "Folio",
      issued: "Emisión",
      due: "Vencimiento",
      days: "Días vencidos",
      currency: "Moneda",
      total: "Total",
      current: "Por vencer",
      d1to30: "1–30",
      d31to60: "31–60",
      d61to90: "61–90",
      d90plus: "91+",
      open: "Saldo",
      difference: "Diferencia cambiaria",
      uuid: "UUID",
    },
  },
};
