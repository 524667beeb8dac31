import { z } from "zod";
import { query, zInstant, zUuid, zWindow } from "./common.ts";

/**
 * Why the booked one of two contents under one UUID is the booked one: the Total of the other is not what its parts add
 * up to; or both add up the same way and a fixed rule decides, so that the order of import does not (RULES 6).
 */
export const zConflictReason = z.enum(["adds-up", "fixed-rule"]);

/** A file whose UUID is in the ledger with other content. It is kept aside and never booked. */
export const zConflict = z.object({
  id: z.number().int(),
  uuid: zUuid,
  /** Series and folio of the booked document, or the end of its UUID. */
  label: z.string(),
  customerName: z.string(),
  kind: z.string(),
  currency: z.string(),
  /** Totals as the files write them. */
  bookedTotal: z.string(),
  asideTotal: z.string(),
  bookedPath: z.string(),
  asidePath: z.string(),
  recordedAt: zInstant,
  reason: zConflictReason,
});
export type Conflict = z.infer<typeof zConflict>;

/** One place at which the two files differ; "" where it is missing in one. */
export const zDifference = z.object({
  /** Elements from below the root, the last with its attribute: `Conceptos/Concepto[2]@Importe`. */
  place: z.string(),
  booked: z.string(),
  aside: z.string(),
});

/** Procedures about conflicts, part of the area `imports`. */
export const conflicts = {
  conflicts: query
    .input(z.object({ ...zWindow }))
    .output(z.object({ rows: z.array(zConflict), total: z.number().int() })),
  /** Both contents side by side; at most 200 differences are told, `more` says that there are others. */
  conflict: query
    .input(z.object({ id: z.number().int() }))
    .output(z.object({ conflict: zConflict, differences: z.array(zDifference), more: z.boolean() })),
  /** The file that was kept aside, byte for byte; the booked one is `receivables.xml`. */
  conflictXml: query
    .input(z.object({ id: z.number().int() }))
    .output(z.object({ fileName: z.string(), text: z.string(), sha256: z.string() })),
};
