import { z } from "zod";

/**
 * What main and the ledger process tell each other, apart from the calls themselves. Calls travel over one message port a
 * window; where the ledger process cannot be given a port (a forked Node), they travel inside `data` messages of that
 * port's id.
 */

/** Bytes or text of one oRPC message. */
const zPayload = z.union([z.string(), z.instanceof(Uint8Array<ArrayBufferLike>)]);

/** Number of a window's port, given by main. */
const zPortId = z.number().int().positive();

/** From main to the ledger process. */
export const zHostMessage = z.discriminatedUnion("kind", [
  /** A window wants to talk: over the attached port, or over `data` messages of this id when none is attached. */
  z.object({ kind: z.literal("port"), id: zPortId }),
  z.object({ kind: z.literal("data"), id: zPortId, payload: zPayload }),
  z.object({ kind: z.literal("close-port"), id: zPortId }),
  /** A password that this PC keeps, by what it opens; null: it is forgotten. */
  z.object({ kind: z.literal("secret"), name: z.string(), value: z.string().nullable() }),
  /** Finish what is being written, close the ledger, exit. */
  z.object({ kind: z.literal("stop") }),
]);
export type HostMessage = z.infer<typeof zHostMessage>;

/** From the ledger process to main. */
export const zLedgerMessage = z.discriminatedUnion("kind", [
  /** Calls are answered from now on. */
  z.object({ kind: z.literal("ready") }),
  /** It cannot start at all (a native module that does not load); the reason is in its log. */
  z.object({ kind: z.literal("unable"), reason: z.string() }),
  z.object({ kind: z.literal("data"), id: zPortId, payload: zPayload }),
  z.object({ kind: z.literal("close-port"), id: zPortId }),
]);
export type LedgerMessage = z.infer<typeof zLedgerMessage>;
