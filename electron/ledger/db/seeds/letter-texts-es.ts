import type { LetterKind } from "../../../../shared/domain/letters/kinds.ts";

/** Subject line and text of a kind of letter. */
export interface LetterText {
  readonly title: string;
  readonly body: string;
}

const PAID_ALREADY =
  "Si su pago ya fue realizado, haga caso omiso de esta carta y envíenos por favor el comprobante con el detalle de las facturas que cubre, para aplicarlo.";

/** Texts the program comes with, in Spanish (COLLECTIONS 10). They state facts and ask for one thing; they threaten nobody. */
export const LETTER_TEXTS_ES: Readonly<Record<LetterKind, LetterText>> = {
  statement: {
    title: "Estado de cuenta al {{ fecha }}",
    body: `{{ saludo }}:

Le presentamos el estado de cuenta de **{{ cliente }}** con {{ empresa }} al {{ fecha }}. El saldo es de **{{ saldo }}** ({{ saldo_letra }}){% if vencido %}, del cual {{ vencido }} ya venció{% endif %}.

{{ tabla_antiguedad }}

{{ tabla_documentos }}

{{ tabla_sin_aplicar }}

{{ tabla_complementos }}

{% if intereses %}Los intereses moratorios, que a esta fecha ascienden a {{ intereses }}, no forman parte del saldo anterior.{% if reserva_intereses %} {{ reserva_intereses }}{% endif %}

{% endif %}Le agradeceremos revisar esta información y comunicarnos cualquier diferencia dentro de los cinco días hábiles siguientes.`,
  },
  "reminder-upcoming": {
    title: "Recordatorio de próximos vencimientos",
    body: `{{ saludo }}:

Le recordamos de manera atenta que las siguientes facturas de **{{ cliente }}** están por vencer. Suman **{{ total }}** ({{ total_letra }}).

{{ tabla_documentos }}

Le pedimos programar su pago en las fechas indicadas.

${PAID_ALREADY}`,
  },
  "reminder-overdue": {
    title: "Recordatorio de facturas vencidas",
    body: `{{ saludo }}:

En nuestros registros aparecen vencidas y pendientes de pago las siguientes facturas de **{{ cliente }}**, que suman **{{ total }}** ({{ total_letra }}).

{{ tabla_documentos }}

Le pedimos indicarnos la fecha en que realizará el pago.

${PAID_ALREADY}`,
  },
  "demand-first": {
    title: "Primer requerimiento de pago",
    body: `{{ saludo }}:

**{{ cliente }}** recibió de {{ empresa }} los bienes o servicios que amparan las facturas que se detallan enseguida. El plazo de pago de cada una terminó en la fecha de vencimiento indicada, sin que a la fecha de esta carta hayamos recibido su importe.

{{ tabla_documentos }}

El adeudo al {{ fecha }} se integra como sigue:

{{ tabla_desglose }}

{% if reserva_intereses %}{{ reserva_intereses }}

{% endif %}Por lo anterior le requerimos el pago de **{{ adeudo_total }}** ({{ adeudo_total_letra }}) a más tardar el **{{ fecha_limite }}**, esto es, dentro de los {{ dias_plazo }} días hábiles siguientes.

Para cualquier aclaración sobre las facturas o los importes, comuníquese al {{ telefono }}; con gusto revisaremos sus documentos.

${PAID_ALREADY}`,
  },
  "demand-second": {
    title: "Segundo requerimiento de pago",
    body: `{{ saludo }}:

Nos referimos a nuestro primer requerimiento, {{ primer_requerimiento }}, que a la fecha no ha sido atendido.{% if promesas_incumplidas %} Tampoco se han cumplido las fechas de pago que nos fueron comunicadas: {{ promesas_incumplidas }}.{% endif %}

Siguen pendientes de pago las siguientes facturas de **{{ cliente }}**:

{{ tabla_documentos }}

El adeudo al {{ fecha }} se integra como sigue:

{{ tabla_desglose }}

{% if reserva_intereses %}{{ reserva_intereses }}

{% endif %}Le requerimos el pago de **{{ adeudo_total }}** ({{ adeudo_total_letra }}) a más tardar el **{{ fecha_limite }}** ({{ dias_plazo }} días hábiles).

{% if suspension %}Le comunicamos que {{ suspension }} hasta que se regularice el adeudo.{% else %}Le comunicamos que, de no regularizarse el adeudo en ese plazo, el crédito de su empresa quedará suspendido y los pedidos nuevos se surtirán solo de contado.{% endif %}

Si no le es posible cubrir el total en una exhibición, estamos en la mejor disposición de acordar un convenio de pago en parcialidades. Comuníquese al {{ telefono }} antes de la fecha señalada.`,
  },
  "demand-final": {
    title: "Último requerimiento extrajudicial de pago",
    body: `{{ saludo }}:

Hemos buscado en repetidas ocasiones una solución para el adeudo de **{{ cliente }}** con {{ empresa }}. Los antecedentes son los siguientes:

{{ antecedentes }}

Las facturas pendientes son:

{{ tabla_documentos }}

El adeudo al {{ fecha }} se integra como sigue:

{{ tabla_desglose }}

{% if reserva_intereses %}{{ reserva_intereses }}

{% endif %}Le requerimos por última vez, de manera extrajudicial, el pago de **{{ adeudo_total }}** ({{ adeudo_total_letra }}) a más tardar el **{{ fecha_limite }}**.

De no recibirlo, {{ empresa }} podrá encargar la gestión de cobro a un despacho externo o ejercer las acciones legales que le correspondan para recuperar el adeudo y sus accesorios. Esta carta es una comunicación privada del acreedor y no proviene de autoridad alguna.

Antes de esa fecha seguimos dispuestos a escuchar una propuesta de pago formal en el {{ telefono }}.`,
  },
  "credit-hold": {
    title: "Aviso de suspensión de crédito",
    body: `{{ saludo }}:

Le comunicamos que {{ suspension }}{% if suspension_motivo %}, por el siguiente motivo: {{ suspension_motivo }}{% endif %}.

El saldo de **{{ cliente }}** al {{ fecha }} es de {{ saldo }}{% if vencido %}, del cual {{ vencido }} está vencido{% endif %}.

{{ tabla_documentos }}

La medida quedará sin efecto en cuanto se regularice el adeudo o se acuerde con nosotros un plan de pago. Para ello comuníquese al {{ telefono }}.`,
  },
  "payment-receipt": {
    title: "Acuse de recibo de pago",
    body: `{{ saludo }}:

Acusamos recibo de su pago de **{{ pago_importe }}** ({{ pago_letra }}), recibido el {{ pago_fecha }}{% if pago_forma %} mediante {{ pago_forma }}{% endif %}{% if pago_referencia %}, referencia {{ pago_referencia }}{% endif %}. Se aplicó como sigue:

{{ tabla_aplicacion }}

{% if pago_sin_aplicar %}Queda pendiente de aplicar {{ pago_sin_aplicar }}. Le pedimos indicarnos las facturas que cubre.

{% endif %}El saldo de **{{ cliente }}** al {{ fecha }} es de {{ saldo }}. {% if reserva_intereses %}{{ reserva_intereses }}{% else %}El pago se aplicó a la suerte principal de las facturas indicadas.{% endif %} Esta carta no sustituye al comprobante fiscal con complemento de pago.

Agradecemos su pago.`,
  },
  agreement: {
    title: "Convenio de pago {{ acuerdo }}",
    body: `Convenio de pago que celebran, por una parte, **{{ empresa }}**, con RFC {{ empresa_rfc }}, representada por {{ firmante }} ({{ cargo }}), quien declara contar con facultades suficientes, en lo sucesivo «el acreedor»; y por la otra **{{ cliente }}**, con RFC {{ rfc }}{% if representante %}, representada por {{ representante }}, quien declara contar con facultades suficientes{% endif %}, en lo sucesivo «el deudor», al tenor de las siguientes cláusulas.

**Primera. Reconocimiento del adeudo.** El deudor reconoce deber al acreedor la cantidad de **{{ reconocido }}** ({{ reconocido_letra }}), derivada de las facturas siguientes:

{{ tabla_documentos }}

**Segunda. Pago.** El deudor se obliga a pagar **{{ total }}** ({{ total_letra }}) {% if parcialidades_numero == "1" %}en un solo pago, en la fecha siguiente{% else %}en {{ parcialidades_numero }} pagos, conforme al siguiente calendario{% endif %}:

{{ tabla_parcialidades }}

**Tercera. Lugar y forma de pago.** Los pagos se harán únicamente en las cuentas del acreedor: {{ cuentas_acreedor }}. Cada pago se aplicará a las facturas reconocidas y cubrirá las parcialidades en el orden del calendario.

**Cuarta. Intereses.** {% if sin_intereses %}Las partes acuerdan que las cantidades vencidas no causen intereses moratorios.{% else %}En caso de mora, las cantidades vencidas causarán {% if tasa_moratoria %}intereses moratorios simples a razón del {{ tasa_moratoria }}{% else %}el interés legal del 6 % anual que establece el artículo 362 del Código de Comercio{% endif %}, más el impuesto al valor agregado que corresponda.{% if reserva_intereses %} {{ reserva_intereses }}{% endif %}{% endif %}{% if intereses_condonados %} Como excepción, el acreedor condona intereses por {{ intereses_condonados }}, siempre que se cumpla este convenio.{% endif %}

**Quinta. Incumplimiento y vencimiento anticipado.** Si una parcialidad no se paga dentro de los {{ dias_gracia }} días naturales siguientes a su fecha, el acreedor podrá dar por vencido anticipadamente el plazo y exigir el total del adeudo reconocido, menos los pagos recibidos.

**Sexta. Datos personales.** Los datos personales recabados se tratan conforme al aviso de privacidad del acreedor.

**Séptima. Novación y jurisdicción.** Este convenio no constituye novación de la deuda. Para su interpretación y cumplimiento las partes se someten a los tribunales competentes de {{ jurisdiccion }}.

{% if quita %}**Octava. Quita.** El acreedor concede una quita de {{ quita }} ({{ quita_letra }}), condicionada al pago puntual y completo{% if quita_fecha %} a más tardar el {{ quita_fecha }}{% endif %}. Si el deudor incumple, la quita queda sin efecto. El acreedor emitirá el CFDI de egreso que corresponda.

{% endif %}Leído por las partes, lo firman en {{ lugar }} el {{ fecha }}.

{{ firmas }}`,
  },
  acknowledgement: {
    title: "Reconocimiento de adeudo",
    body: `**{{ cliente }}**, con RFC {{ rfc }}{% if representante %}, representada en este acto por {{ representante }}, quien declara contar con facultades suficientes{% endif %}, reconoce deber a **{{ empresa }}**, con RFC {{ empresa_rfc }}, al {{ fecha }}, la cantidad de **{{ reconocido }}** ({{ reconocido_letra }}), que corresponde a las facturas siguientes, recibidas de conformidad:

{{ tabla_documentos }}

{% if parcialidades_numero %}El adeudo se pagará conforme al siguiente calendario:

{{ tabla_parcialidades }}

{% endif %}Los pagos se harán únicamente en las cuentas del acreedor: {{ cuentas_acreedor }}.{% if reserva_intereses %} {{ reserva_intereses }}{% endif %}

Este documento se firma de manera libre en {{ lugar }} el {{ fecha }} y no constituye novación de la deuda. Las partes podrán ratificar sus firmas ante fedatario público.

{{ firmas }}`,
  },
  settlement: {
    title: "Carta finiquito: constancia de no adeudo",
    body: `{{ saludo }}:

Por medio de la presente hacemos constar que **{{ cliente }}**, con RFC {{ rfc }}, **no tiene saldo pendiente de pago** con {{ empresa }} al {{ fecha }}.

Quedaron pagadas, entre otras, las siguientes facturas:

{{ tabla_documentos }}

{% if ultimo_pago_importe %}El último pago, por {{ ultimo_pago_importe }} ({{ ultimo_pago_letra }}), se recibió el {{ ultimo_pago_fecha }}.

{% endif %}Los intereses moratorios que se hubieran generado por las facturas pagadas no se reservan. Los pagarés y garantías otorgados por esos adeudos quedan sin efecto y a disposición del deudor para su devolución.

Quien suscribe cuenta con facultades para expedir esta carta, que se extiende en {{ lugar }} el {{ fecha }}, para los fines que al interesado convengan.`,
  },
  "settlement-quita": {
    title: "Carta finiquito por pago con quita",
    body: `{{ saludo }}:

Por medio de la presente hacemos constar que el adeudo de **{{ cliente }}**, con RFC {{ rfc }}, derivado de las facturas que se enlistan, **quedó liquidado** conforme al acuerdo {{ acuerdo }}, con una quita de {{ quita }} ({{ quita_letra }}) concedida por {{ empresa }}.

{{ tabla_documentos }}

{% if ultimo_pago_importe %}El último pago, por {{ ultimo_pago_importe }} ({{ ultimo_pago_letra }}), se recibió el {{ ultimo_pago_fecha }}.

{% endif %}Al {{ fecha }} **no existe saldo pendiente** por dichas facturas. La quita se documenta con el CFDI de egreso correspondiente. Los intereses moratorios generados por ellas no se reservan, y los pagarés y garantías otorgados quedan sin efecto y a disposición del deudor para su devolución.

Quien suscribe cuenta con facultades para expedir esta carta, que se extiende en {{ lugar }} el {{ fecha }}.`,
  },
  placement: {
    title: "Aviso de asignación de su cuenta a un despacho",
    body: `{{ saludo }}:

Le comunicamos que a partir del **{{ despacho_inicio }}** la gestión de cobro de las facturas que se enlistan, por **{{ total }}** ({{ total_letra }}), queda a cargo de **{{ despacho }}**, con domicilio en {{ despacho_domicilio }}, teléfonos {{ despacho_telefonos }}.

{{ tabla_documentos }}

El despacho está facultado para {{ despacho_facultades }}. No está facultado para recibir pagos.

**Todo pago debe hacerse únicamente en las cuentas del acreedor:** {{ cuentas_acreedor }}. El titular del adeudo sigue siendo {{ empresa }}; no se han cedido los derechos de cobro.

Si tiene una aclaración o una queja sobre la gestión del despacho, comuníquese directamente con nosotros al {{ telefono }}.`,
  },
};
