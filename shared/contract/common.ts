import { oc } from "@orpc/contract";
import { z } from "zod";
import { ledgerErrors } from "./errors.ts";

/** Calendar day without time, `YYYY-MM-DD`. */
export const zDay = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
/** Instant in UTC, ISO 8601 with `Z`. */
export const zInstant = z.iso.datetime();
/** Integer amount in minor units of the currency that stands beside it (centavos for MXN). */
export const zMinor = z.number().int();
/** ISO 4217 code. */
export const zCurrency = z.string().regex(/^[A-Z]{3}$/);
/** Folio fiscal of a stamped CFDI, upper case. */
export const zUuid = z.string().regex(/^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$/);
/** RFC or, for the generic RFCs that many customers share, `RFC|NAME`. */
export const zCustomerKey = z.string().min(1).max(400);
/** Identifies a command so that a repetition returns the stored answer instead of acting twice. */
export const zCommandId = z.uuid();
/** Language of words made by the ledger (reports, exports, reasons). */
export const zLang = z.enum(["es", "en"]);
export type Lang = z.infer<typeof zLang>;

/** Window of a long list: rows `offset` to `offset + limit - 1`. */
export const zWindow = {
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(1000).default(200),
};

/** Base of every procedure: a query reads and may be repeated at will, a command changes the ledger. */
export const query = oc.errors(ledgerErrors).$meta({ kind: "query" as "query" | "command" });
export const command = oc.errors(ledgerErrors).$meta({ kind: "command" as "query" | "command" });
