/** Words of the command line. */
export const cliEs = {
  usage: `Uso: alcorriente <comando> --ledger <archivo> [opciones]

Comandos
  import <ruta>... [--company RFC]...   Registra carpetas, archivos XML o ZIP de CFDI; crea la cartera si no existe.
  aging [--as-of AAAA-MM-DD]            Antigüedad de saldos por cliente y moneda.
  documents [--as-of D] [--customer C] [--all]
                                        Documentos abiertos; con --all, todos.
  report weekly --format pdf|xlsx --out ARCHIVO [--as-of D]
                                        Reporte semanal.
  verify                                Comprueba la cartera de extremo a extremo.

Opciones
  --ledger ARCHIVO   Archivo de la cartera
  --json             Resultado como JSON en la salida estándar
  --lang es|en       Idioma de los textos
  --today D          Fecha que se toma como hoy
  --help, --version

Código de salida: 0 hecho, 2 hecho con archivos rechazados, 1 no se pudo.`,
  noLedger: "Falta --ledger <archivo>.",
  noPaths: "Falta decir qué importar: carpetas, archivos XML o ZIP.",
  noOut: "Faltan --format pdf|xlsx y --out <archivo>.",
  unknownCommand: "No existe el comando «{{command}}». Vea alcorriente --help.",
  unknownReport: "No existe el reporte «{{report}}». Existe: weekly.",
  companyFound: "Empresa detectada por sus facturas: {{rfc}} {{name}}",
  companyUnclear:
    "Hay facturas de varias empresas y ninguna destaca ({{rfcs}}). Diga cuál es la suya con --company RFC.",
  importing: "{{done}} de {{found}} archivos",
  imported:
    "{{files}} archivos: {{posted}} contabilizados, {{duplicate}} duplicados, {{skipped}} omitidos, {{rejected}} rechazados.",
  importState: "La importación no terminó ({{state}}).",
  written: "Reporte escrito en {{file}}",
  asOf: "Al {{day}}",
  nothing: "No hay saldos.",
  columns: {
    customer: "Cliente",
    currency: "Moneda",
    current: "Por vencer",
    balance: "Saldo",
    unapplied: "Por aplicar",
    document: "Documento",
    due: "Vence",
    days: "Días",
    open: "Saldo",
    status: "Estado",
  },
  verified: "La cartera está íntegra.",
  notVerified: "La cartera tiene problemas.",
};
