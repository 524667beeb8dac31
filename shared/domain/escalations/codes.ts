/** Who answers a case, in the order it goes up (COLLECTIONS 12). At `agency` an outside agency has it, at `legal` lawyers do. */
export const LEVELS = ["coordinator", "manager", "director", "agency", "legal"] as const;
export type Level = (typeof LEVELS)[number];

/** Why a case is proposed. */
export const TRIGGERS = [
  "days-past-due",
  "amount",
  "broken-promises",
  "refusal",
  "unreachable",
  "bounced",
  "risk",
] as const;
export type Trigger = (typeof TRIGGERS)[number];

/**
 * What whoever answers decides. `return`: back to the collector with instructions; `keep`: it is chased on and answered again;
 * `agreement`: one is drawn up; `hold`: credit is held and it is answered again; `up`: to the next level; `settled`: nothing is
 * owed any more.
 */
export const DECISIONS = ["up", "return", "keep", "agreement", "hold", "agency", "legal", "settled"] as const;
export type Decision = (typeof DECISIONS)[number];

/** Papers of the file of the whole case. */
export const CASE_ITEMS = [
  "contract",
  "statement",
  "payments",
  "messages",
  "acknowledgement",
  "pagare",
  "demands",
  "incorporation",
  "powers",
  "tax-id",
  "addresses",
  "guarantors",
  "assets",
  "interest",
  "agency-report",
] as const;
export type CaseItem = (typeof CASE_ITEMS)[number];

/** Papers of the file of each invoice. */
export const DEBT_ITEMS = ["po", "cfdi", "sat-status", "delivery", "contrarecibo"] as const;
export type DebtItem = (typeof DEBT_ITEMS)[number];

/** Papers of the file made before somebody sues (COLLECTIONS 12). */
export const FILE_ITEMS = [...CASE_ITEMS, ...DEBT_ITEMS] as const;
export type FileItem = (typeof FILE_ITEMS)[number];

/** Where a paper stands: the ledger has it, files were attached, somebody said why there is none to have, or it is missing. */
export const ITEM_STATES = ["found", "attached", "not-applicable", "missing"] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** Clocks that may run against a debt. */
export const LIMITATIONS = ["commercial", "retail", "pagare"] as const;
export type LimitationKind = (typeof LIMITATIONS)[number];
