import { z } from "zod";
import { command, query, zCommandId, zCurrency, zDay, zInstant, zLang } from "./common.ts";
import { zKpiBoard, zKpiRules } from "./kpis.ts";

/** A month, `YYYY-MM`. */
export const zMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** What is not finished in a month: none of it keeps the month from being closed, and all of it is said. */
export const zUnfinished = z.object({
  /** Money and credit not applied at the end of the month. */
  unapplied: z.array(z.object({ currency: zCurrency, minor: z.number().int() })),
  /** Currencies without a rate on a day they are needed on. */
  missing: z.array(z.object({ currency: zCurrency, day: zDay })),
  /** Deposits of the month in bank statements that nobody has decided about. */
  deposits: z.number().int(),
  /** Disputes open at the end of the month. */
  disputes: z.number().int(),
});
export type Unfinished = z.infer<typeof zUnfinished>;

/** All that a closed month keeps. */
export const zSnapshot = z.object({
  format: z.literal(1),
  month: zMonth,
  /** Version of the program that reckoned it. */
  version: z.string(),
  rules: zKpiRules,
  /** The whole company. */
  board: zKpiBoard,
  /** Each currency by itself, where there are several. */
  byCurrency: z.array(zKpiBoard),
  unfinished: zUnfinished,
  /** Parts of the monthly report kept with it, by their SHA-256; none of a month that was closed before reports were kept. */
  reports: z.array(z.object({ lang: zLang.or(z.literal("")), part: z.number().int(), sha256: z.string() })).default([]),
});
export type Snapshot = z.infer<typeof zSnapshot>;

const zClose = z.object({
  month: zMonth,
  closedAt: zInstant,
  /** Who closed it; "" once their name was erased. */
  actor: z.string(),
  hash: z.string(),
});
export type MonthClose = z.infer<typeof zClose>;

export const monthCloses = {
  list: query.output(z.object({ rows: z.array(zClose), next: zMonth.nullable() })),
  /** What closing the month would freeze, and what is unfinished in it. */
  plan: query
    .input(z.object({ month: zMonth }))
    .output(z.object({ month: zMonth, ended: z.boolean(), unfinished: zUnfinished })),
  /** Freezes the month. It cannot be opened again: what is recorded later shows as restated beside it. */
  close: command.input(z.object({ commandId: zCommandId, month: zMonth })).output(zClose),
  /**
   * A closed month as it was frozen: the same whenever it is asked for, unless it was altered. Then it is not sound, and of one
   * that cannot be read any more there is no snapshot.
   */
  get: query
    .input(z.object({ month: zMonth }))
    .output(zClose.extend({ snapshot: zSnapshot.nullable(), sound: z.boolean() })),
};
