import type { AgreementStands } from "../../../shared/contract/agreements.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { AgreementEventRow } from "../db/tables/agreements.ts";
import type { Recording } from "../lib/recording.ts";
import { findAgreement } from "./found-agreement.ts";
import { rejudgeAgreements } from "./keeper.ts";

/** A step in the life of an agreement. */
export interface AgreementStep {
  readonly id: number;
  readonly kind: AgreementEventRow["kind"];
  readonly on: string;
  readonly expiresOn?: string;
  readonly documentId?: number;
  readonly reason?: string;
}

/** Adds a step and brings the standing to it. */
export async function appendEvent(
  tx: LedgerTx,
  { id, kind, on, expiresOn = "", documentId, reason = "" }: AgreementStep,
  { at, actor, personId }: Recording,
): Promise<void> {
  await tx.bulk.insert("agreement_event", [
    {
      id: await takeIds(tx, "agreement_event", 1),
      agreement_id: id,
      kind,
      on_day: on,
      expires_on: expiresOn,
      document_id: documentId ?? null,
      reason,
      person_id: personId,
      recorded_at: at,
      actor,
    },
  ]);
  await rejudgeAgreements(tx, [id]);
}

/** Where an agreement stands now, as every command answers it. */
export async function standsNow(tx: LedgerTx, id: number, today: string): Promise<AgreementStands> {
  const { state } = await findAgreement(tx.sql, id, today);
  return { id, state };
}
