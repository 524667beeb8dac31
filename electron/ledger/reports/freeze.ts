import type { ReadHandle } from "../db/ledger-db.ts";
import { remembering } from "../db/remembering.ts";
import { daysOf, type FrozenMonth, lastEvent, snapshotOf } from "../kpis/closes.ts";
import { agingTotals } from "../receivables/aging-reader.ts";
import { composeKept } from "./composer.ts";
import { packKept } from "./kept.ts";
import type { Maker } from "./maker.ts";

/** Which month is frozen, when and with what program. */
export interface Freezing {
  readonly month: string;
  readonly at: string;
  readonly maker: Maker;
}

/** All that a close of the month keeps, on one state of the ledger: its figures, and its report in both languages. */
export async function freezeMonth(ledger: ReadHandle, { month, at, maker }: Freezing): Promise<FrozenMonth> {
  // The report of each language and the figures read the same, and nothing is written meanwhile.
  const read = remembering(ledger);
  const { to: asOf } = daysOf(month);
  const aging = await agingTotals(read, asOf);
  const whole = { kind: "monthly", asOf, currency: null, customerId: null, paper: "letter" } as const;
  const { es, en } = await composeKept(read, { ...whole, madeAt: at, maker, dark: null }, ["es", "en"]);
  const reports = await packKept({ core: es, aging }, { core: en, aging });
  const named = reports.map(({ lang, part, sha256 }) => ({ lang, part, sha256 }));
  const snapshot = { ...(await snapshotOf(read, month, at, maker.version)), reports: named };
  return { event: await lastEvent(read), snapshot: JSON.stringify(snapshot), reports };
}
