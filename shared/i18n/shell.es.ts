/** Words of the frame: rail, title bar, status line, search, help. */
export const shellEs = {
  screens: {
    home: "Hoy",
    worklist: "Lista de trabajo",
    cartera: "Cartera",
    statement: "Estado de cuenta",
    customer: "Cliente",
    customers: "Clientes",
    document: "Documento",
    payments: "Pagos",
    payment: "Pago",
    promises: "Promesas",
    agreements: "Acuerdos",
    approvals: "Por autorizar",
    letters: "Cartas",
    agencies: "Despachos",
    escalations: "Escalamientos",
    escalation: "Caso escalado",
    agency: "Despacho",
    campaigns: "Campañas",
    campaign: "Campaña",
    disputes: "Aclaraciones",
    contacts: "Gestiones",
    complements: "Complementos",
    review: "Por revisar",
    bank: "Bancos",
    kpis: "Indicadores",
    forecast: "Pronóstico",
    reports: "Reportes",
    imports: "Importar",
    audit: "Bitácora",
    privacy: "Privacidad",
    settings: "Ajustes",
    start: "Inicio",
  },
  rail: {
    label: "Pantallas",
    collapse: "Contraer menú",
    expand: "Expandir menú",
  },
  skipToContent: "Ir al contenido",
  asOf: {
    label: "Fecha de corte",
    prefix: "al",
    hint: "Escriba dd/mm/aaaa o elija en el calendario",
    invalid: "Fecha no válida",
    reset: "Volver a la fecha inicial",
    today: "Hoy",
    openCalendar: "Abrir calendario",
    previousMonth: "Mes anterior",
    nextMonth: "Mes siguiente",
    previousYear: "Año anterior",
    nextYear: "Año siguiente",
    ofToday: "Trabajo de hoy, {{today}} · datos",
  },
  calendar: {
    months: "enero,febrero,marzo,abril,mayo,junio,julio,agosto,septiembre,octubre,noviembre,diciembre",
    shortMonths: "ene,feb,mar,abr,may,jun,jul,ago,sep,oct,nov,dic",
    days: "domingo,lunes,martes,miércoles,jueves,viernes,sábado",
    shortDays: "D,L,M,M,J,V,S",
  },
  search: {
    label: "Buscar en toda la cartera",
    placeholder: "Buscar cliente, factura o comando",
    customers: "Clientes",
    documents: "Documentos",
    commands: "Comandos",
    nothing: "No hay clientes, documentos ni comandos con «{{text}}»",
    searching: "Buscando",
    hint: "Escriba el nombre o RFC de un cliente, la serie y folio, o los últimos caracteres del UUID",
  },
  status: {
    label: "Estado de la cartera",
    noCompany: "Sin RFC propio",
    demo: "Empresa de demostración",
    documents_one: "{{formatted}} documento",
    documents_other: "{{formatted}} documentos",
    lastImport: "Última importación: {{when}}",
    neverImported: "Sin importaciones",
    importing: "Importando {{done}} de {{found}}",
    searching: "Buscando archivos: {{found}}",
    openImport: "Ver la importación",
    process: {
      starting: "Iniciando la cartera",
      running: "Cartera lista",
      restarting: "La cartera se está reiniciando",
      failed: "La cartera se detuvo",
    },
  },
  failed: {
    title: "La cartera se detuvo varias veces",
    body: "Lo guardado está completo. Reinicie la cartera; si se repite, envíe la bitácora a soporte.",
    restart: "Reiniciar la cartera",
  },
  crash: {
    title: "Esta pantalla tuvo un problema",
    body: "Sus datos están a salvo: la pantalla solo los muestra. Ábrala de nuevo o vuelva a Cartera; si se repite, envíe la bitácora a soporte.",
    reload: "Abrir de nuevo",
    toCartera: "Ir a Cartera",
    detail: "Detalle técnico",
  },
  notFound: {
    title: "Esa pantalla no existe",
    body: "La dirección no corresponde a ninguna pantalla.",
  },
  drop: {
    title: "Suelte para importar",
    titleLedger: "Suelte para abrir",
    body: "Carpetas, archivos XML o ZIP",
    openLedger: "Suelte un archivo de cartera para abrirlo",
  },
  commands: {
    goHome: "Ir a Hoy",
    goWorklist: "Ir a Lista de trabajo",
    goCartera: "Ir a Cartera",
    goCustomers: "Ir a Clientes",
    goPayments: "Ir a Pagos",
    goPromises: "Ir a Promesas",
    goAgreements: "Ir a Acuerdos",
    goApprovals: "Ir a Por autorizar",
    goLetters: "Ir a Cartas",
    goAgencies: "Ir a Despachos",
    goCampaigns: "Ir a Campañas",
    goEscalations: "Ir a Escalamientos",
    goDisputes: "Ir a Aclaraciones",
    goBank: "Ir a Bancos",
    goContacts: "Ir a Gestiones",
    goComplements: "Ir a Complementos",
    goReview: "Ir a Por revisar",
    goKpis: "Ir a Indicadores",
    goForecast: "Ir a Pronóstico",
    goReports: "Ir a Reportes",
    goImport: "Ir a Importar",
    goAudit: "Ir a la bitácora",
    goPrivacy: "Ir a Privacidad",
    goSettings: "Ir a Ajustes",
    importFolder: "Importar una carpeta",
    importFiles: "Importar archivos XML o ZIP",
    openLedger: "Abrir otra cartera",
    toggleTheme: "Cambiar entre tema claro y oscuro",
    toggleLanguage: "Cambiar a inglés",
    toggleRail: "Contraer o expandir el menú",
    help: "Explicar esta pantalla",
    focusSearch: "Buscar",
    asOf: "Cambiar la fecha de corte",
  },
  help: {
    title: "Ayuda de la pantalla",
    button: "Explicar esta pantalla",
    shortcuts: "Atajos de teclado",
    here: "Qué hace",
    home: {
      what: "Por dónde empezar: las cinco primeras acciones de su lista con su porqué, sus números del día y qué tan reciente es lo que sabe la cartera.",
      how: "Un clic en una acción abre la lista en ese cliente; un clic en un número abre los renglones que cuenta. «Mis números» dice de quién es la lista.",
      money:
        "El dinero que entró es el de los pagos con fecha valor del último día hábil (y de los días inhábiles que le siguen), por moneda.",
    },
    worklist: {
      what: "A quién contactar hoy y en qué orden: promesas, seguimientos, aclaraciones por vencer, respuestas sin atender, vencidos por puntos y facturas grandes por vencer. La lista se fija al abrirla por primera vez en el día; lo que llega después aparece arriba.",
      how: "J y K recorren la lista; Enter pasa a la gestión, L llama, P pospone y F abre la ficha. En la gestión, 1 a 9 eligen el resultado y Ctrl+Enter guarda y pasa al siguiente. Esc vuelve a la lista.",
      money:
        "Los puntos salen del saldo vencido sin aclaración, sus días, el riesgo y la historia del cliente; al pasar sobre cada parte se ve de dónde viene. Un cliente que paga o promete sale de la lista y se dice por qué.",
    },
    cartera: {
      what: "Muestra lo que deben sus clientes a la fecha de corte: cada factura con su saldo, su vencimiento y sus días vencidos. Los totales al pie son los de lo filtrado, por moneda.",
      how: "Un clic selecciona; doble clic o Enter abre el documento; desde el cliente se llega a su estado de cuenta. Los encabezados ordenan y filtran. Ctrl+C copia la selección como tabla.",
      money:
        "Los saldos salen de los movimientos del libro a esa fecha. Una factura de contado (PUE) cuenta como pagada al emitirse, salvo que Ajustes diga otra cosa o alguien la marque.",
    },
    statement: {
      what: "Todos los movimientos del cliente hasta la fecha de corte: facturas, pagos, notas de crédito y cancelaciones, con el saldo después de cada uno.",
      how: "Cada renglón lleva a su documento; ahí está el XML original. Hay un bloque por moneda, con su antigüedad de saldos.",
      money: "Un pago sin factura conocida queda como pago por aplicar y resta del saldo.",
    },
    customer: {
      what: "Todo lo que hay que saber antes de llamar: cuánto debe el cliente y desde cuándo, cómo suele pagar, su límite de crédito, sus contactos y lo que está pendiente con él.",
      how: "Las pestañas llevan a su estado de cuenta, sus gestiones, contactos, condiciones y documentos. «Registrar gestión» anota la llamada sin salir de la pantalla.",
      money: "Los saldos son los del estado de cuenta a la fecha de corte, por moneda.",
    },
    customers: {
      what: "Sus clientes con lo que deben por antigüedad, quién los cobra, en qué etapa están, cómo suelen pagar y cuándo se les buscó por última vez.",
      how: "Doble clic o Enter abre la ficha. Seleccione varios para asignarles gestor; «Importar clientes» trae de Excel condiciones, límites y contactos.",
      money: "Los saldos son los de la fecha de corte; un cliente con dos monedas tiene dos renglones.",
    },
    document: {
      what: "El CFDI como lo lee una persona: quién, a quién, conceptos, impuestos, y los documentos que lo pagan, lo corrigen o lo cancelan.",
      how: "Puede ver y guardar el XML original tal como se recibió, y copiar el UUID.",
      money: "Los movimientos muestran cómo llegó la factura a su saldo.",
    },
    payments: {
      what: "El dinero que entró, como se registró a mano o llegó del banco: cuánto está aplicado a facturas y cuánto falta por aplicar, por moneda.",
      how: "«Registrar pago» (Ctrl+N) captura el dinero y lo reparte entre las facturas, primero la más vencida. Doble clic o Enter abre un pago, donde se aplica, se devuelve o se liga con su complemento.",
      money:
        "Un complemento de pago (REP) documenta el dinero, no es otro dinero: cuando coincide con un pago registrado se liga y cuenta una sola vez, con la fecha del banco. Un cheque cuenta cuando se cobra.",
    },
    payment: {
      what: "Un pago con todo lo que se decidió sobre él: a qué facturas se aplicó, qué complementos lo documentan, y su historial.",
      how: "«Aplicar» cambia el reparto. En «Más acciones» se registra la devolución al cliente, la del banco, el cobro de un cheque o que fue un error; casi todo se puede deshacer desde el historial.",
      money:
        "Si un complemento ligado dice otras facturas, mandan las del complemento y lo que sobre sigue sus aplicaciones. Lo aplicado y lo que queda por aplicar suman siempre el importe.",
    },
    letters: {
      what: "Las cartas emitidas: estados de cuenta, recordatorios, requerimientos, convenios y finiquitos, cada una con su folio, su archivo idéntico byte por byte y cómo salió.",
      how: "Ctrl+Mayús+L llega aquí. «Nueva carta» escribe una con sus páginas junto al formulario (Ctrl+Enter la emite); desde una selección en Clientes se escribe una por cliente de una vez. Enter muestra una carta: guardarla, imprimirla, enviarla por correo o registrar quién la recibió. «Textos de las cartas» cambia lo que dicen, con versiones.",
      money:
        "Una carta no mueve saldos. Lo que está en aclaración no se requiere, los intereses van aparte de la suerte principal y el finiquito solo se emite con saldo cero.",
    },
    campaigns: {
      what: "Las campañas: a quién se escribió de una vez, quién se quedó sin mensaje para comparar y qué aportó cada una.",
      how: "Ctrl+Mayús+M llega aquí y Ctrl+N define una: qué, a quién, con qué plantilla y cuándo; «Revisar» muestra quién entra, quién no y por qué. Otra persona la autoriza en Por autorizar. Enter abre una.",
      money:
        "Una campaña no mueve saldos. El efecto compara el porcentaje que pagó con mensaje y el de control en la misma ventana; si el intervalo incluye el cero no es concluyente.",
    },
    campaign: {
      what: "Una campaña: cómo se definió, qué sigue (autorizar, iniciar, enviar), a quién se escribió y qué aportó.",
      how: "«Iniciar» revisa otra vez a cada cliente y sortea el grupo de control. El correo sale por el servidor de la empresa, de uno en uno, y se puede detener; WhatsApp y SMS salen como archivo para el proveedor.",
      money:
        "Pagó quien tiene efectivo aplicado dentro de la ventana. Cada cliente cuenta en el grupo en que se sorteó, aunque su mensaje no haya salido.",
    },
    agencies: {
      what: "Los despachos de cobranza con los que trabaja: si se les puede asignar algo hoy, qué le falta a su expediente, qué facturas tienen, qué han cobrado y su comisión.",
      how: "Ctrl+N registra uno; Enter lo abre. «Por factura» muestra lo asignado factura por factura. Las facturas se asignan desde Cartera («Asignar a despacho») o desde la página del despacho, y otra persona lo autoriza en Por autorizar.",
      money:
        "Lo asignado es el saldo sin aclaración del día en que se autorizó. Lo que el cliente paga mientras está asignada cuenta como pago directo hasta que alguien marque que lo obtuvo el despacho.",
    },
    agency: {
      what: "Un despacho: sus facturas y asignaciones, su expediente legal con vencimientos, sus precios por antigüedad, sus costos y sus resultados frente al grupo de control.",
      how: "En Facturas, Enter muestra los pagos de una y ahí se marca lo que obtuvo el despacho; seleccione varias para retirarlas. Ctrl+N asigna facturas. Cada precio tiene su fecha: lo ya asignado conserva el suyo.",
      money:
        "Recuperación es lo cobrado entre lo asignado menos lo retirado y lo devuelto. El costo por peso suma comisión, fijos, legales y el IVA que no se acredita.",
    },
    escalations: {
      what: "Lo que sube a quien decide: clientes que pasan de algún límite, casos por contestar con su plazo, y los decididos.",
      how: "Ctrl+Mayús+X llega aquí. «Escalar…» en una propuesta o en la ficha de un cliente abre un caso con sus facturas vencidas; Enter abre uno de la lista. Los límites, quién contesta y en cuántos días hábiles están en «Reglas…».",
      money: "Un caso no mueve saldos. El saldo de hoy es el de sus facturas, o de las que las sustituyen.",
    },
    escalation: {
      what: "Un caso: en qué nivel está, quién contesta y antes de cuándo, su historia, el expediente con lo que falta y la prescripción de cada factura.",
      how: "«Decidir…» contesta el caso con un motivo. Pasarlo a legal espera la autorización de otra persona; entonces el cliente queda en legal y nadie más lo contacta. En «Expediente» se adjunta lo que falta o se dice por qué no aplica.",
      money:
        "Bloquear el crédito detiene pedidos nuevos; los saldos no cambian. Las fechas de prescripción las confirma un abogado.",
    },
    agreements: {
      what: "Los acuerdos: convenios de pago, reestructuras, quitas y reconocimientos de adeudo, con su calendario, lo pagado y lo vencido, a la fecha que elija arriba. Un acuerdo en dos monedas lleva un renglón por moneda.",
      how: "Ctrl+Mayús+E llega aquí. Enter abre un acuerdo; ahí se pide la autorización, se ofrece, se registra la firma, se revisa, se retira o se termina. Se simulan desde Cartera (seleccione las facturas) o la ficha del cliente.",
      money:
        "Lo aplicado a sus facturas llena las parcialidades en orden. Una con más atraso que la gracia lo pone en incumplimiento y en la lista de trabajo. La quita baja el saldo desde la firma y la nota de crédito toma su lugar; al terminar, se debe otra vez el adeudo original menos lo pagado.",
    },
    approvals: {
      what: "Lo que alguien pidió y otra persona debe autorizar: acuerdos, condonaciones, castigos, promesas fuera de los límites, textos de cartas y mensajes, datos bancarios, límites de crédito y retenciones.",
      how: "Ctrl+Mayús+U llega aquí. Con las flechas se elige, A autoriza y R rechaza con su motivo. Quien lo pide no lo autoriza y puede retirarlo.",
      money:
        "Autorizar un castigo baja el saldo de su factura desde ese día. Lo demás no mueve saldos: permite el paso que sigue, como ofrecer un acuerdo.",
    },
    promises: {
      what: "Las promesas de pago: quién prometió, cuánto y para cuándo, y qué pasó con cada una al vencer, a la fecha que elija arriba.",
      how: "Enter abre una promesa con sus pagos, sus facturas y el dinero que le cuenta; ahí se renegocia, se cancela o se deshace. Se registran desde Cartera (clic derecho sobre las facturas), la página del cliente o al anotar una llamada.",
      money:
        "Cuenta el dinero aplicado a sus facturas con fecha valor desde que se acordó hasta la fecha prometida más la gracia. Completa (menos la tolerancia) es cumplida; la mitad o más, en parte; menos, incumplida. Mientras está abierta nadie la cobra.",
    },
    disputes: {
      what: "Las aclaraciones: qué reclama cada cliente de una factura, cuánto, quién lo resuelve y hasta cuándo, a la fecha que elija arriba.",
      how: "Ctrl+N abre una aclaración. Enter muestra la seleccionada con su bitácora; ahí se canaliza, se responde, se reabre o se deshace el último paso. Tiempos y causas muestra el indicador del periodo.",
      money:
        "El importe en aclaración se aparta de lo que se cobra y de lo que se promete; el resto se sigue cobrando. El saldo y la antigüedad no cambian. Si procede una nota de crédito o una sustitución, la aclaración se cierra sola cuando se importa ese CFDI.",
    },
    bank: {
      what: "Importa los estados de cuenta del banco (CSV, Excel u OFX) y propone qué es cada depósito: a quién corresponde, qué facturas paga y por qué.",
      how: "Las flechas recorren los depósitos; Enter confirma la sugerencia elegida y las teclas 1 a 8 eligen otra. S salta, A asigna a un cliente, N marca lo que no es pago de un cliente, R descarta la sugerencia y Z deshace. Los archivos también pueden arrastrarse aquí.",
      money:
        "Confirmar registra un pago con fecha del banco y lo aplica como se sugiere; deshacer lo revierte. El mismo archivo, u otro que se traslape, no duplica movimientos. Los cargos se conservan y no se concilian.",
    },
    contacts: {
      what: "Muestra lo que se habló con cada cliente: llamadas, correos, mensajes y visitas, con su resultado, la persona y el siguiente paso. Una gestión nunca se edita: se corrige con otra que la sustituye y la original queda tachada.",
      how: "Ctrl+N registra una gestión. Enter abre la seleccionada con sus archivos. Filtre por cualquier columna y exporte a Excel lo que ve.",
      money:
        "Esta pantalla no mueve saldos. Los totales al pie cuentan intentos, contactos, contactos efectivos y promesas de lo filtrado.",
    },
    complements: {
      what: "Revisa los complementos de pago de cada factura y junta lo que hay que corregir: cadenas rotas, cobros sin complemento, parcialidades que faltan, complementos tardíos, duplicados o sin factura.",
      how: "Cada lista dice cuántos renglones tiene. Un clic muestra qué pasa y qué hacer; doble clic o Enter lleva a la cadena de la factura, con el mensaje para Facturación listo para enviar.",
      money:
        "Las listas no cambian ningún saldo: comparan lo que dice el emisor con lo que está en la cartera. Los días se cuentan a la fecha de corte.",
    },
    review: {
      what: "Reúne lo que la regla general no deja ver: facturas PUE que cuentan como pagadas sin que se conozca su cobro, facturas que el cliente aún no acepta o sin día de pago, y comprobantes que el SAT menciona y cuyo archivo no está.",
      how: "En «PUE por confirmar», elija una o varias facturas y márquelas como no pagadas o confírmelas; todo se puede deshacer. En «Contrarecibos», el clic derecho registra la aceptación. Los metadatos del SAT (TXT o ZIP) se importan como cualquier archivo.",
      money:
        "Una factura marcada como no pagada aparece en la cartera con su vencimiento. Lo que el SAT conoce y no está aquí no cuenta hasta que se importe su XML.",
    },
    kpis: {
      what: "Los indicadores de un periodo: cobranza, cartera, servicio, promesas y aclaraciones, cada uno con su meta, su semáforo, su método y su tendencia de trece periodos.",
      how: "Elija el periodo y qué parte de la cartera: empresa, responsable, segmento, grupo o moneda. Un clic en la cifra abre los renglones que la forman, hasta sus UUID; Enter abre el documento. En «Cierres de mes» se congela un mes terminado. Métodos y metas se cambian en Ajustes.",
      money:
        "Los renglones siempre suman la cifra. Lo que está en aclaración y lo castigado aparece al lado; sin nada entre qué dividir se muestra n/d, sin semáforo. Con varias monedas, los flujos van al tipo de cambio del inicio y los saldos al del corte; si falta uno, se dice cuál.",
    },
    forecast: {
      what: "Cuánto se espera cobrar cada semana, de lunes a domingo, y de dónde sale: promesas, acuerdos, hábito de pago y antigüedad.",
      how: "Haga un pronóstico y quedará guardado. Elija una semana de la tabla para ver sus renglones; la lista de abajo compara los anteriores con lo cobrado.",
      money:
        "Cada peso abierto cuenta una sola vez, multiplicado por su probabilidad. Lo que está en aclaración, en legal o con despacho no se espera. El acierto es 1 − |cobrado − pronosticado| / cobrado.",
    },
    reports: {
      what: "Los reportes diario, semanal, mensual y trimestral, y las listas sueltas, con lo mismo en pantalla, en PDF y en Excel. «Programación» dice cuándo toca cada uno, dónde se guarda y a quién se envía.",
      how: "Elija el reporte y el papel; «Vista previa» enseña el PDF antes de guardarlo y «Enviar» lo manda a una lista de correos. Las cifras son las de la fecha de corte que está arriba.",
      money:
        "Cada moneda va por su lado. Solo el consolidado las suma, y dice con qué tipo de cambio; si falta uno, dice cuál y no suma.",
    },
    imports: {
      what: "Lee carpetas, archivos XML y ZIP con CFDI y los registra en la cartera. Repetir una importación no cambia nada.",
      how: "Arrastre a cualquier parte de la ventana, o use los botones. Puede seguir trabajando mientras avanza. Al terminar, los cuatro recuadros filtran el resultado. Las otras pestañas: carpetas que se vigilan solas, saldos iniciales de Excel y conflictos.",
      money: "Se registran los CFDI de ingreso, egreso y pago que emitió su empresa; los demás se omiten con su razón.",
    },
    audit: {
      what: "Quién hizo qué, cuándo y desde qué equipo, con lo que había antes y lo que quedó después.",
      how: "Cada evento lleva la huella del anterior: si alguien cambia o quita uno, «Verificar» dice cuál es el primero que no coincide.",
      money: "Exportar o imprimir datos de la cartera también queda aquí.",
    },
    privacy: {
      what: "Lo que la cartera guarda de cada persona: se imprime para quien lo pide, se corrige y se borra lo que ninguna ley obliga a conservar.",
      how: "Busque a la persona, revise lo que hay y elija. Borrar tiene dos pasos: bloquear, que se deshace, y borrar, que no.",
      money: "Los CFDI y los movimientos se quedan el tiempo de la ley, y la pantalla dice cuál y hasta cuándo.",
    },
    settings: {
      what: "Sus preferencias en este equipo, y lo que vale para toda la cartera: personas y accesos, empresa, calendario, reglas de cobranza, correo, cartas, respaldos y actualizaciones.",
      how: "El índice de la izquierda lleva a cada sección. «Verificar», en Cartera, comprueba que los saldos guardados son la suma exacta de los movimientos.",
      money: "Los días de crédito se usan cuando la factura no dice sus condiciones de pago.",
    },
  },
  keys: { shift: "Mayús" },
};
