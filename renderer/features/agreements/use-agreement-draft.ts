import { useMemo, useState } from "react";
import type { Agreeable, AgreementDraft, AgreementPartDraft } from "../../../shared/contract/agreements.ts";
import { addMonths, endOfMonth } from "../../../shared/domain/days.ts";
import { parseTypedDay } from "../../lib/format.ts";
import { parseTypedAmount } from "../../lib/typed-amount.ts";
import { useAgreeable } from "./queries.ts";

export type By = "count" | "amount" | "dates" | "none";
export const RHYTHMS = ["weekly", "fortnightly", "monthly"] as const;

/** What is typed about one currency. */
export interface TypedPart {
  readonly by: By;
  readonly count: string;
  readonly amount: string;
  readonly rhythm: (typeof RHYTHMS)[number];
  readonly firstOn: string;
  readonly down: string;
  readonly downOn: string;
  /** One instalment a line: a day, and an amount where it is not an equal share. */
  readonly dates: string;
  readonly quita: string;
  readonly waived: string;
}

/** What is typed about the agreement as a whole. */
export interface TypedWhole {
  readonly type: AgreementDraft["type"];
  readonly signerName: string;
  readonly signerPosition: string;
  readonly note: string;
}

export interface AgreementDraftState {
  readonly loading: boolean;
  readonly today: string;
  readonly invoices: readonly Agreeable[];
  readonly chosen: ReadonlySet<string>;
  readonly currencies: readonly string[];
  readonly whole: TypedWhole;
  readonly partOf: (currency: string) => TypedPart;
  readonly toggle: (uuid: string) => void;
  readonly changeWhole: (changes: Partial<TypedWhole>) => void;
  readonly changePart: (currency: string, changes: Partial<TypedPart>) => void;
  /** Null until what is typed can be simulated. */
  readonly draft: AgreementDraft | null;
}

interface Asked {
  readonly customerId: number;
  readonly invoices: readonly string[];
  readonly revises: number | null;
}

const NOTHING: ReadonlySet<string> = new Set();

/** What is typed into the simulator, and the draft it makes. */
export function useAgreementDraft({ customerId, invoices: given, revises }: Asked): AgreementDraftState {
  const { data, isPending } = useAgreeable(customerId, revises);
  const [picked, setPicked] = useState<ReadonlySet<string> | null>(null);
  const [parts, setParts] = useState<Readonly<Record<string, TypedPart>>>({});
  const [whole, setWhole] = useState<TypedWhole>({
    type: "payment-plan",
    signerName: "",
    signerPosition: "",
    note: "",
  });
  const invoices = data?.rows ?? [];
  const today = data?.today ?? "";
  const free = invoices.filter((invoice) => invoice.agreementId === null);
  const proposed = new Set(free.map(({ uuid }) => uuid).filter((uuid) => given.length === 0 || given.includes(uuid)));
  const chosen = picked ?? (data === undefined ? NOTHING : proposed);
  const currencies = [...new Set(free.filter(({ uuid }) => chosen.has(uuid)).map(({ currency }) => currency))].sort();
  const fresh: TypedPart = {
    by: "count",
    count: "3",
    amount: "",
    rhythm: "monthly",
    firstOn: today === "" ? "" : endOfMonth(addMonths(today, 0)),
    down: "",
    downOn: today,
    dates: "",
    quita: "",
    waived: "",
  };
  const partOf = (currency: string): TypedPart => parts[currency] ?? fresh;
  const typed = JSON.stringify([customerId, revises, whole, currencies.map(partOf), [...chosen], today]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: everything that is typed is in the text
  const draft = useMemo((): AgreementDraft | null => {
    if (today === "" || currencies.length === 0) return null;
    const made = currencies.map((currency) => {
      const own = free.filter((invoice) => invoice.currency === currency && chosen.has(invoice.uuid));
      return partDraft(currency, own, partOf(currency));
    });
    const whole_ = { ...whole, customerId, contactId: null, revises };
    return made.some((part) => part === null) ? null : { ...whole_, parts: made.flatMap((part) => part ?? []) };
  }, [typed]);
  return {
    loading: isPending,
    today,
    invoices,
    chosen,
    currencies,
    whole,
    partOf,
    toggle: (uuid) => {
      const next = new Set(chosen);
      if (!next.delete(uuid)) next.add(uuid);
      setPicked(next);
    },
    changeWhole: (changes) => setWhole({ ...whole, ...changes }),
    changePart: (currency, changes) => setParts({ ...parts, [currency]: { ...partOf(currency), ...changes } }),
    draft,
  };
}

/** An amount that may be left out; null when what is typed is none. */
function optional(text: string, currency: string): number | null {
  return text.trim() === "" ? 0 : parseTypedAmount(text, currency);
}

function partDraft(currency: string, own: readonly Agreeable[], typed: TypedPart): AgreementPartDraft | null {
  const quitaMinor = optional(typed.quita, currency);
  const waivedMinor = optional(typed.waived, currency);
  const plan = planOf(currency, typed);
  if (quitaMinor === null || waivedMinor === null || plan === null) return null;
  return { currency, invoices: own.map(({ uuid }) => uuid), quitaMinor, waivedMinor, plan };
}

function planOf(currency: string, typed: TypedPart): AgreementPartDraft["plan"] | null {
  if (typed.by === "none") return { by: "none" };
  if (typed.by === "dates") {
    const rows = readDates(typed.dates, currency);
    return rows === null || rows.length === 0 ? null : { by: "dates", rows };
  }
  const downMinor = optional(typed.down, currency);
  if (downMinor === null || typed.firstOn === "" || (downMinor > 0 && typed.downOn === "")) return null;
  const down = downMinor > 0 ? { dueOn: typed.downOn, amountMinor: downMinor } : null;
  const common = { rhythm: typed.rhythm, firstOn: typed.firstOn, down };
  if (typed.by === "amount") {
    const amountMinor = parseTypedAmount(typed.amount, currency);
    return amountMinor === null ? null : { by: "amount", amountMinor, ...common };
  }
  const count = readCount(typed.count);
  return count === null ? null : { by: "count", count, ...common };
}

/** A number of payments; null when it is none. */
export function readCount(text: string): number | null {
  const count = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
  return count >= 1 && count <= 120 ? count : null;
}

type DateRow = Extract<AgreementPartDraft["plan"], { by: "dates" }>["rows"][number];

/** Instalments typed one a line; null when a line is none. */
function readDates(text: string, currency: string): DateRow[] | null {
  const rows = linesOf(text).map((line) => readDateLine(line, currency));
  return rows.some((row) => row === null) ? null : rows.flatMap((row) => row ?? []);
}

/** The first line that is no day with an amount, counted from 1; null when all are. */
export function wrongDate(text: string, currency: string): number | null {
  const index = linesOf(text).findIndex((line) => readDateLine(line, currency) === null);
  return index < 0 ? null : index + 1;
}

function linesOf(text: string): string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

function readDateLine(line: string, currency: string): DateRow | null {
  const [day = "", ...amount] = line.trim().split(/\s+/);
  const dueOn = parseTypedDay(day);
  if (dueOn === null) return null;
  if (amount.length === 0) return { dueOn, amountMinor: null };
  const amountMinor = parseTypedAmount(amount.join(" "), currency);
  return amountMinor === null ? null : { dueOn, amountMinor };
}
