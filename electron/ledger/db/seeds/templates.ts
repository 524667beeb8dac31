import type { MessageTemplateRow } from "../tables/messages.ts";

interface Words {
  readonly name: string;
  readonly subject: string;
  readonly body: string;
}
interface Seed {
  readonly code: string;
  readonly channel: MessageTemplateRow["channel"];
  readonly es: Words;
  readonly en: Words;
}

/** Instant the templates of the program carry; one that a person edited has its own. */
const MADE_AT = "2026-11-22T00:00:00.000Z";

const SEEDS: readonly Seed[] = [
  {
    code: "statement",
    channel: "mail",
    es: {
      name: "Estado de cuenta",
      subject: "Estado de cuenta de {{ cliente }} al {{ fecha }}",
      body: `{{ saludo }}:

Le comparto el estado de cuenta de {{ cliente }} con {{ empresa }} al {{ fecha }}. El saldo es de {{ saldo }}{% if vencido != "" %}, de los cuales {{ vencido }} ya vencieron{% endif %}.

{{ documentos }}

{% if datos_de_pago != "" %}{{ datos_de_pago }}

{% endif %}Le agradeceré confirmar la fecha de pago y el importe. Si ya pagó, por favor envíeme el comprobante y el detalle de las facturas que cubre para aplicarlo.

{{ firma }}`,
    },
    en: {
      name: "Statement of account",
      subject: "Statement of account of {{ cliente }} as of {{ fecha }}",
      body: `{{ saludo }},

This is the statement of account of {{ cliente }} with {{ empresa }} as of {{ fecha }}. The balance is {{ saldo }}{% if vencido != "" %}, of which {{ vencido }} is past due{% endif %}.

{{ documentos }}

{% if datos_de_pago != "" %}{{ datos_de_pago }}

{% endif %}Please confirm the payment date and the amount. If you have paid already, please send me the proof of payment and the invoices it covers, so that we can apply it.

{{ firma }}`,
    },
  },
  {
    code: "reminder",
    channel: "mail",
    es: {
      name: "Recordatorio de vencimiento",
      subject: "Facturas por vencer de {{ cliente }}",
      body: `{{ saludo }}:

Le recuerdo los documentos de {{ cliente }} que están por vencer con {{ empresa }}.

{{ documentos }}

{% if datos_de_pago != "" %}{{ datos_de_pago }}

{% endif %}¿Me confirma, por favor, que el pago está programado y para qué fecha? Si ya pagó, haga caso omiso de este mensaje.

{{ firma }}`,
    },
    en: {
      name: "Reminder before the due date",
      subject: "Invoices of {{ cliente }} about to fall due",
      body: `{{ saludo }},

This is a reminder of the documents of {{ cliente }} that are about to fall due with {{ empresa }}.

{{ documentos }}

{% if datos_de_pago != "" %}{{ datos_de_pago }}

{% endif %}Could you please confirm that the payment is scheduled, and for which date? If you have paid already, please ignore this message.

{{ firma }}`,
    },
  },
  {
    code: "overdue",
    channel: "mail",
    es: {
      name: "Saldo vencido",
      subject: "Saldo vencido de {{ cliente }}: {{ vencido }}",
      body: `{{ saludo }}:

Al {{ fecha }}, {{ cliente }} tiene un saldo vencido de {{ vencido }} con {{ empresa }}. El documento más antiguo venció hace {{ dias_vencido }} días.

{{ documentos }}

{% if datos_de_pago != "" %}{{ datos_de_pago }}

{% endif %}Le pido indicarme la fecha y el importe exactos del pago. Si hay alguna aclaración sobre estos documentos, respóndame con el motivo para atenderla. Si ya pagó, envíeme por favor el comprobante.

{{ firma }}`,
    },
    en: {
      name: "Past due balance",
      subject: "Past due balance of {{ cliente }}: {{ vencido }}",
      body: `{{ saludo }},

As of {{ fecha }}, {{ cliente }} owes {{ empresa }} {{ vencido }} that is past due. The oldest document fell due {{ dias_vencido }} days ago.

{{ documentos }}

{% if datos_de_pago != "" %}{{ datos_de_pago }}

{% endif %}Please let me know the exact date and amount of the payment. If you dispute any of these documents, please answer with the reason so that we can look into it. If you have paid already, please send me the proof of payment.

{{ firma }}`,
    },
  },
  {
    code: "overdue",
    channel: "whatsapp",
    es: {
      name: "Saldo vencido",
      subject: "",
      body: `{{ saludo }}, le escribe {{ remitente }} de {{ empresa }}. {{ cliente }} tiene un saldo vencido de {{ vencido }} al {{ fecha }}. ¿Me puede confirmar la fecha y el importe del pago? Si ya pagó, por favor envíeme el comprobante. Gracias.`,
    },
    en: {
      name: "Past due balance",
      subject: "",
      body: `{{ saludo }}, this is {{ remitente }} of {{ empresa }}. {{ cliente }} has a past due balance of {{ vencido }} as of {{ fecha }}. Could you please confirm the date and the amount of the payment? If you have paid already, please send me the proof. Thank you.`,
    },
  },
  {
    code: "reminder",
    channel: "whatsapp",
    es: {
      name: "Recordatorio de pago",
      subject: "",
      body: `{{ saludo }}, le escribe {{ remitente }} de {{ empresa }}. El saldo de {{ cliente }} es de {{ saldo }} al {{ fecha }}. ¿Me confirma, por favor, para qué fecha está programado el pago? Gracias.`,
    },
    en: {
      name: "Payment reminder",
      subject: "",
      body: `{{ saludo }}, this is {{ remitente }} of {{ empresa }}. The balance of {{ cliente }} is {{ saldo }} as of {{ fecha }}. Could you please confirm the date the payment is scheduled for? Thank you.`,
    },
  },
];

/** Templates that every ledger starts with, in both languages. */
export function seedTemplates(): MessageTemplateRow[] {
  return SEEDS.flatMap((seed, index) =>
    (["es", "en"] as const).map((language, place) => ({
      id: index * 2 + place + 1,
      code: seed.code,
      channel: seed.channel,
      language,
      ...seed[language],
      active: 1,
      position: index + 1,
      updated_at: MADE_AT,
    })),
  );
}
