/** What a person is in the office (COLLECTIONS 19). */
export type Role =
  | "collector"
  | "coordinator"
  | "manager"
  | "director"
  | "administration"
  | "billing"
  | "sales"
  | "logistics"
  | "auditor";

/** How far a role reaches: every customer, those it is in charge of, or not at all. */
export type Reach = "all" | "own" | "none";

/**
 * `reads`: sees no more than the reach. `exports`: the same, into a file or a print, and the audit says so. `acts`: changes
 * something of a customer, who must be within reach. `general`: concerns no customer in particular.
 */
export type Deed = "reads" | "exports" | "acts" | "general";

/** What a procedure is, and how far each role reaches with it. */
export interface Permission {
  readonly deed: Deed;
  readonly reach: Readonly<Partial<Record<Role, Reach>>>;
}
