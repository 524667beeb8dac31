/**
 * What happened to a file, and what to do about it, by the code of its result (`reason`, `advice`), and what is odd about
 * a document that was booked all the same (`warnings`). `{{detail}}` is what the code was given with; a part in
 * parentheses or quotation marks that stays empty is left out.
 */
export const importsEs = {
  line: "línea {{line}}",
  unknownCode: { reason: "Resultado sin descripción: {{detail}}", advice: "" },
  codes: {
    posted: { reason: "Se registró.", advice: "" },
    "posted-replacing-conflict": {
      reason: "Se registró en lugar de otro archivo con el mismo UUID y otro contenido («{{detail}}»).",
      advice: "Compare los dos archivos y descargue del SAT el que tenga duda.",
    },
    duplicate: { reason: "Este archivo ya se había importado.", advice: "" },
    "duplicate-content": { reason: "El mismo CFDI ya está registrado por otro archivo («{{detail}}»).", advice: "" },
    conflict: {
      reason: "Otro archivo con el mismo UUID dice algo distinto; este no se registró («{{detail}}»).",
      advice: "Descargue el CFDI del SAT y compare los dos archivos: uno de ellos fue alterado.",
    },
    "not-ours-received": {
      reason: "Es un CFDI que su empresa recibió ({{detail}}): es una compra, no una cuenta por cobrar.",
      advice: "",
    },
    "not-ours-third-party": {
      reason: "Es de otra empresa ({{detail}}).",
      advice: "Si esa empresa es suya, agregue su RFC en Ajustes, Empresa, e importe otra vez.",
    },
    "no-own-rfc": {
      reason: "Aún no se sabe cuál es su empresa; este CFDI lo emitió {{detail}}.",
      advice: "Agregue el RFC de su empresa en Ajustes, Empresa, e importe otra vez.",
    },
    "not-booked": {
      reason: "No se pudo registrar por un error del programa ({{detail}}).",
      advice: "Importe este archivo otra vez; si se repite, envíe la bitácora a soporte.",
    },
    "run-failed": {
      reason: "La importación se detuvo por un error ({{detail}}).",
      advice: "Importe otra vez la misma carpeta: lo registrado se conserva.",
    },
    unstamped: {
      reason: "No tiene timbre fiscal válido, así que no es un comprobante («{{detail}}»).",
      advice: "Importe el archivo timbrado que entregó el PAC.",
    },
    payroll: { reason: "Es un recibo de nómina; no es una cuenta por cobrar.", advice: "" },
    transfer: { reason: "Es un CFDI de traslado; no es una cuenta por cobrar.", advice: "" },
    "unsupported-version": {
      reason: "Es un CFDI de la versión {{detail}}, que no se lee.",
      advice: "Se leen las versiones 3.2, 3.3 y 4.0.",
    },
    "sat-metadata": { reason: "Metadatos del SAT.", advice: "" },
    "sat-metadata-known": { reason: "Metadatos del SAT: no dicen nada nuevo.", advice: "" },
    "sat-metadata-not-ours": {
      reason: "Metadatos del SAT de comprobantes que su empresa no emitió.",
      advice: "Si los emitió una empresa suya, agregue su RFC en Ajustes, Empresa, e importe otra vez.",
    },
    "sat-metadata-third-parties": {
      reason: "Es la lista del SAT de comprobantes por cuenta de terceros; no dice el estado de ninguno.",
      advice: "",
    },
    "sat-metadata-columns": {
      reason: "A estos metadatos del SAT les faltan columnas: {{detail}}.",
      advice: "Descárguelos otra vez del SAT, sin abrirlos ni guardarlos con otro programa.",
    },
    "sat-metadata-empty": { reason: "Metadatos del SAT sin ningún comprobante.", advice: "" },
    "sat-metadata-unreadable": {
      reason: "Metadatos del SAT en los que no se pudo leer ninguna línea.",
      advice: "Descárguelos otra vez del SAT, sin abrirlos ni guardarlos con otro programa.",
    },
    "sat-metadata-too-large": {
      reason: "Los metadatos del SAT pesan más de 32 MB.",
      advice: "Descárguelos por periodos más cortos.",
    },
    retenciones: { reason: "Es una constancia de retenciones, no un CFDI.", advice: "" },
    "cancellation-receipt": { reason: "Es un acuse de cancelación, no un CFDI.", advice: "" },
    "cancellation-request": { reason: "Es una solicitud de cancelación, no un CFDI.", advice: "" },
    "soap-answer": {
      reason: "Es la respuesta de un servicio web, no un CFDI.",
      advice: "Guarde por separado el XML que trae dentro.",
    },
    "e-accounting": { reason: "Es contabilidad electrónica ({{detail}}), no un CFDI.", advice: "" },
    "spei-receipt": { reason: "Es un comprobante electrónico de pago (CEP) de SPEI, no un CFDI.", advice: "" },
    "cfdi-fragment": {
      reason: "Es solo una parte de un CFDI ({{detail}}).",
      advice: "Importe el archivo XML completo.",
    },
    "other-xml": { reason: "Es otro tipo de XML ({{detail}}), no un CFDI.", advice: "" },
    html: {
      reason: "Es una página web, no un CFDI.",
      advice: "Suele ser la página de inicio de sesión del portal: entre y descargue el archivo otra vez.",
    },
    json: { reason: "Es un archivo JSON, no un CFDI.", advice: "" },
    pdf: { reason: "Es un PDF, no un CFDI.", advice: "Importe el archivo XML de la factura." },
    image: { reason: "Es una imagen ({{detail}}), no un CFDI.", advice: "" },
    office: { reason: "Es un documento de oficina, no un CFDI.", advice: "" },
    program: { reason: "Es un programa, no un CFDI.", advice: "" },
    "other-archive": {
      reason: "Es un archivo comprimido en formato {{detail}}, que no se abre.",
      advice: "Descomprímalo e importe la carpeta, o comprímalo como ZIP.",
    },
    "not-xml": { reason: "No es un archivo XML.", advice: "" },
    "junk-file": { reason: "Es un archivo del sistema u oculto.", advice: "" },
    "not-a-file": { reason: "No es un archivo que se pueda leer.", advice: "" },
    "system-folder": { reason: "Es una carpeta del propio sistema, en la que no hay documentos.", advice: "" },
    "empty-folder": { reason: "La carpeta está vacía.", advice: "" },
    "archive-empty": { reason: "El ZIP está vacío.", advice: "" },
    "archive-unreadable": {
      reason: "No se puede abrir como ZIP: está incompleto o dañado.",
      advice: "Descárguelo o cópielo otra vez.",
    },
    "archive-damaged": {
      reason: "El ZIP está dañado; lo que falta después del daño no se leyó.",
      advice: "Descárguelo o cópielo otra vez e impórtelo de nuevo.",
    },
    "archive-member-damaged": {
      reason: "Este archivo está dañado dentro del ZIP.",
      advice: "Descargue o copie el ZIP otra vez.",
    },
    "archive-encrypted": {
      reason: "Está protegido con contraseña dentro del ZIP.",
      advice: "Descomprímalo con su contraseña e importe la carpeta.",
    },
    "archive-method": {
      reason: "Está comprimido con un método que no se lee ({{detail}}).",
      advice: "Descomprímalo e importe la carpeta.",
    },
    "archive-ratio": {
      reason: "Crece demasiado al descomprimirse para ser un CFDI.",
      advice: "Si lo esperaba, descomprímalo usted e importe la carpeta.",
    },
    "archive-too-deep": {
      reason: "Es un ZIP dentro de un ZIP dentro de otro ZIP.",
      advice: "Descomprímalo e importe la carpeta.",
    },
    "archive-too-large": {
      reason: "El ZIP contiene más de 1 GB; lo que faltaba no se leyó.",
      advice: "Descomprímalo e importe la carpeta.",
    },
    "archive-too-many": {
      reason: "El ZIP contiene más de {{detail}} archivos; los demás no se leyeron.",
      advice: "Descomprímalo e importe la carpeta.",
    },
    empty: { reason: "El archivo está vacío.", advice: "Descárguelo o cópielo otra vez." },
    truncated: {
      reason: "El archivo está incompleto: termina antes de cerrar sus etiquetas.",
      advice: "Vuelva a descargarlo del SAT o pídalo a quien lo emitió.",
    },
    "being-written": {
      reason: "Otro programa está escribiendo el archivo.",
      advice: "Espere a que termine la descarga o la copia e importe otra vez.",
    },
    "no-permission": {
      reason: "No hay permiso para leerlo.",
      advice: "Pida permiso de lectura o copie el archivo a otra carpeta.",
    },
    "not-found": {
      reason: "No existe, o se movió antes de leerlo.",
      advice: "Revise la ruta y, si es de red, que la unidad esté conectada.",
    },
    "folder-too-deep": {
      reason: "Está dentro de más de {{detail}} carpetas, una en otra.",
      advice: "Mueva sus archivos a una carpeta de más arriba e impórtela.",
    },
    "path-too-long": { reason: "La ruta es demasiado larga.", advice: "Mueva la carpeta a una ruta más corta." },
    "read-error": {
      reason: "El sistema no pudo leer el archivo ({{detail}}).",
      advice: "Revise el disco o la conexión e importe otra vez.",
    },
    "parser-stopped": {
      reason: "La lectura de este archivo no terminó y se detuvo.",
      advice: "Descárguelo otra vez; si se repite, envíelo a soporte.",
    },
    "too-large": {
      reason: "Es demasiado grande para ser un CFDI (más de 10 MB).",
      advice: "Revise que sea el archivo correcto.",
    },
    "too-deep": { reason: "Tiene demasiados niveles de etiquetas para ser un CFDI.", advice: "Descárguelo del SAT." },
    "too-many-elements": { reason: "Tiene demasiadas etiquetas para ser un CFDI.", advice: "Descárguelo del SAT." },
    "too-many-attributes": {
      reason: "Una etiqueta tiene demasiados atributos para ser de un CFDI.",
      advice: "Descárguelo del SAT.",
    },
    "attribute-too-long": {
      reason: "El atributo {{detail}} es demasiado largo.",
      advice: "Descárguelo del SAT.",
    },
    doctype: {
      reason: "Trae una declaración DOCTYPE, que ningún CFDI lleva; por seguridad no se lee.",
      advice: "Descárguelo del SAT y avise a quien se lo envió.",
    },
    "nul-character": { reason: "Contiene caracteres nulos: está dañado.", advice: "Vuelva a descargarlo del SAT." },
    "bad-character": {
      reason: "Contiene un carácter que XML no permite.",
      advice: "Vuelva a descargarlo del SAT o pídalo a quien lo emitió.",
    },
    "bad-entity": {
      reason: "Contiene una referencia con & que XML no conoce.",
      advice: "Vuelva a descargarlo del SAT o pídalo a quien lo emitió.",
    },
    "bad-namespace": {
      reason: "Un espacio de nombres está mal escrito («{{detail}}»).",
      advice: "Vuelva a descargarlo del SAT o pídalo a quien lo emitió.",
    },
    "undeclared-prefix": {
      reason: "El prefijo {{detail}} no está declarado y sin él no se sabe qué es el archivo.",
      advice: "Vuelva a descargarlo del SAT o pídalo a quien lo emitió.",
    },
    "mismatched-tag": {
      reason: "Una etiqueta cierra sin corresponder a la que abrió («{{detail}}»).",
      advice: "Vuelva a descargarlo del SAT o pídalo a quien lo emitió.",
    },
    "duplicate-attribute": {
      reason: "El atributo {{detail}} aparece dos veces en una etiqueta.",
      advice: "Vuelva a descargarlo del SAT o pídalo a quien lo emitió.",
    },
    "two-roots": {
      reason: "Hay algo más después del final del comprobante.",
      advice: "Separe los comprobantes en archivos o descárguelos del SAT.",
    },
    "declaration-not-first": {
      reason: "La declaración XML no está al principio.",
      advice: "Vuelva a descargarlo del SAT o pídalo a quien lo emitió.",
    },
    "lost-letter-in-name": {
      reason: "Se perdieron letras en el nombre de un atributo o etiqueta («{{detail}}»).",
      advice: "Vuelva a descargarlo del SAT; no lo abra y guarde con otro programa.",
    },
    "not-well-formed": {
      reason: "El XML está mal formado.",
      advice: "Vuelva a descargarlo del SAT o pídalo a quien lo emitió.",
    },
    "unsupported-encoding": {
      reason: "Está escrito en una codificación que no se lee ({{detail}}).",
      advice: "Vuelva a descargarlo del SAT.",
    },
    "missing-version": { reason: "Es un CFDI sin versión.", advice: "Vuelva a descargarlo del SAT." },
    "version-mismatch": {
      reason: "Dice ser de la versión {{detail}}, pero está escrito como otra.",
      advice: "Vuelva a descargarlo del SAT.",
    },
    "missing-attribute": { reason: "Falta el dato {{detail}}.", advice: "Vuelva a descargarlo del SAT." },
    "bad-kind": { reason: "El tipo de comprobante no existe: {{detail}}.", advice: "Vuelva a descargarlo del SAT." },
    "bad-rfc": { reason: "Un RFC está mal escrito: {{detail}}.", advice: "Vuelva a descargarlo del SAT." },
    "bad-date": { reason: "Una fecha no es válida: {{detail}}.", advice: "Vuelva a descargarlo del SAT." },
    "bad-amount": {
      reason: "Un importe no es un número simple: {{detail}}.",
      advice: "Vuelva a descargarlo del SAT; no lo abra y guarde con otro programa.",
    },
    "unknown-currency": { reason: "No se reconoce la moneda: {{detail}}.", advice: "Vuelva a descargarlo del SAT." },
  },
  satMetadata: {
    counts: "De su empresa: {{ours}}; cancelados: {{cancelled}}.",
    damaged: "Líneas que no se leyeron: {{lines}}.",
    more: "{{lines}} y {{more}} más",
    line: "{{line}} ({{reason}})",
    advice: "Revise esas líneas o descargue otra vez los metadatos del SAT.",
    reasons: {
      "too-few-fields": "faltan datos",
      "too-many-fields": "sobran datos",
      "bad-uuid": "UUID mal escrito",
      "bad-rfc": "RFC mal escrito",
      "bad-status": "estatus desconocido",
      "bad-date": "fecha mal escrita",
      "bad-amount": "monto mal escrito",
      "too-long": "demasiado larga",
    },
  },
  warnings: {
    "read-as-windows-1252": "Los acentos estaban mal codificados y se leyeron como Windows-1252.",
    "lost-letters": "Se perdieron letras (�) antes de que el archivo llegara aquí.",
    "bare-ampersand": "Un signo & estaba escrito sin su forma XML (&amp;) y se leyó tal cual.",
    "reference-without-semicolon": "A una referencia de carácter le faltaba el punto y coma.",
    "blank-before-declaration": "Había líneas en blanco antes de la declaración XML.",
    "undeclared-prefix": "El prefijo {{detail}} no estaba declarado.",
    "second-stamp": "Trae un segundo timbre ({{detail}}); vale el primero.",
    "missing-currency": "No dice la moneda; se tomó como pesos mexicanos.",
    "missing-exchange-rate": "Está en {{detail}} y no trae tipo de cambio; no se calcula su valor en pesos.",
    "missing-payment-method": "No dice el método de pago; se trató como PUE (pagado al emitirse).",
    "pue-with-99": "Dice PUE (pagado) con forma de pago 99 (por definir), que se contradicen.",
    "ppd-without-99": "Dice PPD (a crédito) con forma de pago {{detail}} en lugar de 99.",
    "payment-without-complement": "Es un comprobante de pago sin complemento de pagos: no hay nada que aplicar.",
    "complement-not-in-payment": "Trae un complemento de pagos sin ser un comprobante de pago; no se aplicó.",
    "payment-target-not-uuid": "Un pago se refiere a «{{detail}}», que no es un UUID; queda sin aplicar.",
    "missing-paid-amount": "Un pago no dice cuánto paga de {{detail}}.",
    "balances-do-not-add-up":
      "En el pago de {{detail}}, saldo anterior menos pagado no da el saldo insoluto; vale lo pagado.",
    "missing-equivalence": "El pago de {{detail}} es en otra moneda y no trae la equivalencia; vale el importe pagado.",
    "odd-balance": "Un saldo está mal escrito ({{detail}}) y no se tomó en cuenta.",
    "odd-rate": "Un tipo de cambio está mal escrito ({{detail}}) y no se tomó en cuenta.",
    "odd-tax-total": "Un total de impuestos está mal escrito ({{detail}}) y no se tomó en cuenta.",
    "related-not-uuid": "Se relaciona con «{{detail}}», que no es un UUID.",
  },
};
