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
  DISK_FAILED:
    "El disco o la carpeta de red de {{path}} no respondió como debía ({{detail}}). Lo guardado hasta ahora está completo. Revise su conexión e intente de nuevo; si se repite, haga un respaldo en otro disco.",
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
  MONTH_CLOSED:
    "El mes {{month}} ya está cerrado y no se vuelve a abrir. Lo que se registre después aparece como actualizado junto a las cifras congeladas.",
  MONTH_NOT_ENDED: "El mes {{month}} todavía no termina. Ciérrelo cuando haya pasado su último día.",
  NOT_FOUND: "No hay ningún registro con ese identificador ({{id}}) en esta cartera.",
  INVALID_INPUT: "La solicitud no es válida: {{issues}}.",
  APPLY_MORE_THAN_OPEN:
    "A {{document}} no se le puede aplicar tanto: debe {{most}} {{currency}}. Baje el importe y deje el resto por aplicar.",
  APPLY_NOT_POSTED:
    "En {{document}} no se pueden aplicar {{amount}} {{currency}}: un complemento ligado al pago ya dice cuánto va a ese documento. No se registró nada. Corrija el complemento, desligue el pago o aplique el dinero a otro documento.",
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
  SKIP_DAY: "El día {{day}} no sirve para posponer: elija uno entre el {{first}} y el {{last}}.",
  SUPERVISOR_ONLY:
    "Eso lo decide un coordinador o gerente. Pídaselo, o elija arriba quién trabaja en esta computadora.",
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
  PROMISE_IN_PAST: "La fecha {{day}} ya pasó (hoy es {{today}}). Acuerde con el cliente una fecha de hoy en adelante.",
  PROMISE_NOTHING_OPEN:
    "El cliente no tiene en esa moneda ninguna factura que se pueda prometer: todo está pagado, en aclaración o ya prometido. Revise sus promesas abiertas.",
  PROMISE_INVOICE_CLOSED: "Ya no se debe nada de {{documents}}. Quite esa factura de la promesa.",
  PROMISE_INVOICE_PROMISED:
    "{{documents}} ya está en una promesa abierta para el {{day}}. Renegocie o cancele esa promesa, o quite la factura de esta.",
  PROMISE_DISPUTED:
    "Parte del importe está en aclaración ({{documents}}) y no se puede prometer. Prometa a lo más {{most}} {{currency}}, o resuelva antes la aclaración.",
  PROMISE_OVER_BALANCE:
    "Es más de lo que se debe: a lo más se pueden prometer {{most}} {{currency}}. Baje el importe o agregue facturas.",
  PROMISE_TOO_FAR:
    "La fecha {{day}} queda a más de {{days}} días; un gestor puede aceptar hasta el {{last}}. Acuerde una fecha más cercana o pida a su coordinador que la autorice.",
  PROMISE_AFTER_BROKEN:
    "El cliente ha incumplido promesas en los últimos {{days}} días ({{count}}). Lo que sigue es un convenio por escrito o escalar; si aun así conviene otra promesa, pida a su coordinador que la autorice.",
  PROMISE_NEEDS_COORDINATOR:
    "Esta promesa la autoriza otra persona, coordinador o gerente, y no hay otra registrada. Regístrela en Ajustes > Personas, o que la pida otra persona y usted la autoriza.",
  PROMISE_ENDED: "La promesa ya no está abierta, así que no se puede cambiar. Vea en ella qué pasó.",
  PROMISE_NOT_RECENT:
    "Solo se puede deshacer lo que se registró hoy y no ha tenido efecto. Si la promesa ya no vale, cancélela con su motivo.",
  DISPUTE_NOTHING_OPEN:
    "De {{document}} ya no se debe nada, así que no hay importe que aclarar. Si lo que está mal es el CFDI, la forma de pago o el complemento, elija ese tipo y deje el importe vacío.",
  DISPUTE_ENDED_INVOICE:
    "{{document}} se canceló o sustituyó el {{day}} y ya no se debe. Si la sustituyó otra factura ({{successor}}), abra la aclaración en esa.",
  DISPUTE_OTHER_CUSTOMER: "{{document}} es de otro cliente ({{customer}}). Abra la aclaración desde ese cliente.",
  DISPUTE_CURRENCY: "{{document}} está en {{currency}} y el importe se indicó en {{given}}. Escríbalo en {{currency}}.",
  DISPUTE_EXISTS:
    "Esa parte de {{document}} ya está en aclaración (la número {{dispute}}). Anote ahí lo nuevo, o elija otro concepto de la factura.",
  DISPUTE_MORE_THAN_OPEN:
    "De {{document}} quedan {{most}} {{currency}} sin aclarar (ya hay {{disputed}} {{currency}} en aclaración). Baje el importe o déjelo vacío.",
  DISPUTE_NO_LINE: "{{document}} no tiene un concepto {{line}}. Elija uno de la lista o la factura completa.",
  DISPUTE_ACCEPTED_MORE:
    "Se aclaran {{most}} {{currency}}; no se puede aceptar más que eso. Baje el importe o corrija antes el de la aclaración.",
  DISPUTE_OTHER_CFDI:
    "El CFDI {{uuid}} no es una nota de crédito ni una sustitución de {{document}}. Elija otro, o ninguno: entonces vale el primero que llegue.",
  DISPUTE_CLOSED: "La aclaración {{dispute}} ya se respondió. Reábrala si el cliente insiste.",
  DISPUTE_OWN:
    "Usted abrió la aclaración {{dispute}} o cambió su importe, así que la decide otra persona. Pida a quien la resuelve que registre su respuesta; si no hay quien pueda, regístrelo en Ajustes > Personas.",
  DISPUTE_OPEN: "La aclaración {{dispute}} sigue abierta; no hay nada que reabrir.",
  DISPUTE_NOT_LAST:
    "Solo se puede deshacer el último paso de la aclaración {{dispute}}, y ya hubo otro. Vuelva a abrirla.",
  DISPUTE_NO_ADDRESS:
    "No hay un correo de quien resuelve la aclaración {{dispute}}. Escríbalo aquí o guárdelo en Ajustes > Aclaraciones.",
  NEXT_STEP_MISSING: "El resultado {{outcome}} exige como siguiente paso {{demand}}. Indíquelo y registre de nuevo.",
  REACHED_MISSING: "Falta con quién habló. Elija el contacto o escriba su nombre.",
  CONTACT_CORRECTED: "Esa gestión ya tiene una corrección. Corrija la última versión.",
  CONTACT_BLOCKED:
    "En este momento no se permite este contacto ({{ruleId}}). Espere al siguiente horario permitido o, si ya ocurrió, escriba por qué.",
  MAIL_FAILED: "{{reason}}",
  TEMPLATE_INVALID: "{{reason}}",
  APPROVAL_NEEDS_PERSON:
    "No se sabe quién pide la autorización. Elija quién trabaja en este equipo en Ajustes > Personas.",
  APPROVAL_NOBODY:
    "No hay otra persona registrada que lo pueda autorizar ({{roles}}). Regístrela en Ajustes > Personas, o que lo pida otra persona y usted lo autoriza: quien lo pide no lo autoriza.",
  APPROVAL_PENDING: "Ya hay una autorización pedida para esto. Espere la decisión o retírela antes de pedir otra.",
  APPROVAL_REFUSED: "{{reason}}",
  APPROVAL_REASON: "Escriba por qué se rechaza, para que quien lo pidió sepa qué cambiar.",
  INTEREST_NOTHING: "Al {{day}} no hay interés moratorio por cobrar. Revise el corte, la moneda y lo ya condonado.",
  INTEREST_WAIVER_PENDING:
    "{{actor}} ya pidió una condonación el {{day}}. Espere la decisión, o que la retire, antes de pedir otra.",
  WRITE_OFF_NOTHING: "La factura ya no tiene saldo que castigar.",
  WRITE_OFF_PENDING:
    "{{actor}} ya pidió castigar esta factura el {{day}}. Espere la decisión, o que la retire, antes de pedirlo otra vez.",
  WRITE_OFF_STATE: "Ese castigo no está vigente: no hay nada que revertir.",
  BILLING_NO_ADDRESS: "No hay un correo de Facturación. Escríbalo aquí o guárdelo en Ajustes > Aclaraciones.",
  INTEREST_CFDI_OTHER:
    "{{document}} no es una factura de este cliente en esa moneda. Indique el CFDI de los intereses.",
  INTEREST_CFDI_PRINCIPAL:
    "{{document}} es una de las facturas que generó los intereses. Indique el CFDI que los factura.",
  INTEREST_CFDI_TAKEN: "{{document}} ya factura intereses. Deshaga eso antes, o indique otro CFDI.",
  AGREEMENT_INVOICE_CLOSED: "De {{documents}} ya no se debe nada en {{currency}}. Quite esa factura del acuerdo.",
  AGREEMENT_INVOICE_TAKEN: "{{documents}} ya está en el acuerdo {{agreement}}. Quítela de este, o retire aquel antes.",
  AGREEMENT_SCHEDULE: "{{reason}}",
  AGREEMENT_IN_PAST: "La parcialidad del {{day}} ya pasó (hoy es {{today}}). Elija una fecha de hoy en adelante.",
  AGREEMENT_QUITA_TOO_LARGE:
    "La quita no puede ser toda la deuda: a lo más {{most}} {{currency}}. Para cancelar todo el adeudo se requiere otro trámite.",
  AGREEMENT_QUITA_MISSING: "Una quita perdona algo: escriba cuánto del capital o de los intereses.",
  AGREEMENT_WAIVER_TOO_LARGE: "No hay tantos intereses: se pueden condonar a lo más {{most}} {{currency}}.",
  AGREEMENT_SIGNER_MISSING:
    "Un reconocimiento de adeudo nombra a quien lo firma y con qué cargo o poder. Escriba los dos.",
  AGREEMENT_STATE: "El acuerdo está en otro estado ({{state}}) y eso ya no se puede hacer. Vea en él qué pasó.",
  AGREEMENT_BILLING_NOTHING:
    "De este acuerdo no hay nada que pedir a Facturación: no tiene quita en vigor o su CFDI ya llegó.",
  AGREEMENT_NOT_APPROVED: "El acuerdo todavía no está autorizado. Pida la autorización y ofrézcalo cuando la tenga.",
  AGREEMENT_CHANGED:
    "De {{documents}} ya no se debe nada desde que se preparó el acuerdo. Revise el acuerdo y pida la autorización de nuevo.",
  NOT_SIGNED_IN: "Nadie ha entrado. Escriba su contraseña.",
  NOT_ALLOWED: "Su función no permite hacer eso, o el cliente es de otra persona.",
  SIGN_IN_REFUSED: "La contraseña no es correcta. Intentos que quedan: {{left}}.",
  SIGN_IN_LOCKED: "Demasiados intentos. Espere {{minutes}} min.",
  PASSWORD_WEAK: "La contraseña es fácil de adivinar.",
  RECOVERY_REFUSED: "El código de recuperación no es correcto. Intentos que quedan: {{left}}.",
  LAST_MANAGER:
    "{{name}} es la única persona que puede administrar a las demás. Dé antes una contraseña a otro gerente.",
  PRIVACY_REFUSED: "Todavía no se puede: {{reason}}",
  ALREADY_PROTECTED: "Esta cartera ya pide contraseña.",
  NOTHING_TO_ASK:
    "Por ahora no hay nada que pedir con esta plantilla: {{documents}} está en una promesa abierta, en un acuerdo que se cumple, con un despacho o en aclaración. Use la del estado de cuenta o escriba sin plantilla.",
  LETTER_BLOCKED: "{{reason}}",
  LETTER_LOST: "El archivo de la carta {{folio}} ya no está y no se puede rehacer idéntico. Recupérelo de un respaldo.",
  AGENCY_EXISTS: "Ya hay un despacho con ese RFC: {{name}}.",
  AGENCY_BLOCKED: "No se puede asignar cartera a {{name}}: {{reason}}",
  PLACEMENT_REFUSED:
    "{{count}} de las facturas elegidas no se pueden asignar. La primera es {{document}}: {{reason}} Quítelas y pida la asignación de nuevo.",
  PLACEMENT_ALL_CONTROL:
    "Con ese porcentaje todo lo elegido se queda en casa. Elija más clientes o baje el porcentaje del grupo de control.",
  RECALL_REFUSED:
    "{{count}} de las cuentas elegidas no se pueden retirar. La primera es {{document}}: {{reason}} Quítelas y pida el retiro de nuevo.",
  CAMPAIGN_REFUSED: "No se puede con la campaña {{name}}: {{reason}}.",
  AGENCY_INVOICE_REFUSED: "No se puede: {{reason}}",
  PACKAGE_REFUSED: "No se puede: {{reason}}",
  REPORT_REFUSED: "No se puede: {{reason}}",
  AUDIT_REFUSED: "No se puede: {{reason}}",
  CALL_REFUSED: "No se puede: {{reason}}",
  TRAINING_REFUSED: "No se puede: {{reason}}",
  COMPLAINT_REFUSED: "No se puede: {{reason}}",
  ATTRIBUTION_SAME: "El pago ya está marcado así.",
  COST_REVERSED: "Ese costo ya se revirtió.",
  ESCALATION_REFUSED: "No se puede escalar: {{reason}}",
  ESCALATION_DECISION: "No se puede decidir así: {{reason}}",
  LEDGER_STOPPED: "El proceso de la cartera se detuvo antes de responder. Lo guardado está completo; intente de nuevo.",
  INTERNAL: "Ocurrió un error interno. Intente de nuevo; si se repite, envíe la bitácora a soporte.",
};
