import type {
  Cap,
  ContactRule,
  DebtorType,
  LimitedChannel,
  Slot,
} from "../../../../shared/domain/contact-hours/rule.ts";
import type { ContactRuleRow } from "../tables/worklist.ts";

const WEEKDAYS = [1, 2, 3, 4, 5];
const ALL: readonly LimitedChannel[] = ["call", "visit", "mail", "whatsapp", "sms"];
const VOICE: readonly LimitedChannel[] = ["call", "visit"];
const WRITTEN: readonly LimitedChannel[] = ["mail", "whatsapp", "sms"];
const PERSONAL: readonly LimitedChannel[] = ["call", "visit", "whatsapp", "sms"];
/** Whom consumer law protects, or may protect; a company's debt to its supplier is outside it. */
const PROTECTED: readonly DebtorType[] = ["consumer", "sole-trader", "guarantor", "micro-firm"];
const EVERYBODY: readonly DebtorType[] = ["company", ...PROTECTED];
const COMPANY: readonly DebtorType[] = ["company"];

function hours(days: readonly number[], from: string, to: string): Slot {
  return { days, from, to };
}

/** One call a day and three contacts a week, those that reached somebody: this company's own measure (COMPLIANCE 1). */
const COURTESY: readonly Cap[] = [
  { kind: "count", channels: ["call"], per: "day", max: 1, attempts: false },
  { kind: "count", channels: ALL, per: "week", max: 3, attempts: false },
];

type Seed = Omit<ContactRule, "version" | "validFrom" | "validTo" | "onHolidays"> & {
  readonly source: string;
  readonly validFrom?: string;
  readonly note: string;
};

const CO_HOURS = [hours(WEEKDAYS, "07:00", "19:00"), hours([6], "08:00", "15:00")];
const BR_HOURS = [hours(WEEKDAYS, "08:00", "20:00"), hours([6], "08:00", "14:00")];
const OWN = "Política propia";

/** A company outside consumer law is treated as its country's consumers are, by choice and not by law. */
function ofCompanies(country: string, slots: readonly Slot[], channels: readonly LimitedChannel[]): Seed {
  return {
    code: `${country}-B2B`,
    country,
    state: "",
    debtorTypes: COMPANY,
    channels,
    slots,
    caps: COURTESY,
    law: false,
    source: OWN,
    note: "Deudas entre empresas: el mismo horario que la ley da a los consumidores del país, como cortesía.",
  };
}

/** A law of a state of Brazil, beside the federal one. */
function ofState(state: string, source: string, slots: readonly Slot[], channels: readonly LimitedChannel[]): Seed {
  return {
    code: `BR-${state}`,
    country: "BR",
    state,
    debtorTypes: PROTECTED,
    channels,
    slots,
    caps: [],
    law: true,
    source,
    note: "Ley estatal, además de la federal.",
  };
}

