/** Words of the first-run screen and of opening ledgers. */
export const ledgersEs = {
  welcome: "Bienvenido a Al Corriente",
  lead: "Quién debe, cuánto y desde cuándo, directo de sus CFDI.",
  opening: "Abriendo la cartera",
  create: {
    title: "Crear una cartera nueva",
    body: "Elija dónde guardarla y después la carpeta con los CFDI de su empresa.",
    button: "Crear cartera",
    suggestedName: "Cartera",
  },
  open: {
    title: "Abrir una cartera",
    body: "Elija un archivo de cartera de este equipo.",
    button: "Abrir archivo",
  },
  demo: {
    title: "Conocer con una empresa de demostración",
    body: "Dos años de una distribuidora inventada con 60 clientes. Nada de lo suyo se toca.",
    button: "Abrir demostración",
    preparing: "Preparando la empresa de demostración",
  },
  recent: {
    title: "Carteras recientes",
    none: "Aquí aparecerán las carteras que abra.",
    forget: "Quitar {{name}} de la lista",
  },
  problem: {
    title: "No se pudo abrir la última cartera",
    titleOther: "No se pudo completar",
    openOther: "Abrir otra cartera",
    createNew: "Crear una nueva",
    tryAgain: "Intentar de nuevo",
    openExisting: "Abrir la que ya existe",
  },
  wizard: {
    title: "Cartera nueva: {{name}}",
    stepFolder: "Carpeta de CFDI",
    stepCompany: "Su empresa",
    stepImport: "Importar",
    step: "Paso {{n}} de {{total}}",
    folderTitle: "Elija los CFDI de su empresa",
    folderBody:
      "Puede ser la carpeta completa de descargas del SAT, con subcarpetas y ZIP. Los archivos solo se leen; no se mueven ni se modifican.",
    chooseFolder: "Elegir carpeta",
    chooseFiles: "Elegir archivos",
    dropHint: "o arrástrela aquí",
    later: "Hacerlo después",
    inspecting: "Buscando de qué empresa son los archivos",
  },
  company: {
    title: "¿Cuál es su empresa?",
    body: "Se revisaron {{files}} archivos. Marque los RFC que son de su empresa: lo que ellos emiten es su venta.",
    issued_one: "{{count}} CFDI emitido",
    issued_other: "{{count}} CFDI emitidos",
    received_one: "{{count}} recibido",
    received_other: "{{count}} recibidos",
    start: "Importar",
    chooseOther: "Elegir otra carpeta",
    noneTitle: "No se encontraron CFDI",
    noneBody:
      "En {{files}} archivos revisados no hay ningún CFDI timbrado. Elija la carpeta donde guarda los XML de sus facturas.",
  },
};
