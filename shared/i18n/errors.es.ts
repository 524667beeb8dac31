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
  IMPORT_RUNNING:
    "Hay una importación en curso en la cartera abierta ({{files}} de {{found}} archivos). Si cambia de cartera ahora se detiene: lo importado se queda y el resto se importa la próxima vez que elija esos archivos.",
  READ_ONLY: "No se puede escribir en {{path}}. Revise los permisos o elija otra carpeta.",
  DISK_FULL:
    "El disco de {{path}} está lleno. Libere espacio e intente de nuevo; lo guardado hasta ahora está completo.",
  PATH_NOT_FOUND: "No se encontró {{path}}. Revise que siga en su lugar e intente de nuevo.",
  FILE_LOCKED: "El archivo {{path}} está abierto en otro programa. Ciérrelo ahí e intente de nuevo.",
  FILE_REFUSED: "{{reason}} Archivo: {{path}}.",
  MAPPING_INCOMPLETE:
    "No se reconocieron todas las columnas del archivo (falta {{missing}}). Impórtelo una vez en Pagos > Estados de cuenta y asígnelas ahí; se recordarán.",
  BANK_ACCOUNT_EXISTS: "Ya hay una cuenta con el nombre {{name}}. Elija otro nombre.",
  BANK_ACCOUNT_CURRENCY: "La cuenta {{name}} ya tiene movimientos en {{currency}}; su moneda no se puede cambiar.",
  STATEMENT_CURRENCY:
    "El estado de cuenta está en {{found}} y la cuenta en {{currency}}. Elija la cuenta que corresponde.",
  BANK_LINE_DECIDED: "El depósito del {{day}} por {{amount}} ya tiene una decisión. Deshágala primero.",
  BANK_LINE_NOT_DECIDED: "El depósito del {{day}} por {{amount}} no tiene una decisión que deshacer.",
  BANK_LINE_OTHER_MONEY:
    "El depósito del {{day}} por {{amount}} y el pago elegido no tienen el mismo importe y moneda. Elija otro pago o regístrelo como nuevo.",
  NOT_FOUND: "No hay ningún registro con ese identificador ({{id}}) en esta cartera.",
  INVALID_INPUT: "La solicitud no es válida: {{issues}}.",
  APPLY_MORE_THAN_OPEN:
    "A {{document}} no se le puede aplicar tanto: debe {{most}} {{currency}}. Baje el importe y deje el resto por aplicar.",
  APPLY_MORE_THAN_UNAPPLIED:
    "Al pago {{payment}} le quedan {{most}} {{currency}} por aplicar. Baje el importe o quite antes otra aplicación.",
  APPLY_OTHER_CURRENCY:
    "{{document}} está en {{currency}} y el pago en {{paidIn}}. Indique el tipo de cambio y el importe en cada moneda.",
  APPLY_RATE_DISAGREES:
    "Con el tipo de cambio {{rate}}, lo aplicado a {{document}} equivale a {{expected}} {{currency}}. Corrija el tipo de cambio o uno de los importes.",
  APPLY_OTHER_CUSTOMER:
    "{{document}} es de otro cliente ({{customer}}). Si un tercero paga por él, confírmelo; si no, elija un documento del mismo cliente.",
  APPLY_ENDED_INVOICE:
    "{{document}} está cancelada o sustituida y ya no debe nada. Aplique el pago a la factura que la sustituye o déjelo por aplicar.",
  DAY_IN_FUTURE: "La fecha {{day}} aún no llega (hoy es {{today}}). Escriba el día en que entró o salió el dinero.",
  DAY_TOO_EARLY: "La fecha {{day}} es anterior al {{first}}, cuando entró el dinero. Corrija la fecha.",
  PAYMENT_ENDED:
    "El pago {{payment}} ya no cuenta (fue devuelto por el banco o revertido). Deshaga eso primero, o registre el dinero nuevo como otro pago.",
  PAYMENT_PENDING: "El cheque {{payment}} aún no se cobra (salvo buen cobro). Registre primero el día en que se cobró.",
  PAYMENT_NOT_PENDING: "El pago {{payment}} no es un cheque pendiente de cobro, así que no hay cobro que registrar.",
  PAYMENT_REFUNDED: "Del pago {{payment}} ya se devolvió dinero al cliente. Deshaga antes esa devolución.",
  LINK_OTHER_CURRENCY:
    "El complemento {{document}} está en {{currency}} y el pago en {{paidIn}}; no pueden ser el mismo dinero.",
  VIEW_EXISTS:
    "Ya hay una vista con el nombre {{name}}. Elija otro nombre, o abra esa vista y guárdela con lo que ve ahora.",
  VIEW_OF_OTHERS: "La vista {{name}} es de otra persona. Guárdela con otro nombre para tener la suya.",
  PERSON_EXISTS: "Ya hay una persona con el nombre {{name}}. Agregue el segundo apellido para distinguirlas.",
  CHANGED_MEANWHILE:
    "Otra persona guardó cambios en {{what}} mientras usted lo editaba. No se guardó lo suyo: revise lo que cambió y guarde de nuevo.",
  FIELD_REFUSED: "{{reason}}",
  MERGE_REFUSED:
    "No se pueden unir: {{name}} ya es parte del mismo cliente. Abra ese cliente para ver con cuáles está unido.",
  LEDGER_STOPPED: "El proceso de la cartera se detuvo antes de responder. Lo guardado está completo; intente de nuevo.",
  INTERNAL: "Ocurrió un error interno. Intente de nuevo; si se repite, envíe la bitácora a soporte.",
};
