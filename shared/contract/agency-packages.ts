import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { PACKAGE_STEPS } from "../domain/agencies/packages.ts";
import { zId } from "./agency-scores.ts";
import { command, query, zCommandId, zDay, zLang } from "./common.ts";

const zWords = z.string().trim().max(1000);

/** A version of the package of a batch, with what became of it. */
const zPackage = z.object({
  id: zId,
  placementId: zId,
  version: zId,
  madeOn: zDay,
  madeBy: z.string(),
  /** Name, size and SHA-256 of the encrypted file; the file itself and its password are kept nowhere. */
  fileName: z.string(),
  bytes: zId,
  sha256: z.string(),
  items: zId,
  customers: zId,
  deliveredOn: zDay.nullable(),
  acknowledgedOn: zDay.nullable(),
  /** Last day on which the agency confirmed that it returned or destroyed data of what was taken back. */
  destroyedOn: zDay.nullable(),
  /** Items of it that were taken back. */
  recalled: zId,
  steps: z.array(
    z.object({
      id: zId,
      kind: z.enum(PACKAGE_STEPS),
      on: zDay,
      actor: z.string(),
      /** Who it was at the agency. */
      who: z.string(),
      note: z.string(),
    }),
  ),
});
export type AgencyPackage = z.infer<typeof zPackage>;

const done = z.object({ id: zId });
/** `id` is that of a package; `on` the day on which it happened. */
const one = { commandId: zCommandId, id: zId, on: zDay };

/** What an agency is handed over to collect with: one encrypted file a batch and version (COLLECTIONS 15). */
export const agencyPackages = {
  /** Versions of the package of a batch, the newest first. Throws NOT_FOUND. */
  ofPlacement: query.input(z.object({ placementId: zId })).output(
    z.object({
      rows: z.array(zPackage),
      /** Last day to deliver the first on time; null where nothing was placed with the agency. */
      dueBy: zDay.nullable(),
      /** Nothing was delivered and the day is over. */
      late: z.boolean(),
      /** Items of the batch with the agency now. */
      items: zId,
      /** They are not those of the newest version, which calls for another. */
      changed: z.boolean(),
      today: zDay,
    }),
  ),
  /**
   * Writes the next version of the package of a batch as an encrypted ZIP (AES-256) and keeps what was made, telling how far it is:
   * given up, there is neither file nor version. Only what is with the agency goes in. Throws NOT_FOUND, PACKAGE_REFUSED,
   * FILE_REFUSED (`evidence-lost`) and what writing a file throws.
   */
  make: command
    .input(
      z.object({
        commandId: zCommandId,
        placementId: zId,
        file: z.string().min(1).max(4000),
        /** Opens the file; told to the agency by another way, and kept nowhere. */
        password: z.string().min(12).max(128),
        lang: zLang.default("es"),
      }),
    )
    .output(eventIterator(z.object({ done: zId, total: zId, state: z.enum(["running", "done"]) }))),
  /** Says when a version was delivered, and what shows it. Throws NOT_FOUND and PACKAGE_REFUSED. */
  deliver: command.input(z.object({ ...one, note: zWords.min(1) })).output(done),
  /** Says when the agency acknowledged it, and who there. Throws NOT_FOUND and PACKAGE_REFUSED. */
  acknowledge: command.input(z.object({ ...one, who: zWords.min(1), note: zWords.default("") })).output(done),
  /** Says when who of the agency confirmed that data of what was taken back is returned or destroyed. Throws NOT_FOUND and PACKAGE_REFUSED. */
  confirmDestroyed: command.input(z.object({ ...one, who: zWords.min(1), note: zWords.min(1) })).output(done),
};
