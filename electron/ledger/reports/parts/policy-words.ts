import type { Lang } from "../../../../shared/contract/common.ts";
import { COMPANY_CURRENCY } from "../../../../shared/domain/rates/exchange-rate.ts";
import { auditFieldWords } from "../../../../shared/i18n/audit-words.ts";
import { contactsEn } from "../../../../shared/i18n/contacts.en.ts";
import { contactsEs } from "../../../../shared/i18n/contacts.es.ts";
import { creditEn } from "../../../../shared/i18n/credit.en.ts";
import { creditEs } from "../../../../shared/i18n/credit.es.ts";
import { disputesEn } from "../../../../shared/i18n/disputes.en.ts";
import { disputesEs } from "../../../../shared/i18n/disputes.es.ts";
import { escalationCodesEn } from "../../../../shared/i18n/escalation-codes.en.ts";
import { escalationCodesEs } from "../../../../shared/i18n/escalation-codes.es.ts";
import { fichaEn } from "../../../../shared/i18n/ficha.en.ts";
import { fichaEs } from "../../../../shared/i18n/ficha.es.ts";
import { kpisEn } from "../../../../shared/i18n/kpis.en.ts";
import { kpisEs } from "../../../../shared/i18n/kpis.es.ts";
import { fillWords } from "../../../../shared/i18n/messages.ts";
import { policyFieldsEn } from "../../../../shared/i18n/policy-fields.en.ts";
import { policyFieldsEs } from "../../../../shared/i18n/policy-fields.es.ts";
import { reviewEn } from "../../../../shared/i18n/review.en.ts";
import { reviewEs } from "../../../../shared/i18n/review.es.ts";
import { usersEn } from "../../../../shared/i18n/users.en.ts";
import { usersEs } from "../../../../shared/i18n/users.es.ts";
import { printFormat } from "../../render/format.ts";

/** A rule that has another value than before, in words; "" stands for the policy as a whole. */
export interface RuleChange {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

type Data = Readonly<Record<string, unknown>>;

/** What the program keeps of a rule beside what people decided. */
const KEPT_BESIDE: ReadonlySet<string> = new Set(["id", "version", "recordedAt", "replacedAt", "actor", "position"]);

const isData = (value: unknown): value is Data => typeof value === "object" && value !== null && !Array.isArray(value);
const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
const camel = (key: string): string => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Words for what events tell of rules, in one language. */
export function policyWords(lang: Lang) {
  const own = lang === "es" ? policyFieldsEs : policyFieldsEn;
  const [contacts, credit, disputes] =
    lang === "es" ? [contactsEs, creditEs, disputesEs] : [contactsEn, creditEn, disputesEn];
  const [escalations, ficha, kpis] =
    lang === "es" ? [escalationCodesEs, fichaEs, kpisEs] : [escalationCodesEn, fichaEn, kpisEn];
  const { policy } = lang === "es" ? reviewEs : reviewEn;
  const { roles } = lang === "es" ? usersEs : usersEn;
  const format = printFormat(lang);
  const fields: Readonly<Record<string, string>> = { ...disputes.types, ...disputes.resolvers, ...own.fields };
  /** Choices that mean the same wherever they stand, and those that only their rule tells apart. */
  const choices: Readonly<Record<string, string>> = {
    ...credit.actions,
    ...contacts.channels,
    ...ficha.form.debtorTypes,
    ...roles,
    ...own.values,
  };
  const of: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    recoveryMethod: kpis.methods,
    dsoMethod: kpis.methods,
    puePolicy: policy,
    level: escalations.levels,
    without: ficha.holdReasons,
    resolver: disputes.resolvers,
    copyTo: disputes.resolvers,
    placement: roles,
  };

  const name = (key: string): string => fields[camel(key)] ?? auditFieldWords(key, lang);

  function said(key: string, value: unknown, beside: Data): string {
    if (isNothing(value)) return own.nothing;
    if (Array.isArray(value)) return value.map((each) => said(key, each, beside)).join(isData(value[0]) ? "; " : ", ");
    if (isData(value)) return told(value);
    if (typeof value === "number") return figure(camel(key), value, beside);
    const text = String(value);
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return format.day(text);
    return of[camel(key)]?.[text] ?? choices[text] ?? text;
  }

  function figure(key: string, value: number, beside: Data): string {
    if (key.endsWith("Bp")) return format.percent((value / 100).toFixed(2));
    if (key.endsWith("Minor")) return format.amount(value, String(beside["currency"] ?? COMPANY_CURRENCY));
    if (key.endsWith("Tenths")) return fillWords(own.times, { times: (value / 10).toFixed(1) });
    // A schedule keeps it as the database does.
    if (key === "active") return value === 1 ? own.values.true : own.values.false;
    return format.integer(value);
  }

  /** A thing with its fields in one line. */
  function told(value: Data): string {
    return Object.entries(value)
      .filter(([key, each]) => !KEPT_BESIDE.has(camel(key)) && !isNothing(each))
      .map(([key, each]) => `${name(key)}: ${said(key, each, value)}`)
      .join(", ");
  }

  function* differences(path: readonly string[], from: unknown, to: unknown, beside: Data): Generator<RuleChange> {
    if (JSON.stringify(from) === JSON.stringify(to)) return;
    if ((isData(from) || isData(to)) && !(isData(from) && isNothing(to)) && !(isData(to) && isNothing(from))) {
      const [was, is] = [isData(from) ? from : {}, isData(to) ? to : {}];
      for (const key of new Set([...Object.keys(was), ...Object.keys(is)]))
        if (!KEPT_BESIDE.has(camel(key))) yield* differences([...path, key], was[key], is[key], is);
      return;
    }
    const key = path.at(-1) ?? "";
    const rule = path.map(name).join(" · ");
    const words = (value: unknown): string => said(key, value, beside);
    if (Array.isArray(from) && Array.isArray(to) && [...from, ...to].some(isData)) {
      // Of a list only what left it and what came: what stands elsewhere in it is the same rule.
      const without = (all: readonly unknown[], known: readonly unknown[]): unknown[] => {
        const had = new Set(known.map((each) => JSON.stringify(each)));
        return all.filter((each) => !had.has(JSON.stringify(each)));
      };
      const [left, came] = [without(from, to), without(to, from)];
      if (left.length + came.length > 0) yield { rule, from: words(left), to: words(came) };
      return;
    }
    const [was, is] = [words(from), words(to)];
    if (was !== is) yield { rule, from: was, to: is };
  }

  return {
    /** Each rule that an event changed; one row without a rule where the policy is new or told as a whole. */
    changes(detail: string): RuleChange[] {
      if (detail === "") return [{ rule: "", from: own.erased, to: own.erased }];
      const event: unknown = JSON.parse(detail);
      if (!isData(event)) return [];
      if (!("after" in event)) return [{ rule: "", from: own.nothing, to: told(event) }];
      const { before, after } = event;
      if (isData(after) || isData(before)) return [...differences([], before, after, {})];
      return [...differences(["puePolicy"], before, after, {})];
    },
    /** What of several of its kind an event is about: a customer, a rule's code, a kind of report; "" when there is one alone. */
    subject(detail: string): string {
      const event: unknown = detail === "" ? null : JSON.parse(detail);
      if (!isData(event) || !("after" in event)) return "";
      const { after, customer, kind } = event;
      const code = isData(after) ? (after["code"] ?? "") : "";
      return String(customer ?? kind ?? code);
    },
  };
}
