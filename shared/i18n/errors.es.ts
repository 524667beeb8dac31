/** Words of every error the ledger declares (shared/contract/errors.ts): what happened, to what, and what to do. */
export const errorsEs = {
  NO_LEDGER_OPEN: "No hay una cartera abierta. Abra una o cree una nueva.",
  LEDGER_NOT_FOUND:
    "No se encontró el archivo {{path}}. Puede que se haya movido, cambiado de nombre o que esté en una unidad desconectada.",
  LEDGER_EXISTS: "Ya existe un archivo en {{path}}. Elija otro nombre o abra el que ya existe.",
  LEDGER_NEWER:
    "El archivo {{path}} se hizo con una versión más reciente de Al Corriente (formato {{found}}; esta versión lee hasta el {{supported}}). Actualice el programa para abrirlo; el archivo no se modificó.",
  LEDGER_DAMAGED:
    "El archivo {{path}} está dañado ({{detail}}). No se modificó. Restaure su último respaldo o pida ayuda a soporte con la bitácora.",
  NOT_A_LEDGER: "El archivo {{path}} no es una cartera de Al Corriente. Elija un archivo con terminación .alcorriente.",
  LEDGER_NETWORK_PATH:
    "La ruta {{path}} está en la red, y ahí una cartera puede dañarse. Cópiela a un disco de este equipo y ábrala desde ahí.",
  LEDGER_IN_USE: "El archivo {{path}} está ocupado por otro programa. Ciérrelo ahí e intente de nuevo.",
  READ_ONLY: "No se puede escribir en {{path}}. Revise los permisos o elija otra carpeta.",
  DISK_FULL:
    "El disco de {{path}} está lleno. Libere espacio e intente de nuevo; lo guardado hasta ahora está completo.",
  PATH_NOT_FOUND: "No se encontró {{path}}. Revise que siga en su lugar e intente de nuevo.",
  FILE_LOCKED: "El archivo {{path}} está abierto en otro programa. Ciérrelo ahí e intente de nuevo.",
  FILE_REFUSED: "{{reason}} Archivo: {{path}}.",
  NOT_FOUND: "No hay ningún registro con ese identificador ({{id}}) en esta cartera.",
  INVALID_INPUT: "La solicitud no es válida: {{issues}}.",
  LEDGER_STOPPED: "El proceso de la cartera se detuvo antes de responder. Lo guardado está completo; intente de nuevo.",
  INTERNAL: "Ocurrió un error interno. Intente de nuevo; si se repite, envíe la bitácora a soporte.",
};
