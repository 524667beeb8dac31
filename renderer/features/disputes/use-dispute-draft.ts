import { useState } from "react";
import type { DisputeType } from "../../../shared/contract/dispute-terms.ts";
import type { Disputable, DisputeDraft } from "../../../shared/contract/disputes.ts";
import { isAboutPapers } from "../../../shared/domain/disputes/codes.ts";
import { useAsOf } from "../../lib/as-of.tsx";
import { parseTypedAmount } from "../../lib/typed-amount.ts";
import { useDisputable } from "./queries.ts";

/** What is typed of a dispute; `draft` is null until it makes a whole one. */
export interface DisputeFieldsState {
  readonly invoices: readonly Disputable[];
  /** The invoices for what is searched are still on their way. */
  readonly waiting: boolean;
  readonly invoice: Disputable | null;
  readonly search: string;
  readonly line: number | null;
  readonly type: DisputeType | null;
  readonly amount: string;
  readonly reason: string;
  /** The most that can be disputed. */
  readonly freeMinor: number;
  readonly amountWrong: boolean;
  readonly draft: DisputeDraft | null;
  readonly setSearch: (text: string) => void;
  readonly pick: (uuid: string | null) => void;
  readonly setLine: (line: number | null) => void;
  readonly setType: (type: DisputeType) => void;
  readonly setAmount: (text: string) => void;
  readonly setReason: (text: string) => void;
}

/** State of the fields of a dispute of one customer; `first` is the invoice it begins with. */
export function useDisputeDraft(customerId: number, first: string | null): DisputeFieldsState {
  const { defaultDay } = useAsOf();
  const [uuid, setUuid] = useState(first);
  const [search, setSearch] = useState("");
  const [line, setLine] = useState<number | null>(null);
  const [type, setType] = useState<DisputeType | null>(null);
  const [amount, setAmount] = useState("");
  const [reason, setReason] = useState("");
  const found = useDisputable(customerId, uuid === null ? search : "", uuid, defaultDay);
  const { data: invoices = [] } = found;
  const invoice = invoices.find((each) => each.uuid === uuid) ?? null;
  const freeMinor = invoice === null ? 0 : Math.max(0, invoice.openMinor - invoice.disputedMinor);
  const typed = amount.trim();
  const amountMinor = typed === "" || invoice === null ? null : parseTypedAmount(typed, invoice.currency);
  const amountWrong = typed !== "" && invoice !== null && (amountMinor === null || amountMinor > freeMinor);
  const possible = type !== null && (freeMinor > 0 || isAboutPapers(type));
  const draft: DisputeDraft | null =
    invoice === null || type === null || amountWrong || reason.trim() === "" || !possible
      ? null
      : {
          customerId,
          contactId: null,
          invoiceUuid: invoice.uuid,
          line,
          type,
          amountMinor,
          currency: invoice.currency,
          reason: reason.trim(),
        };
  return {
    invoices,
    waiting: !found.isError && (found.data === undefined || found.isPlaceholderData),
    invoice,
    search,
    line,
    type,
    amount,
    reason,
    freeMinor,
    amountWrong,
    draft,
    setSearch,
    pick(next) {
      setUuid(next);
      setLine(null);
    },
    setLine,
    setType,
    setAmount,
    setReason,
  };
}
