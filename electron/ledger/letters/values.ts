import { amountInWords } from "../../../shared/domain/amount-in-words.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import { receivablesEn } from "../../../shared/i18n/receivables.en.ts";
import { receivablesEs } from "../../../shared/i18n/receivables.es.ts";
import type { AgreedPart } from "../agreements/reader.ts";
import { printFormat } from "../render/format.ts";
import { debtOf } from "./demanded.ts";
import type { EarlierLetter, LetterFacts } from "./facts.ts";
import { type PrintWords, printWords } from "./print-words.ts";
import { rateWords } from "./rate-words.ts";

/** An amount a letter speaks of. */
export interface Amount {
  readonly currency: string;
  readonly minor: number;
}

/** How a letter in a language says things. */
interface Saying {
  readonly words: PrintWords;
  /** `22 de noviembre de 2026`. */
  day(day: string): string;
  /** `$1,234.50 MXN`, several joined; "" for none. */
  figures(amounts: readonly Amount[]): string;
  /** The same in words. */
  inWords(amounts: readonly Amount[]): string;
}

/** How letters say days, amounts and lists in a language. */
export function sayingOf(lang: "es" | "en"): Saying {
  const words = printWords(lang);
  const format = printFormat(lang);
  const joined = (parts: readonly string[]): string => parts.join(` ${words.and} `);
  return {
    words,
    // Letters name no day of the week.
    day: (day) => format.longDay(day).split(" ").slice(1).join(" "),
    figures: (amounts) =>
      joined(amounts.map(({ minor, currency }) => `$${format.amount(minor, currency)} ${currency}`)),
    inWords: (amounts) => joined(amounts.map(({ minor, currency }) => amountInWords(minor, currency, lang))),
  };
}

const nonZero = (amounts: readonly Amount[]): Amount[] => amounts.filter(({ minor }) => minor !== 0);

/** Sums by currency in the order they come. */
function sums<Row extends { readonly currency: string }>(rows: readonly Row[], minor: (row: Row) => number): Amount[] {
  const by = new Map<string, number>();
  for (const row of rows) by.set(row.currency, (by.get(row.currency) ?? 0) + minor(row));
  return [...by].map(([currency, sum]) => ({ currency, minor: sum }));
}

/** Amounts the letter is about, as the list of letters shows them. */
export function letterAmounts(facts: LetterFacts): Amount[] {
  if (facts.payment !== null) return [{ currency: facts.payment.currency, minor: facts.payment.amountMinor }];
  if (facts.agreement !== null) {
    return facts.agreement.parts.map((part) => ({ currency: part.currency, minor: part.totalMinor }));
  }
  if (facts.kind.startsWith("demand-")) {
    return debtOf(facts).map((debt) => ({ currency: debt.currency, minor: debt.total }));
  }
  if (facts.kind === "statement") return sums(facts.aging, (row) => row.balanceMinor);
  if (facts.kind === "settlement") return sums(facts.invoices, (row) => row.totalMinor);
  return sums(facts.invoices, (row) => row.openMinor - row.disputedMinor);
}

/** Texts by the names templates use; "" where the ledger has nothing to say. */
export function letterTexts(facts: LetterFacts, folio: string): Record<string, string> {
  return {
    ...common(facts, folio),
    ...aboutInvoices(facts),
    ...aboutDemand(facts),
    ...aboutPayment(facts),
    ...aboutAgreement(facts),
    ...facts.fields,
    despacho_inicio: isoDay(facts.fields.despacho_inicio) ? sayingOf(facts.lang).day(facts.fields.despacho_inicio) : "",
  };
}

const isoDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

function common(facts: LetterFacts, folio: string): Record<string, string> {
  const { customer, company, letterhead, lang, today } = facts;
  const { words, day, figures, inWords } = sayingOf(lang);
  const balance = sums(facts.aging, (row) => row.balanceMinor);
  const shown = balance.length === 0 ? [{ currency: "MXN", minor: 0 }] : balance;
  const overdue = nonZero(
    sums(facts.aging, (row) => row.d1to30Minor + row.d31to60Minor + row.d61to90Minor + row.d90plusMinor),
  );
  return {
    saludo: facts.contact === null ? words.whom : fillWords(words.dear, { name: facts.contact.name }),
    cliente: customer.name || customer.rfc,
    rfc: customer.rfc,
    contacto: facts.contact?.name ?? "",
    empresa: company.name,
    empresa_rfc: company.rfc,
    lugar: letterhead.place,
    fecha: day(today),
    folio,
    firmante: letterhead.signer,
    cargo: letterhead.position,
    telefono: letterhead.phone,
    correo: letterhead.email,
    saldo: figures(shown),
    saldo_letra: inWords(shown),
    vencido: figures(overdue),
    vencido_letra: inWords(overdue),
    sin_aplicar: figures(nonZero(sums(facts.aging, (row) => row.unappliedMinor))),
    cuentas_acreedor: letterhead.payTo.replace(/\s*\n\s*/g, "; "),
    reserva_intereses: facts.reserve,
  };
}

function aboutInvoices(facts: LetterFacts): Record<string, string> {
  const { figures, inWords } = sayingOf(facts.lang);
  const amounts = letterAmounts(facts);
  const oldest = facts.invoices.reduce((most, invoice) => Math.max(most, invoice.daysLate), 0);
  const interest = nonZero(sums(facts.interest, (row) => row.interestMinor + row.vatMinor));
  const hold = facts.profile.hold;
  const { words } = sayingOf(facts.lang);
  return {
    total: figures(amounts),
    total_letra: inWords(amounts),
    documentos_numero: String(facts.invoices.length),
    dias_vencido: oldest > 0 ? String(oldest) : "",
    intereses: figures(interest),
    suspension: hold === "open" || hold === "warning" ? "" : words.holds[hold],
    suspension_motivo: hold === "open" || hold === "warning" ? "" : facts.profile.holdReason,
  };
}

