/** Words of the command line. */
export const cliEs = {
  usage: `Uso: alcorriente <comando> --ledger <archivo> [opciones]

Comandos
  import <ruta>... [--company RFC]... [--pue settled|open]
                                        Registra carpetas, XML o ZIP de CFDI y metadatos TXT del SAT; crea la cartera
                                        si no existe. --pue: las PUE cuentan como pagadas al emitirse o quedan abiertas.
  aging [--as-of AAAA-MM-DD]            Antigüedad de saldos por cliente y moneda.
  documents [--as-of D] [--customer C] [--all]
                                        Documentos abiertos; con --all, todos.
  documents --audit UUID                La cadena de complementos de una factura y su primer eslabón roto.
  report daily|weekly|monthly|quarterly --format pdf|xlsx --out ARCHIVO [--as-of D] [--paper letter|a4]
         [--currency MXN] [--customer C]
                                        Reporte de un periodo. También agingDetail, statement, complements, unapplied,
                                        promises, disputes y collectors.
  report due                            Elabora y entrega los reportes programados que faltan.
  openings import ARCHIVO --cutoff D [--currency MXN] [--adjust] [--dry-run]
                                        Saldos iniciales desde Excel o CSV, al final del día D.
  openings list | openings undo ID      Importaciones de saldos iniciales; deshace una completa.
  rates add --currency USD --day D --rate 17.1234 [--source S]
                                        Registra un tipo de cambio (pesos por unidad).
  rates import ARCHIVO [--currency USD] [--dry-run]
                                        Importa el CSV o Excel de Banxico.
  rates list [--currency USD] [--all]   Tipos de cambio vigentes; con --all, también el historial.
  payments add --customer C --amount 1234.50 [--currency MXN] [--day D] [--form 03] [--reference R] [--account A]
               [--note N] [--cleared D] [--to UUID=IMPORTE]... [--third-party]
                                        Registra dinero recibido y, con --to, lo aplica a facturas.
  payments list [--as-of D] [--customer C] [--state unapplied]
                                        Pagos registrados.
  payments apply --payment UUID --to UUID=IMPORTE... [--third-party]
                                        Aplica un pago registrado a facturas.
  payments import ARCHIVO --account NOMBRE [--currency MXN] [--mapping JSON]
                                        Importa el estado de cuenta de un banco (CSV, Excel u OFX).
  kpis [--from D] [--to D] [--currency USD]
                                        Indicadores de un periodo; sin fechas, del último mes completo.
  backup --out ARCHIVO [--force]        Copia la cartera a un archivo, lo abre y lo comprueba. --force: lo reemplaza.
  restore --from ARCHIVO [--force]      Pone un respaldo en el lugar de --ledger. --force: aunque exista; guarda la copia.
  verify                                Comprueba la cartera de extremo a extremo.

Opciones
  --ledger ARCHIVO   Archivo de la cartera
  --json             Resultado como JSON en la salida estándar
  --lang es|en       Idioma de los textos
  --today D          Fecha que se toma como hoy
  --user NOMBRE      Quién es, en una cartera con contraseñas (o AL_CORRIENTE_USER)
  --password-stdin   La contraseña se lee de la entrada estándar (o AL_CORRIENTE_PASSWORD)
  --help, --version

Código de salida: 0 hecho, 2 hecho con archivos rechazados, 1 no se pudo.`,
  refusals: {
    day: "--{{option}}: «{{value}}» no es un día del calendario. Escríbalo como AAAA-MM-DD.",
    year: "--{{option}}: «{{value}}» no es un año que se use aquí. Escriba un día de 1900 a 2199.",
    uuid: "--{{option}}: «{{value}}» no es un UUID completo.",
    rfc: "--{{option}}: «{{value}}» no es un RFC.",
    currency: "--{{option}}: «{{value}}» no es una moneda. Escriba su clave de tres letras, como MXN.",
    choice: "--{{option}}: «{{value}}» no es una de sus opciones: {{choices}}.",
    value: "--{{option}}: «{{value}}» no es un valor que se pueda usar aquí.",
    unknown: "No existe la opción {{option}}. Vea alcorriente --help.",
    missing: "Falta el valor de {{option}}. Uno que empieza con guion se escribe {{option}}=VALOR.",
    needless: "{{option}} no lleva valor.",
  },
  noLedger: "Falta --ledger <archivo>.",
  noPaths: "Falta decir qué importar: carpetas, archivos XML, ZIP o metadatos TXT del SAT.",
  wordTooMany: "Sobra «{{word}}»: {{command}} no toma más palabras que sus opciones.",
  noBackupOut: "Falta --out <archivo>: dónde se guarda el respaldo.",
  noRestoreFrom: "Falta --from <archivo>: el respaldo que se restaura.",
  restoreExists:
    "{{path}} ya existe. Con --force el respaldo toma su lugar y lo que hay se guarda al lado con otro nombre.",
  backedUp: "Respaldo comprobado: {{file}} ({{documents}} documentos, {{entries}} movimientos).",
  restored: "Restaurado: {{ledger}} ({{documents}} documentos).",
  keptAside: "Lo que había se guardó en {{kept}}.",
  noOut: "Faltan --format pdf|xlsx y --out <archivo>.",
  missingCut:
    "Aviso: a esta cartera le faltan operaciones que se hicieron en ella ({{operations}}, la última el {{until}}). Ábrala en la aplicación para ver cuáles, o restaure el respaldo más reciente.",
  missingOther:
    "Aviso: este archivo no continúa la cartera que se usó aquí. Ábralo en la aplicación para ver qué falta, o restaure el respaldo más reciente.",
  signInNeeded: "Esta cartera pide contraseña: diga quién es con --user NOMBRE.",
  unknownUser: "Nadie que se llame {{name}} tiene contraseña en esta cartera.",
  passwordNeeded: "Falta la contraseña: AL_CORRIENTE_PASSWORD en el entorno, o --password-stdin.",
  passwordPrompt: "Contraseña: ",
  unknownCommand: "No existe el comando «{{command}}». Vea alcorriente --help.",
  noReport: "Falta decir qué reporte. Existen: {{kinds}}, y due para los programados.",
  unknownReport: "No existe el reporte «{{report}}». Existen: {{kinds}}, y due para los programados.",
  reportNoPeriod: "Un reporte no toma --from ni --to: su periodo es el que termina el día de --as-of.",
  kpisNoAsOf: "kpis no toma --as-of: diga el periodo con --from y --to.",
  currencyNotHere: "--currency: en esta cartera no hay nada en {{currency}}. Tiene: {{known}}.",
  outNoFolder: "--out: no existe la carpeta {{folder}}. Créela o elija otra.",
  outIsFolder: "--out: {{file}} es una carpeta. Escriba también el nombre del archivo.",
  outOfOther:
    "--out: el reporte se pide como {{format}} y {{file}} termina en .{{named}}. Cambie --format o el nombre del archivo.",
  nothingDue: "No falta entregar ningún reporte programado.",
  reportSurplus: "Sobra «{{word}}»: un reporte a la vez, y la fecha va con --as-of.",
  statementOfWhom: "Falta --customer <RFC>: el estado de cuenta es de un cliente.",
  reportFuture: "La fecha de corte todavía no llega: el reporte solo cuenta lo registrado hasta hoy.",
  reportLate: "Entregado después de la hora programada.",
  reportDelivered: "{{report}} al {{day}} entregado: {{where}}",
  reportCaughtUp: "{{report}} al {{day}} entregado tarde, porque no se había elaborado a su hora: {{where}}",
  reportProblem: "{{report}} al {{day}} no se pudo entregar. {{problem}}",
  openingsUsage: "Use: openings import ARCHIVO --cutoff AAAA-MM-DD, openings list u openings undo ID.",
  openingsImported:
    "{{file}}: {{new}} nuevos, {{linked}} coinciden con su CFDI, {{adjusting}} lo ajustan, {{same}} ya estaban, {{refused}} no se importan.",
  openingsColumns: "No se reconocen las columnas del archivo. Asígnelas en la pantalla Saldos iniciales.",
  openingsUndone: "Saldos iniciales deshechos: {{count}}.",
  openingsNotUndone: "No hay nada que deshacer con el número {{id}}. Vea openings list.",
  undone: "deshecha",
  ratesUsage: "Use: rates add, rates import ARCHIVO o rates list.",
  ratesAddUsage: "Use: rates add --currency USD --day AAAA-MM-DD --rate 17.1234.",
  rateAdded: "Registrado: {{currency}} {{rate}} del {{day}} ({{source}})",
  ratesImported:
    "{{file}}: {{added}} nuevos, {{corrected}} corregidos, {{unchanged}} ya estaban, {{notQuoted}} días sin cotización.",
  paymentsUsage: "Use: payments add, payments list, payments apply o payments import.",
  paymentsImportUsage: "Use: payments import ARCHIVO --account NOMBRE [--currency MXN] [--mapping JSON].",
  noBankAccount:
    "No hay una cuenta bancaria con el nombre {{account}} (hay: {{known}}). Con --currency se registra al importar.",
  badMapping: "--mapping no es un JSON con esa forma ({{detail}}). Vea docs/cli.md.",
  statementImported:
    "{{file}} en {{account}}: {{new}} movimientos nuevos, {{known}} ya conocidos, {{refused}} no importados; {{deposits}} depósitos nuevos por {{amount}} {{currency}}.",
  statementRow: "Renglón {{row}}: {{problems}}",
  paymentsAddUsage: "Use: payments add --customer RFC --amount 1234.50 [--day AAAA-MM-DD] [--to UUID=IMPORTE].",
  paymentsApplyUsage: "Use: payments apply --payment UUID --to UUID=IMPORTE.",
  paymentAdded: "Registrado el pago {{uuid}}: {{state}}; por aplicar {{unapplied}} {{currency}}.",
  paymentApplied: "Pago {{uuid}}: {{state}}; por aplicar {{unapplied}} {{currency}}.",
  badAmount: "--{{option}}: «{{amount}}» no es un importe. Escriba algo como 1234.50.",
  badTo:
    "--to: «{{to}}» no se entiende. Escriba UUID=IMPORTE o, si la factura está en otra moneda, UUID=IMPORTE:IMPORTE_DE_LA_FACTURA@TIPO_DE_CAMBIO.",
  badState: "--state: no existe «{{state}}». Existen: {{states}}.",
  noCustomer: "No hay ningún cliente con la clave {{customer}}.",
  noPayments: "No hay pagos registrados.",
  paymentStates: {
    pending: "salvo buen cobro",
    unapplied: "por aplicar",
    partly: "aplicado en parte",
    applied: "aplicado",
    refunded: "devuelto al cliente",
    bounced: "devuelto por el banco",
    reversed: "revertido",
  },
  noRates: "No hay tipos de cambio.",
  row: "Renglón {{row}}: {{message}}",
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
  noValue: "n/d",
  statuses: { open: "abierta", paid: "pagada", cancelled: "cancelada", substituted: "sustituida" },
  kpisOf: "Indicadores del {{from}} al {{to}}, {{currency}}",
  kpis: {
    recoveryRate: "Índice de recuperación",
    overduePct: "Vencido",
    currentPct: "Por vencer",
    dso: "DSO (días)",
    bpdso: "Mejor DSO posible (días)",
    add: "Días promedio de atraso",
    cei: "Efectividad de cobranza (CEI)",
    followUpPct: "Seguimiento a tiempo",
    ledgerUpdatesPct: "Registro a tiempo",
    reportsOnTimePct: "Reportes a tiempo",
    promisesKeptPct: "Promesas cumplidas",
    ptpKeptAmountPct: "Importe prometido cumplido",
    rpcRate: "Contacto con titular",
    coveragePct: "Cobertura de vencidos",
    top10SharePct: "Diez mayores",
  },
  columns: {
    kpi: "Indicador",
    value: "Valor",
    target: "Meta",
    numerator: "Numerador",
    denominator: "Denominador",
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
    day: "Fecha",
    reference: "Referencia",
    amount: "Importe",
    file: "Archivo",
    cutoff: "Corte",
    lines: "Renglones",
    rate: "Pesos por unidad",
    source: "Fuente",
  },
  audit: {
    title: "{{document}} de {{customer}}, {{currency}} {{total}}",
    holds: "La cadena está completa.",
    columns: {
      document: "Documento",
      on: "Fecha",
      number: "Parc.",
      prior: "Anterior",
      paid: "Pagado",
      left: "Insoluto",
      applied: "Aplicado",
      balance: "Saldo",
    },
  },
  verified: "La cartera está íntegra.",
  notVerified: "La cartera tiene problemas.",
};
