import type { CustomerSelection } from "../../shared/contract/customer-list.ts";
import type { LetterKind } from "../../shared/domain/letters/kinds.ts";
import { createPersonalStore, useStore } from "./store.ts";

/** What a letter, or letters, are to be written about: left by the screen where that was chosen. */
export interface LetterRequest {
  readonly kind?: LetterKind;
  readonly customerId?: number;
  /** Invoices of that customer; none: those the letter is about. */
  readonly invoices?: readonly string[];
  readonly paymentUuid?: string;
  readonly agreementId?: number;
  /** Several customers, one letter each. */
  readonly customers?: readonly number[];
  /** All customers of a filtered list. */
  readonly selection?: CustomerSelection;
}

const request = createPersonalStore<LetterRequest>({});

/** Says which letter the screen of letters is to begin with. */
export function askForLetter(asked: LetterRequest): void {
  request.set(asked);
}

/** What was asked for; empty where somebody came by the menu. */
export function useLetterRequest(): LetterRequest {
  return useStore(request);
}
