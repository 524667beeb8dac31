import { useEffect, useMemo, useRef, useState } from "react";
import type { Appliable } from "../../../shared/contract/payments.ts";
import {
  BLANK,
  exchanged,
  type Reading,
  readLines,
  suggestLines,
  type TypedLine,
  type TypedLines,
} from "./allocation-state.ts";
import { useAppliable } from "./queries.ts";

/** Money being spread over invoices. */
export interface ApplyLinesState {
  readonly invoices: readonly Appliable[];
  readonly loading: boolean;
  readonly lines: TypedLines;
  readonly reading: Reading;
  readonly currency: string;
  readonly amountMinor: number;
  readonly restMinor: number;
  /** Some invoice with an amount belongs to another customer. */
  readonly foreign: boolean;
  readonly thirdParty: boolean;
  readonly setThirdParty: (confirmed: boolean) => void;
  readonly set: (uuid: string, changes: Partial<TypedLine>) => void;
  readonly add: (invoice: Appliable) => void;
  readonly suggest: () => void;
  readonly clear: () => void;
  /** Whether everything typed can be sent. */
  readonly sound: boolean;
}

/**
 * Spreads `amountMinor` over the open invoices of a customer. A suggestion, oldest due first, stands until the person types
 * in a line; it follows the amount while it does.
 */
export function useApplyLines(customerId: number | null, currency: string, amountMinor: number): ApplyLinesState {
  const { data, isLoading } = useAppliable(customerId, currency);
  const [added, setAdded] = useState<readonly Appliable[]>([]);
  const [lines, setLines] = useState<TypedLines>({});
  const [thirdParty, setThirdParty] = useState(false);
  const touched = useRef(false);
  const open = useMemo(() => (data ?? []).filter((invoice) => !invoice.settledByRule), [data]);
  const invoices = useMemo(
    () => [...open, ...added.filter((invoice) => !open.some((own) => own.uuid === invoice.uuid))],
    [open, added],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another customer or currency starts over
  useEffect(() => {
    touched.current = false;
    setAdded([]);
    setLines({});
    setThirdParty(false);
  }, [customerId, currency]);
  useEffect(() => {
    if (!touched.current) setLines(suggestLines(open, currency, amountMinor));
  }, [open, currency, amountMinor]);
  const reading = useMemo(() => readLines(invoices, currency, lines), [invoices, currency, lines]);
  const foreign = invoices.some(
    (invoice) =>
      invoice.customerId !== customerId && reading.applications.some((each) => each.invoiceUuid === invoice.uuid),
  );
  const restMinor = amountMinor - reading.usedMinor;
  return {
    invoices,
    loading: isLoading,
    lines,
    reading,
    currency,
    amountMinor,
    restMinor,
    foreign,
    thirdParty,
    setThirdParty,
    set(uuid, changes) {
      touched.current = true;
      const invoice = invoices.find((each) => each.uuid === uuid);
      const line = { ...(lines[uuid] ?? BLANK), ...changes };
      const told = changes.other === undefined && invoice && invoice.currency !== currency;
      const other = told ? exchanged(line, currency, invoice.currency) : line.other;
      setLines({ ...lines, [uuid]: { ...line, other } });
    },
    add(invoice) {
      setAdded([...added.filter((each) => each.uuid !== invoice.uuid), invoice]);
    },
    suggest() {
      touched.current = false;
      setLines(suggestLines(open, currency, amountMinor));
    },
    clear() {
      touched.current = true;
      setLines({});
    },
    sound: reading.wrong.size === 0 && restMinor >= 0 && (!foreign || thirdParty),
  };
}
