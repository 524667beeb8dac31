/** What the terms of the reports mean; each report defines those it uses. */
export const reportTermsEs = {
  cutOff: {
    term: "Fecha de corte",
    text: "Todo se calcula al final del día {{day}}. Cuenta lo que tiene efecto a más tardar ese día, aunque se haya registrado después.",
  },
  currency: {
    term: "Moneda",
    text: "Los importes de las tablas están en la moneda de cada documento, sin convertir. Los indicadores suman monedas solo si hay tipo de cambio para cada una, y el reporte dice con cuál.",
  },
  buckets: {
    term: "Antigüedad de saldos",
    text: "Días vencidos = fecha de corte menos fecha de vencimiento, en días naturales. Lo que vence el día del corte está por vencer. Tramos: por vencer, 1 a 30, 31 a 60, 61 a 90, 91 o más.",
  },
  kpis: {
    term: "Indicadores",
    text: "Cada uno muestra su valor, su meta, su método y los dos importes o cuentas con que se calculó. El valor se compara con la meta antes de redondear. Sin base para calcular se muestra n/d.",
  },
  light: {
    term: "Semáforo",
    text: "Cumple la meta, cerca de la meta o fuera de la meta, según las metas y bandas configuradas. Un indicador sin meta no tiene semáforo.",
  },
  collections: {
    term: "Cobranza del periodo",
    text: "Pagos recibidos: los registrados a mano o desde el banco, por fecha valor; los devueltos y los registrados por error no cuentan. Cobrado: pagos aplicados a facturas con efecto en el periodo, también los que documenta un complemento.",
  },
  unapplied: {
    term: "Por aplicar",
    text: "Pagos y créditos del cliente que aún no corresponden a ninguna factura. No reducen los saldos de las facturas ni los indicadores.",
  },
  priorities: {
    term: "Clientes por atender primero",
    text: "Los diez clientes con mayor saldo vencido de cada moneda. La acción depende de los días del saldo más antiguo y de si hay una promesa vigente.",
  },
  promises: {
    term: "Promesas",
    text: "Se cumplen con pagos con efecto hasta su vencimiento más los días de gracia, dentro de la tolerancia. Una promesa parcial o incumplida se juzga en esa fecha y no después.",
  },
  disputes: {
    term: "Aclaraciones",
    text: "Por quien debe resolverlas, como estaban a la fecha de corte. Respondidas: las que se resolvieron o rechazaron en el periodo.",
  },
  rootCauses: {
    term: "Causa raíz",
    text: "La que anotó quien respondió la aclaración, sobre las aclaraciones respondidas en el periodo.",
  },
  complements: {
    term: "Complementos de pago",
    text: "El complemento de un pago se emite a más tardar el quinto día natural del mes siguiente al del pago. Los días restantes se cuentan de la fecha de corte a esa fecha límite; negativos si ya pasó. Son los casos de pagos hechos hasta la fecha de corte que hay al elaborar el reporte.",
  },
  worklist: {
    term: "Lista de trabajo",
    text: "Lista fijada el día del corte. Por contactar: los pendientes, los hechos y los pospuestos. Ya sin motivo: clientes que pagaron o cuyo motivo terminó durante el día.",
  },
  activity: {
    term: "Actividad",
    text: "Gestiones registradas en el periodo por quien las hizo, sin notas ni gestiones retiradas. Con quien decide: contactos con cuentas por pagar, finanzas, dueño o representante legal.",
  },
  timeliness: {
    term: "Reportes a tiempo",
    text: "Entregado quiere decir guardado en un archivo o enviado por correo a más tardar a la hora programada. Un reporte que solo se vio en pantalla no se ha entregado.",
  },
  rolls: {
    term: "Migración entre tramos",
    text: "Las mismas facturas al inicio y al final del periodo: cuánto de cada tramo pasó a uno peor, siguió igual, se pagó o mejoró, o salió sin pago (notas de crédito, cancelaciones y castigos).",
  },
  vintages: {
    term: "Parte sin pagar por mes de emisión",
    text: "Cada factura se lee a los 30, 60 y 90 días de su propio vencimiento. La celda se muestra cuando todas las del mes llegaron a esa edad.",
  },
  bridge: {
    term: "Qué movió el DSO",
    text: "DSO = mejor DSO posible más días promedio de atraso. El cambio del mes se divide en lo que viene del saldo por vencer y lo que viene del atraso.",
  },
  cohorts: {
    term: "Recuperación por mes de emisión",
    text: "Facturas a crédito por mes de emisión: cuánto se cobró hasta la fecha de corte, cuánto bajó por notas de crédito, cancelaciones y otros movimientos, y cuánto sigue abierto.",
  },
  concentration: {
    term: "Concentración",
    text: "Parte del saldo por cobrar de cada moneda que deben los diez clientes mayores.",
  },
  badDebt: {
    term: "Crédito incobrable (LISR 27 XV)",
    text: "Clientes con facturas que cumplieron un año de mora. El principal se suma por deudor y se compara con 30,000 UDI. La lista apoya la decisión; los demás requisitos (aviso por escrito, buró de crédito, aviso al SAT a más tardar el 15 de febrero) se revisan aparte.",
  },
  holds: {
    term: "Retención de crédito",
    text: "Clientes con aviso, pedidos o embarques detenidos, solo contado o crédito cerrado, como están al elaborar el reporte.",
  },
  forecast: {
    term: "Pronóstico",
    text: "Cobranza esperada por semana del último pronóstico elaborado hasta la fecha de corte, junto a lo que esperaba para la misma semana el de una semana antes o más.",
  },
  goal: {
    term: "Meta de cartera vencida",
    text: "Saldo vencido entre saldo por cobrar al cierre de cada mes del trimestre, contra la meta configurada.",
  },
  escalations: {
    term: "Escalamientos",
    text: "Casos que subieron a quien decide: los que esperaban respuesta al corte, y los que se escalaron o decidieron en el periodo, como estaban al corte. El saldo es el de sus facturas ese día, o de las que las sustituyen. Cada nivel contesta en los días hábiles de las reglas; los días de atraso son naturales desde entonces. Pasar a legal lo autoriza otra persona.",
  },
  campaigns: {
    term: "Campañas",
    text: "Campañas cuya ventana corrió o terminó en el periodo. Al iniciar se sortea por cliente un grupo de control que no recibe el mensaje. Pagó quien tiene efectivo aplicado desde el día de inicio hasta el último de la ventana o el corte; cada cliente cuenta en el grupo en que se sorteó, haya recibido o no el mensaje. Los puntos son el porcentaje que pagó con mensaje menos el de control, con su intervalo de 95 % para dos proporciones: si incluye el cero no es concluyente, y con menos de cinco que pagaron o que no en un grupo no es de fiar. Lo atribuible es el efecto por los clientes con mensaje por el pago medio de los que pagaron. Lo que pasó con los mensajes es lo que dijo el proveedor hasta el corte: quien leyó o respondió cuenta también como entregado, y lo que rebotó no cuenta como entregado.",
  },
  agencies: {
    term: "Despachos",
    text: "Facturas que estuvieron con cada despacho en el periodo: lo asignado, lo retirado o devuelto que no se había cobrado, y lo pagado de la asignación al retiro o al corte. La recuperación divide lo pagado entre lo asignado menos lo retirado; la de control es la de las facturas de los mismos lotes que se quedaron en casa. Comisión y costos son los del periodo, antes de IVA; el costo por peso los divide entre lo cobrado en él, sin el IVA acreditable. Lo que facturaron de más o de menos entra en el costo por peso una vez pagado.",
  },
  agencyInvoices: {
    term: "Facturas de despachos",
    text: "Lo que cada despacho cobra por las comisiones de un mes, antes de IVA, y lo que causaron según los pagos aplicados: por el porcentaje de la antigüedad al asignar, mientras estuvo asignada la factura y en el plazo tras el retiro, menos lo que se devolvió. Las autorizadas y pagadas muestran las cifras con que se autorizaron; las demás, las de hoy. Se cierran antes del día 10 del mes siguiente. Lo pagado de más o de menos que la comisión pactada entra en el costo por peso del mes.",
  },
  agencyAudits: {
    term: "Auditorías de despachos",
    text: "Auditorías del periodo con la lista de revisión: cumple es la parte de los puntos revisados que aplican. Un punto que no cumple lleva su hallazgo, con gravedad, evidencia, acción y fecha. Los hallazgos son los del periodo, los que se verificaron en él y los que seguían abiertos al corte; el despacho los atiende y otra persona lo verifica. Con atraso es el que pasó su fecha sin atenderse.",
  },
  agencyWork: {
    term: "Contacto, promesas e informes de despachos",
    text: "Lo que cada despacho informó de su gestión en el periodo. Contacto con titular divide las gestiones con quien responde por el adeudo (contacto, promesa, aclaración, negativa) entre todas; clientes gestionados, los que tuvieron alguna gestión entre los que tuvo asignados. Las promesas son las que vencieron en el periodo con sus días de gracia: cumplida es la que recibió lo prometido menos la tolerancia, con pagos aplicados a esas facturas mientras estuvieron asignadas; por importe divide lo que entró entre lo prometido. Van aparte de las promesas propias. Un informe está a tiempo hasta el final de su día, o del hábil siguiente; es n/d si no tocaba ninguno. Contacto e informes son del despacho en todas sus monedas.",
  },
  agencyQuality: {
    term: "Calidad y capacitación de despachos",
    text: "Llamadas del periodo que se escucharon y calificaron con diez criterios que suman 100; un error crítico, o no verificar con quién se habla, la deja en 0. El promedio es de todas ellas, sin las que se quitaron ni las de calibración; sin ninguna es n/d. Tocan 5 por gestor y mes, o 2 % de las que el despacho dice que hizo si son más, y nunca más de las que hizo. La capacitación es la del corte: de cada tema cuenta la última, que se aprueba con 80 y vale hasta su fecha.",
  },
  agencyComplaints: {
    term: "Quejas contra despachos",
    text: "Quejas recibidas en el periodo y las que seguían abiertas al corte, sin las que se quitaron por error. Se acusan el día hábil siguiente y se responden en 10 días hábiles; la fecha que dé CONDUSEF o PROFECO prevalece. Con atraso es la que se acusó o respondió después de su día, o que ya lo pasó. Por cada 1,000 divide las recibidas entre los clientes con facturas en el despacho en algún día del periodo.",
  },
  writtenOff: {
    term: "Castigos",
    text: "Saldos que alguien pidió castigar y otra persona autorizó en el periodo, menos lo que se pagó o se revirtió en él. No mejoran la recuperación ni el CEI; sí bajan lo vencido.",
  },
  writeOff: {
    term: "Propuesta de castigo",
    text: "Saldos con 365 días vencidos o más. Es una propuesta: el reporte no castiga ni mueve saldos.",
  },
  provision: {
    term: "Estimación por antigüedad",
    text: "Saldo de cada tramo por el porcentaje propuesto: 1 % por vencer, 3 % de 1 a 30, 10 % de 31 a 60, 25 % de 61 a 90 y 50 % de 91 días o más.",
  },
  riskMigration: {
    term: "Clase de riesgo",
    text: "La clase de riesgo que cada cliente tenía en su ficha al terminar el día anterior al trimestre y al terminar el día de corte, según la bitácora de cambios; quien no se ha calificado es B. «No se sabe» es de quien se borró el texto de un cambio. Los saldos son al corte.",
  },
  policies: {
    term: "Cambios de políticas",
    text: "Lo que alguien cambió en reglas, límites y ajustes durante el periodo, según la bitácora: qué regla, cómo estaba, cómo quedó, quién y cuándo. Lo que se guardó sin cambiar nada no aparece.",
  },
  migration: {
    term: "Movimiento entre tramos",
    text: "Cada cliente está en el tramo de su factura abierta más vencida, antes de iniciar el trimestre y a la fecha de corte.",
  },
};
