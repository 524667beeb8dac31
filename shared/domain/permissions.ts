import { AGENCIES } from "./permissions/agencies.ts";
import { AGREED } from "./permissions/agreed.ts";
import { CAMPAIGNS } from "./permissions/campaigns.ts";
import { CUSTOMERS } from "./permissions/customers.ts";
import { DOCUMENTS } from "./permissions/documents.ts";
import { ESCALATIONS } from "./permissions/escalations.ts";
import { FIGURES } from "./permissions/figures.ts";
import { MONEY_AREAS } from "./permissions/money.ts";
import { OFFICE } from "./permissions/office.ts";
import type { Permission, Reach, Role } from "./permissions/role.ts";

/**
 * Who may do what (COLLECTIONS 19): one row for each procedure of the contract. The ledger asks it for every call once people
 * sign in; screens ask it only to leave out what would be refused. A procedure without a row is refused to everybody, and a
 * test fails.
 */
const AREAS = {
  ...OFFICE,
  ...DOCUMENTS,
  ...MONEY_AREAS,
  ...CUSTOMERS,
  ...AGREED,
  ...AGENCIES,
  ...CAMPAIGNS,
  ...ESCALATIONS,
  ...FIGURES,
};

/** Every procedure but those of {@link OPEN}. */
export const PERMISSIONS: ReadonlyMap<string, Permission> = new Map(
  Object.entries(AREAS).flatMap(([area, rows]) =>
    Object.entries(rows).map(([procedure, permission]) => [`${area}.${procedure}`, permission] as const),
  ),
);

/**
 * Procedures that answer before anybody has signed in: opening and closing a ledger file, which the file system allows anyway,
 * news of what changed (areas, nothing in them), and signing in itself.
 */
export const OPEN: ReadonlySet<string> = new Set([
  "ledgers.status",
  "ledgers.open",
  "ledgers.create",
  "ledgers.createDemo",
  "ledgers.close",
  "ledgers.changes",
  "backup.beside",
  "users.session",
  "users.signIn",
  "users.lock",
  "users.recover",
  "users.makeFirst",
  "users.skipFirst",
]);

/** How far a role reaches with a procedure. */
export function reachOf(procedure: string, role: Role): Reach {
  return PERMISSIONS.get(procedure)?.reach[role] ?? "none";
}
