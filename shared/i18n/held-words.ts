import { parseMinor } from "../domain/money.ts";
import { agencyReportsEn } from "./agency-reports.en.ts";
import { agencyReportsEs } from "./agency-reports.es.ts";
import { agreementsEn } from "./agreements.en.ts";
import { agreementsEs } from "./agreements.es.ts";
import { auditDetailWords } from "./audit-detail.ts";
import { auditActionWords } from "./audit-words.ts";
import { commonEn } from "./common.en.ts";
import { commonEs } from "./common.es.ts";
import { contactsEn } from "./contacts.en.ts";
import { contactsEs } from "./contacts.es.ts";
import { disputesEn } from "./disputes.en.ts";
import { disputesEs } from "./disputes.es.ts";
import { fichaEn } from "./ficha.en.ts";
import { fichaEs } from "./ficha.es.ts";
import { fillWords } from "./messages.ts";
import { privacyEn } from "./privacy.en.ts";
import { privacyEs } from "./privacy.es.ts";
import { receivablesEn } from "./receivables.en.ts";
import { receivablesEs } from "./receivables.es.ts";
import { reportsEn } from "./reports.en.ts";
import { reportsEs } from "./reports.es.ts";
import { usersEn } from "./users.en.ts";
import { usersEs } from "./users.es.ts";

const es = {
  agreements: agreementsEs,
  contacts: contactsEs,
  disputes: disputesEs,
  documentKind: commonEs.documentKind,
  actions: agencyReportsEs,
  packages: privacyEs.packages,
  people: fichaEs.people,
  receivables: receivablesEs,
  reports: reportsEs,
  users: usersEs,
};
const en: typeof es = {
  agreements: agreementsEn,
  contacts: contactsEn,
  disputes: disputesEn,
  documentKind: commonEn.documentKind,
  actions: agencyReportsEn,
  packages: privacyEn.packages,
  people: fichaEn.people,
  receivables: receivablesEn,
  reports: reportsEn,
  users: usersEn,
};

/** How a row of what is held of somebody is told. */
export interface HeldTelling {
  readonly lang: "es" | "en";
  /** An amount in minor units as it is written beside its currency. */
  readonly amount: (minor: number, currency: string) => string;
  /** What the company calls the outcomes of a contact, by code. */
  readonly outcomes?: Readonly<Record<string, string>>;
}

type Named = Readonly<Record<string, string>>;

/** A code by its words; the code itself where there are none, as for what a company named itself. */
const named = (words: Named, code: string | undefined): string =>
  code === undefined ? "" : Object.hasOwn(words, code) ? (words[code] ?? code) : code;

const listed = (words: readonly string[]): string => words.filter((word) => word !== "").join(", ");

/**
 * What a row of what is held of somebody is called, in words a person understands: `part` is where it stands, `label` its codes
 * with blanks between them.
 */
export function heldLabel(part: string, label: string, { lang, amount, outcomes = {} }: HeldTelling): string {
  const words = lang === "es" ? es : en;
  const [first = "", second = "", ...rest] = label.split(" ");
  switch (part) {
    case "audit":
    case "acts":
      return auditActionWords(label, lang);
    case "identity":
      return named({ ...words.users.roles, ...words.contacts.roles }, label);
    case "channels":
      return named({ ...words.reports.kinds, ...words.people.kinds }, label);
    case "log": {
      const { channels, directions } = words.contacts;
      return listed([named(channels, first), named(directions, second), named(outcomes, rest[0])]);
    }
    case "mails":
      return listed([named(words.reports.kinds, first), [second, ...rest].join(" ").trim()]);
    case "agencyActions":
      return listed([named(words.actions.channels, first), named(words.actions.outcomes, second)]);
    case "agencyPackages":
      return fillWords(words.packages.which, { version: first, batch: second, agency: rest.join(" ") });
    case "promises":
      return /^\d+$/.test(second) ? `${first} ${amount(Number(second), first)}` : label;
    case "disputes":
      return listed([named(words.disputes.types, first), second]);
    case "agreements":
      return named(words.agreements.types, label);
    case "documents":
      return documentLabel(named(words.documentKind, first), label.slice(first.length), amount);
    case "payments": {
      const [currency = ""] = rest;
      const money = /^\d+$/.test(second) ? `${currency} ${amount(Number(second), currency)}` : second;
      return listed([named(words.receivables.document.forms, first), money]);
    }
    default:
      return label;
  }
}

/** What a row says, in words a person understands; `day` writes a day. */
export function heldText(
  part: string,
  text: string,
  { lang, day }: { readonly lang: "es" | "en"; readonly day: (day: string) => string },
): string {
  if (part === "audit") return auditDetailWords(text, lang);
  if (part !== "agencyPackages") return text;
  const { packages } = lang === "es" ? es : en;
  return text === "" ? packages.out : fillWords(packages.returned, { day: day(text) });
}

/** A document by its kind, with its total as amounts are written. */
function documentLabel(kind: string, rest: string, amount: HeldTelling["amount"]): string {
  const [, which = rest, total = "", currency = ""] = /^(.*) (-?\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(rest) ?? [];
  if (total === "") return `${kind}${rest}`;
  return `${kind}${which}, ${currency} ${amount(parseMinor(total, currency), currency)}`;
}

/** A way to reach somebody by its words. */
export function channelKindWords(kind: string, lang: "es" | "en"): string {
  return named((lang === "es" ? es : en).people.kinds, kind);
}
