import type { PrivacyPart } from "../../../shared/contract/privacy.ts";
import type { Keeping } from "../../../shared/domain/privacy.ts";
import type { Place } from "./places.ts";

/** One row with something about somebody. */
export interface HeldRow {
  readonly part: PrivacyPart;
  readonly table: string;
  readonly key: string;
  readonly id: number;
  /** Day or instant; "" where it has none. */
  readonly on: string;
  /** What it is, where its part does not say it: a folio, the event of the audit. */
  readonly label: string;
  readonly text: string;
  /** Columns that erasing empties. */
  readonly empties: readonly string[];
  readonly keep: Keeping | null;
}

/** What obliges to keep something of that law, issued on that day (`YYYY-MM-DD`; "" unknown); null: nothing. */
export type Judge = (law: Place["law"], issuedOn: string) => Keeping | null;
