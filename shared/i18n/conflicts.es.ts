/** Words of the conflicts in Importar: two contents under one UUID. */
export const conflictsEs = {
  tab: "Conflictos",
  intro:
    "Archivos cuyo UUID ya está contabilizado con otro contenido. Se guardan aparte y no cambian ningún saldo: uno de los dos no es el CFDI que timbró el SAT.",
  grid: "Conflictos de contenido",
  none: "Ningún conflicto",
  noneBody: "Ningún archivo ha traído otro contenido con un UUID ya contabilizado.",
  columns: {
    label: "Documento",
    customer: "Cliente",
    booked: "Total contabilizado",
    aside: "Total apartado",
    reason: "Por qué",
    asidePath: "Archivo apartado",
    at: "Llegó",
    uuid: "UUID",
  },
  reason: {
    "adds-up": "El total apartado no es la suma de sus partes",
    "fixed-rule": "La suma no lo dice: decide una regla fija",
  },
  why: {
    "adds-up":
      "Se contabilizó el archivo cuyo Total es la suma de sus partes; en el apartado no lo es, así que fue alterado o se dañó.",
    "fixed-rule":
      "La suma no dice cuál es el bueno, y solo uno pudo ser timbrado. Se contabiliza siempre el mismo, sin importar cuál llegue primero. Compruebe el UUID en el portal del SAT; si el bueno es el apartado, avise a quien facturó.",
  },
  show: "Ver conflictos",
  pane: "Conflicto de {{label}}",
  booked: "Contabilizado",
  aside: "Apartado",
  place: "Dato",
  missing: "No está",
  more: "Hay más diferencias; vea los archivos originales.",
  noDifferences: "Las diferencias no se pueden mostrar dato por dato; vea los archivos originales.",
  bookedFile: "Archivo contabilizado",
  asideFile: "Archivo apartado",
  openBooked: "Ver XML contabilizado",
  openAside: "Ver XML apartado",
  openDocument: "Abrir documento",
  xmlBooked: "XML contabilizado de {{label}}",
  xmlAside: "XML apartado de {{label}}",
  sha256: "SHA-256 {{sha256}}",
};
