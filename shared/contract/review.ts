import { z } from "zod";
import { command, query, zCommandId, zCurrency, zDay, zInstant, zMinor, zUuid, zWindow } from "./common.ts";

/** Motive of a cancellation: 01 with substitute, 02 without, 03 it did not happen, 04 in a global invoice (RULES 44). */
export const zMotive = z.enum(["01", "02", "03", "04"]);
export type Motive = z.infer<typeof zMotive>;

/**
 * What a person decided about a document: `cancelled`; `requested`, which only notes that a cancellation is in process;
 * `in-force`, the cancellation was rejected; `pue-open` and `pue-settled`, not paid or paid whatever the policy.
 */
export const zDecisionKind = z.enum(["cancelled", "requested", "in-force", "pue-open", "pue-settled"]);

/** A document named by another; `known` when its file is in the ledger. */
export const zNamedDocument = z.object({ uuid: z.string(), label: z.string(), known: z.boolean() });
export type NamedDocument = z.infer<typeof zNamedDocument>;

export const zDecision = z.object({
  id: z.number().int(),
  kind: zDecisionKind,
  on: zDay,
  motive: z.string(),
  substitute: zNamedDocument.nullable(),
  note: z.string(),
  at: zInstant,
  actor: z.string(),
  /** When and by whom it was taken back; null while it stands. */
  undone: z.object({ at: zInstant, actor: z.string() }).nullable(),
});
export type Decision = z.infer<typeof zDecision>;

/** Whether a document counts, and on what evidence. */
export const zEvidence = z.object({
  uuid: z.string(),
  kind: z.enum(["I", "E", "P"]),
  issuedOn: zDay,
  /** How and when it ended; null in force. `by`: the tax authority's metadata, a person, or a replacement (relation 04). */
  ending: z
    .object({
      as: z.enum(["cancelled", "substituted"]),
      on: zDay,
      by: z.enum(["sat", "hand", "replacement"]),
      successor: zNamedDocument.nullable(),
    })
    .nullable(),
  /** What the tax authority's metadata says; null when it says nothing. */
  sat: z
    .object({
      status: z.enum(["in-force", "cancelled"]),
      cancelledOn: zDay.nullable(),
      path: z.string(),
      line: z.number().int(),
      readAt: zInstant,
    })
    .nullable(),
  /** It stands by a person's decision although another document replaces it. */
  kept: z.boolean(),
  /** Documents that name it with relation 04, earliest first; `inForce` unless they have ended themselves. */
  replacements: z.array(zNamedDocument.extend({ inForce: z.boolean() })),
  /** Of a PUE invoice: whether it counts as settled, and a person's mark if there is one. */
  pue: z.object({ settled: z.boolean(), mark: z.enum(["open", "settled"]).nullable() }).nullable(),
  /** Latest first, those taken back too. */
  decisions: z.array(zDecision),
});
export type Evidence = z.infer<typeof zEvidence>;

/** A PUE invoice that counts as settled by rule while no money for it is known. */
export const zPueRow = z.object({
  uuid: z.string(),
  series: z.string(),
  folio: z.string(),
  customerId: z.number().int(),
  customerKey: z.string(),
  customerName: z.string(),
  issuedOn: zDay,
  currency: zCurrency,
  totalMinor: zMinor,
  paymentForm: z.string(),
});
export type PueRow = z.infer<typeof zPueRow>;
export const zPueColumn = z.enum([
  "customerName",
  "customerKey",
  "series",
  "folio",
  "uuid",
  "issuedOn",
  "currency",
  "totalMinor",
  "paymentForm",
]);
export type PueColumn = z.infer<typeof zPueColumn>;

const zPueSelection = z.object({ asOf: zDay, search: z.string().max(200).default("") });

/** A document of ours that the tax authority lists and whose file is not here (RULES 65). */
export const zMissingFile = z.object({
  uuid: z.string(),
  kind: z.string(),
  status: z.enum(["in-force", "cancelled"]),
  cancelledOn: zDay.nullable(),
  issuedAt: z.string(),
  receiverRfc: z.string(),
  receiverName: z.string(),
  /** Plain decimal as stated, without a currency, which the metadata does not name. */
  amount: z.string(),
});
export type MissingFile = z.infer<typeof zMissingFile>;
export const zMissingColumn = z.enum(["uuid", "kind", "status", "issuedAt", "receiverRfc", "receiverName"]);
export type MissingColumn = z.infer<typeof zMissingColumn>;

const zNote = z.string().trim().max(1000).default("");
const zDone = z.object({ decisionIds: z.array(z.number().int()) });

export const review = {
  evidence: query.input(z.object({ uuid: zUuid })).output(zEvidence),
  /** Cancels a document by hand from a day on; motive 01 names its substitute. Errors: NOT_FOUND, INVALID_INPUT. */
  cancel: command
    .input(
      z.object({
        commandId: zCommandId,
        uuid: zUuid,
        on: zDay,
        motive: zMotive,
        substitute: zUuid.nullable().default(null),
        note: zNote,
      }),
    )
    .output(zDone),
  /** Notes that a cancellation is in process; the balance stays (RULES 46). */
  request: command
    .input(z.object({ commandId: zCommandId, uuid: zUuid, on: zDay, motive: zMotive, note: zNote }))
    .output(zDone),
  /** The cancellation was rejected: the document counts again, and its substitute too unless that is cancelled as well. */
  keep: command
    .input(z.object({ commandId: zCommandId, uuid: zUuid, on: zDay, cancelSubstitute: z.boolean(), note: zNote }))
    .output(zDone),
  /** Marks PUE invoices as not paid (`open`) or paid (`settled`), whatever the policy says. */
  markPue: command
    .input(
      z.object({
        commandId: zCommandId,
        uuids: z.array(zUuid).min(1).max(1000),
        as: z.enum(["open", "settled"]),
        on: zDay,
        note: zNote,
      }),
    )
    .output(zDone),
  /** Takes decisions back; what they changed is posted again. */
  undo: command
    .input(z.object({ commandId: zCommandId, decisionIds: z.array(z.number().int()).min(1).max(1000) }))
    .output(z.object({ undone: z.number().int() })),
  pueToConfirm: query
    .input(
      zPueSelection.extend({
        sort: z
          .array(z.object({ by: zPueColumn, desc: z.boolean() }))
          .max(4)
          .default([]),
        ...zWindow,
      }),
    )
    .output(z.object({ rows: z.array(zPueRow), total: z.number().int() })),
  /** Totals by currency of the same selection as `pueToConfirm`. */
  pueTotals: query
    .input(zPueSelection)
    .output(
      z.object({ rows: z.array(z.object({ currency: zCurrency, documents: z.number().int(), totalMinor: zMinor })) }),
    ),
  missingFiles: query
    .input(
      z.object({
        search: z.string().max(200).default(""),
        sort: z
          .array(z.object({ by: zMissingColumn, desc: z.boolean() }))
          .max(4)
          .default([]),
        ...zWindow,
      }),
    )
    .output(z.object({ rows: z.array(zMissingFile), total: z.number().int(), inForce: z.number().int() })),
};
