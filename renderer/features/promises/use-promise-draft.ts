import { useEffect, useMemo, useRef, useState } from "react";
import {
  type Promisable,
  type PromiseDraft,
  type PromisePlan,
  zPromiseDraft,
} from "../../../shared/contract/promises.ts";
import { formatAmount } from "../../lib/format.ts";
import { parseTypedAmount } from "../../lib/typed-amount.ts";
import { usePlan, usePromisable } from "./queries.ts";

/** A payment as it is typed; `key` tells rows apart while they come and go. */
export interface TypedPayment {
  readonly key: number;
  readonly amount: string;
  readonly day: string;
}

/** What is typed of a promise, what it means and what the ledger says of it. */
export interface PromiseDraftState {
  readonly loading: boolean;
  readonly today: string;
  readonly currencies: readonly string[];
  readonly currency: string;
  readonly setCurrency: (currency: string) => void;
  /** Open invoices of the currency. */
  readonly invoices: readonly Promisable[];
  readonly chosen: ReadonlySet<string>;
  readonly toggle: (uuid: string) => void;
  readonly payments: readonly TypedPayment[];
  readonly change: (key: number, changes: Partial<Omit<TypedPayment, "key">>) => void;
  readonly add: () => void;
  readonly remove: (key: number) => void;
  readonly note: string;
  readonly setNote: (note: string) => void;
  readonly approve: boolean;
  readonly setApprove: (approve: boolean) => void;
  readonly plan: PromisePlan | undefined;
  /** Whole and not refused; null otherwise. */
  readonly draft: PromiseDraft | null;
}

const freeOf = (invoice: Promisable): number =>
  invoice.promisedOn === null ? Math.max(0, invoice.openMinor - invoice.disputedMinor) : 0;

/** Currency of the first invoice asked for, else that of what is owed most. */
function firstCurrency(rows: readonly Promisable[], asked: readonly string[]): string {
  const named = rows.find((row) => asked.includes(row.uuid));
  if (named) return named.currency;
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(row.currency, (sums.get(row.currency) ?? 0) + freeOf(row));
  return [...sums].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "MXN";
}

/** State of a promise that is being taken down for a customer, with `asked` invoices ticked to begin with. */
export function usePromiseDraft(
  customerId: number,
  asked: readonly string[],
  renegotiates: number | null,
): PromiseDraftState {
  const { data, isLoading } = usePromisable(customerId, renegotiates);
  const rows = useMemo(() => data?.rows ?? [], [data]);
  const [wantedCurrency, setCurrency] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(asked));
  const next = useRef(2);
  const [payments, setPayments] = useState<readonly TypedPayment[]>([{ key: 1, amount: "", day: "" }]);
  const [touched, setTouched] = useState(false);
  const [note, setNote] = useState("");
  const [approve, setApprove] = useState(false);
  const currency = wantedCurrency ?? firstCurrency(rows, asked);
  const invoices = useMemo(() => rows.filter((row) => row.currency === currency), [rows, currency]);
  const ticked = useMemo(() => invoices.filter((invoice) => chosen.has(invoice.uuid)), [invoices, chosen]);
  // Until an amount is typed, the first payment is all that can be promised of what is ticked.
  const suggested = ticked.reduce((sum, invoice) => sum + freeOf(invoice), 0);
  useEffect(() => {
    if (touched) return;
    setPayments((list) =>
      list.map((payment, index) =>
        index === 0 ? { ...payment, amount: suggested > 0 ? formatAmount(suggested, currency) : "" } : payment,
      ),
    );
  }, [touched, suggested, currency]);

  const whole = useMemo(() => {
    const parsed = zPromiseDraft.safeParse({
      customerId,
      currency,
      payments: payments.map(({ amount, day }) => ({ dueOn: day, amountMinor: parseTypedAmount(amount, currency) })),
      invoices: ticked.map((invoice) => invoice.uuid),
      note,
      renegotiates,
      approve,
    });
    return parsed.success ? parsed.data : null;
  }, [customerId, currency, payments, ticked, note, renegotiates, approve]);
  const { plan, fresh } = usePlan(whole);
  const refused = plan?.problems.some((problem) => !(problem.approvable && approve && plan.word !== "nobody"));
  return {
    loading: isLoading,
    today: data?.today ?? "",
    currencies: [...new Set(rows.map((row) => row.currency))],
    currency,
    setCurrency,
    invoices,
    chosen,
    toggle: (uuid) =>
      setChosen((set) => {
        const changed = new Set(set);
        if (!changed.delete(uuid)) changed.add(uuid);
        return changed;
      }),
    payments,
    change(key, changes) {
      if (changes.amount !== undefined) setTouched(true);
      setPayments((list) => list.map((payment) => (payment.key === key ? { ...payment, ...changes } : payment)));
    },
    add() {
      setTouched(true);
      const key = next.current++;
      setPayments((list) => [...list, { key, amount: "", day: "" }]);
    },
    remove: (key) => setPayments((list) => list.filter((payment) => payment.key !== key)),
    note,
    setNote,
    approve,
    setApprove,
    plan,
    // Keys may be quicker than the plan: what is not known to be refused goes to the ledger, which judges it anyway.
    draft: whole === null || (fresh && refused === true) ? null : whole,
  };
}