function aboutDemand(facts: LetterFacts): Record<string, string> {
  if (!facts.kind.startsWith("demand-")) return {};
  const { words, day, figures, inWords } = sayingOf(facts.lang);
  const debts = debtOf(facts);
  const of = (part: "principal" | "interest" | "vat" | "total"): Amount[] =>
    debts.map((debt) => ({ currency: debt.currency, minor: debt[part] }));
  const named = (letter: EarlierLetter | null): string =>
    letter === null ? "" : fillWords(words.history.demand, { folio: letter.folio, day: day(letter.on) });
  return {
    principal: figures(of("principal")),
    intereses: figures(of("interest")),
    iva_intereses: figures(of("vat")),
    adeudo_total: figures(of("total")),
    adeudo_total_letra: inWords(of("total")),
    fecha_limite: facts.term === null ? "" : day(facts.term.on),
    dias_plazo: facts.term === null ? "" : String(facts.term.days),
    primer_requerimiento: named(facts.first),
    segundo_requerimiento: named(facts.second),
    promesas_incumplidas: facts.broken
      .map((promise) => fillWords(words.history.brokenShort, { day: day(promise.dueOn), amount: figures([promise]) }))
      .join("; "),
  };
}

/** What happened before the final demand, one line each. */
export function letterLists(facts: LetterFacts): Record<string, readonly string[]> {
  if (!facts.kind.startsWith("demand-")) return {};
  const { words, day, figures } = sayingOf(facts.lang);
  const demand = (letter: EarlierLetter): string =>
    fillWords(words.history.demand, { folio: letter.folio, day: day(letter.on) });
  const oldest = facts.invoices.toSorted((a, b) => b.daysLate - a.daysLate)[0];
  return {
    antecedentes: [
      ...(oldest === undefined
        ? []
        : [fillWords(words.history.overdueSince, { day: day(oldest.dueOn), days: oldest.daysLate })]),
      ...(facts.first === null ? [] : [fillWords(words.history.first, { demand: demand(facts.first) })]),
      ...(facts.second === null ? [] : [fillWords(words.history.second, { demand: demand(facts.second) })]),
      ...facts.broken.map((promise) =>
        fillWords(words.history.broken, { day: day(promise.dueOn), amount: figures([promise]) }),
      ),
    ],
  };
}

function aboutPayment(facts: LetterFacts): Record<string, string> {
  const { payment, last, lang } = facts;
  const { day, figures, inWords } = sayingOf(lang);
  const forms: Readonly<Record<string, string>> = (lang === "es" ? receivablesEs : receivablesEn).document.forms;
  return {
    ...(last === null
      ? {}
      : {
          ultimo_pago_importe: figures([last]),
          ultimo_pago_letra: inWords([last]),
          ultimo_pago_fecha: day(last.on),
        }),
    ...(payment === null
      ? {}
      : {
          pago_importe: figures([{ currency: payment.currency, minor: payment.amountMinor }]),
          pago_letra: inWords([{ currency: payment.currency, minor: payment.amountMinor }]),
          pago_fecha: day(payment.paidOn),
          pago_forma: forms[payment.form]?.toLowerCase() ?? "",
          pago_referencia: payment.operation,
          pago_sin_aplicar:
            payment.unappliedMinor === 0
              ? ""
              : figures([{ currency: payment.currency, minor: payment.unappliedMinor }]),
        }),
  };
}

function aboutAgreement(facts: LetterFacts): Record<string, string> {
  const { agreement, letterhead } = facts;
  if (agreement === null) return {};
  const { words, day, figures, inWords } = sayingOf(facts.lang);
  const { parts } = agreement;
  const of = (minor: (part: AgreedPart) => number): Amount[] =>
    parts.map((part) => ({ currency: part.currency, minor: minor(part) }));
  const instalments = agreement.parts.flatMap((part) => part.instalments);
  const days = instalments.map((instalment) => instalment.dueOn).toSorted();
  const quita = nonZero(of((part) => part.quitaMinor));
  const rates = rateWords(facts.rates, facts.lang);
  return {
    acuerdo: fillWords(words.agreementOf, { day: day(agreement.madeOn) }),
    acuerdo_fecha: day(agreement.madeOn),
    acuerdo_tipo: words.agreementTypes[agreement.type],
    documentos_numero: String(agreement.parts.reduce((sum, part) => sum + part.invoices.length, 0)),
    reconocido: figures(of((part) => part.principalMinor)),
    reconocido_letra: inWords(of((part) => part.principalMinor)),
    total: figures(of((part) => part.totalMinor)),
    total_letra: inWords(of((part) => part.totalMinor)),
    parcialidades_numero: instalments.length === 0 ? "" : String(instalments.length),
    primer_pago: days[0] === undefined ? "" : day(days[0]),
    ultimo_pago: days.at(-1) === undefined ? "" : day(days.at(-1) ?? ""),
    intereses: figures(nonZero(of((part) => part.interestMinor + part.interestVatMinor))),
    intereses_condonados: figures(nonZero(of((part) => part.interestWaivedMinor))),
    tasa_moratoria: rates.rate,
    sin_intereses: rates.none,
    quita: figures(quita),
    quita_letra: inWords(quita),
    quita_fecha: quita.length === 0 || days.at(-1) === undefined ? "" : day(days.at(-1) ?? ""),
    representante: [agreement.signerName, agreement.signerPosition].filter((part) => part !== "").join(", "),
    dias_gracia: String(agreement.graceDays),
    jurisdiccion: letterhead.jurisdiction,
  };
}
