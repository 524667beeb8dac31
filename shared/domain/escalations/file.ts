import { CASE_ITEMS, DEBT_ITEMS, type FileItem, type ItemState } from "./codes.ts";

/** What is known of a paper: what the ledger has of it, files attached, and why there is none to have. */
export interface ItemFacts {
  /** Found by the ledger itself. */
  readonly found: boolean;
  readonly files: number;
  /** Reason why it does not apply; "" where nobody said so. */
  readonly notApplicable: string;
}

/**
 * Where a paper stands. What is there is there, whatever somebody said before it came; only what is not can be no use.
 */
export function itemState({ found, files, notApplicable }: ItemFacts): ItemState {
  if (found) return "found";
  if (files > 0) return "attached";
  return notApplicable === "" ? "missing" : "not-applicable";
}

/** Every line of the file of a case with these debts: papers of the whole once, papers of a debt once for each. */
export function fileLines<Debt>(debts: readonly Debt[]): { readonly item: FileItem; readonly debt: Debt | null }[] {
  return [
    ...CASE_ITEMS.map((item) => ({ item, debt: null })),
    ...debts.flatMap((debt) => DEBT_ITEMS.map((item) => ({ item, debt }))),
  ];
}

/** How many papers of a file are missing. */
export function gapsOf(lines: readonly { readonly state: ItemState }[]): number {
  return lines.filter(({ state }) => state === "missing").length;
}
