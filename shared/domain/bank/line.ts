import { searchForm } from "../text.ts";

/** A movement of a bank account as a statement writes it, of whatever format. */
export interface StatementLine {
  /** Row or position in the file, from 1. */
  readonly row: number;
  readonly day: string;
  readonly description: string;
  readonly reference: string;
  readonly counterparty: string;
  readonly counterpartyAccount: string;
  readonly counterpartyRfc: string;
  /** Clave de rastreo of SPEI, or FITID of OFX. */
  readonly trackingKey: string;
  /** Minor units of the account's currency; positive for deposits. */
  readonly amountMinor: number;
  readonly balanceMinor: number | null;
}

/**
 * What a movement is known by when statements overlap: its day, amount and words, in a form that neither case, accents
 * nor spacing changes. The balance is no part of it: banks reorder a day's movements.
 */
export function lineContent(line: StatementLine): string {
  const words = [line.description, line.reference, line.trackingKey].map(searchForm);
  return JSON.stringify([line.day, line.amountMinor, ...words]);
}

/**
 * Identity of every line of one statement, in its order: the content and its count among equal lines of the file. The
 * n-th of equal lines (two card fees of one day) is the n-th in every statement that shows the whole day, so the same
 * or an overlapping statement adds nothing, and two equal movements of one day both stay.
 */
export function lineIdentities(lines: readonly StatementLine[]): string[] {
  const counts = new Map<string, number>();
  return lines.map((line) => {
    const content = lineContent(line);
    const count = (counts.get(content) ?? 0) + 1;
    counts.set(content, count);
    return `${content}#${String(count)}`;
  });
}