/** COMPLIANCE 1, as checked on {@link CHECKED_ON}. */
const SEEDS: readonly Seed[] = [
  {
    code: "MX-PROFECO",
    country: "MX",
    state: "",
    debtorTypes: PROTECTED,
    channels: ALL,
    slots: [hours(WEEKDAYS, "07:00", "22:00")],
    caps: [],
    law: true,
    source: "LTOSF 17 Bis 4; notas de Profeco (informe24.net; infobae 2025-08-22)",
    note: "Despachos de entidades comerciales que otorgan crédito de manera habitual. Sin tope; el hostigamiento está prohibido.",
  },
  {
    code: "MX-CONDUSEF",
    country: "MX",
    state: "",
    debtorTypes: ["consumer", "guarantor"],
    channels: ALL,
    slots: [hours(WEEKDAYS, "07:00", "22:00")],
    caps: [],
    law: true,
    source: "idconline 2014-10-07; tribunademexico.com 2026-01",
    note: "Entidades financieras y sus despachos. El texto de 2014 fija solo horas; la prensa de 2026 dice lunes a viernes.",
  },
  {
    code: "MX-B2B",
    country: "MX",
    state: "",
    debtorTypes: EVERYBODY,
    channels: PERSONAL,
    slots: [hours(WEEKDAYS, "09:00", "18:30")],
    caps: COURTESY,
    law: false,
    source: OWN,
    note: "Horario de oficina para deudores comerciales: una llamada al día y tres contactos por semana.",
  },
  {
    code: "CO-2300",
    country: "CO",
    state: "",
    debtorTypes: PROTECTED,
    channels: ALL,
    slots: CO_HOURS,
    caps: [{ kind: "count", channels: ALL, per: "day", max: 1, attempts: true }, { kind: "one-channel" }],
    law: true,
    source: "Ley 2300 de 2023 (leyonline.co art. 1; mazars.com.co 2024; bluradio.com)",
    validFrom: "2023-10-10",
    note: "Tras un contacto directo, uno al día y un solo canal en la semana; solo por los canales que la persona autorizó.",
  },
  ofCompanies("CO", CO_HOURS, PERSONAL),
  {
    code: "PE-62",
    country: "PE",
    state: "",
    debtorTypes: PROTECTED,
    channels: VOICE,
    slots: [hours(WEEKDAYS, "07:00", "20:00")],
    caps: [],
    law: true,
    source: "Ley 29571 arts. 61 y 62 (elegirservicio.pe; elcomercio.pe)",
    note: "Llamadas y visitas; sábado, domingo y feriados no.",
  },
  ofCompanies("PE", [hours(WEEKDAYS, "07:00", "20:00")], VOICE),
  {
    code: "CL-37",
    country: "CL",
    state: "",
    debtorTypes: PROTECTED,
    channels: ALL,
    slots: [hours([1, 2, 3, 4, 5, 6], "08:00", "20:00")],
    caps: [
      { kind: "count", channels: VOICE, per: "week", max: 1, attempts: true },
      { kind: "count", channels: WRITTEN, per: "week", max: 2, attempts: true },
      { kind: "gap", channels: WRITTEN, days: 2 },
    ],
    law: true,
    source: "Ley 19.496 art. 37, Ley 21.320 (sernac.cl; garrigues.com; emerix.net)",
    validFrom: "2021-04-20",
    note: "Una llamada o visita por semana; dos mensajes por semana con dos días entre ellos.",
  },
  ofCompanies("CL", [hours([1, 2, 3, 4, 5, 6], "08:00", "20:00")], PERSONAL),
  {
    code: "BR-CDC",
    country: "BR",
    state: "",
    debtorTypes: PROTECTED,
    channels: PERSONAL,
    slots: BR_HOURS,
    caps: [],
    law: true,
    source: "CDC 42 y 71 (efic.com.br; cdludi.org.br)",
    note: "La ley federal no fija horas: se toman las de São Paulo. El exceso se juzga caso por caso.",
  },
  ofState("SP", "Lei SP 15.426/14 (guedert.adv.br)", BR_HOURS, VOICE),
  ofState("AL", "Lei AL 7.782/16 (7segundos.com.br)", BR_HOURS, ["call", "visit", "sms"]),
  ofState("RJ", "Lei 7.868/18 (efic.com.br)", [hours(WEEKDAYS, "09:00", "19:00")], VOICE),
  ofState("ES", "Lei 10.626/17 (efic.com.br)", [hours(WEEKDAYS, "08:00", "19:00")], VOICE),
  ofState("AM", "Lei 306/16 (efic.com.br)", [hours(WEEKDAYS, "08:00", "19:00")], VOICE),
  ofCompanies("BR", BR_HOURS, PERSONAL),
  {
    code: "B2B",
    country: "*",
    state: "",
    debtorTypes: EVERYBODY,
    channels: PERSONAL,
    slots: [hours(WEEKDAYS, "09:00", "18:30")],
    caps: COURTESY,
    law: false,
    source: OWN,
    note: "Países sin regla propia.",
  },
];

/** Day on which the sources were read. */
const CHECKED_ON = "2026-11-22";
/** For rules whose first day matters to nobody any more. */
const LONG_AGO = "2000-01-01";

/** The rules a new ledger starts with, in their first version. */
export function seedContactRules(): ContactRuleRow[] {
  return SEEDS.map((seed, index) => ({
    id: index + 1,
    code: seed.code,
    version: 1,
    country: seed.country,
    state: seed.state,
    debtor_types: JSON.stringify(seed.debtorTypes),
    channels: JSON.stringify(seed.channels),
    slots: JSON.stringify(seed.slots),
    on_holidays: 0,
    caps: JSON.stringify(seed.caps),
    law: seed.law ? 1 : 0,
    source: seed.source,
    checked_on: CHECKED_ON,
    valid_from: seed.validFrom ?? LONG_AGO,
    valid_to: "",
    note: seed.note,
    active: 1,
    recorded_at: "",
    replaced_at: "",
    actor: "",
  }));
}
