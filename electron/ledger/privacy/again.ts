import type { PrivacySubject } from "../../../shared/contract/privacy.ts";
import type { LedgerDb } from "../db/ledger-db.ts";
import { actingAs } from "../lib/acting.ts";
import { companyToday } from "../lib/company-today.ts";
import { recordAct } from "./acts.ts";
import { sweep } from "./after-erasing.ts";
import { eraseHeld } from "./eraser.ts";
import { retentionRules } from "./rules.ts";
import { knownSubject } from "./subject.ts";

interface Listed {
  readonly uid: string;
  readonly subject: PrivacySubject;
  readonly reason: "request" | "retention";
}

/** Erases whom a list names in a ledger that is a copy of before; who was not there yet is only noted as known. */
export async function eraseListed(db: LedgerDb, listed: readonly Listed[], now: Date): Promise<void> {
  const at = now.toISOString();
  const call = { personId: null, actor: "", procedure: "privacy.erase", input: null };
  await actingAs(call, () =>
    db.write(async (tx) => {
      const today = await companyToday(tx, now);
      const rules = await retentionRules.read(tx.sql);
      const recording = { at, today, actor: "", personId: null };
      for (const { uid, subject, reason } of listed) {
        const known = await knownSubject(tx.sql, subject).catch(() => null);
        const done = known === null ? { erased: 0, kept: [] } : await eraseHeld(tx, known, rules, recording);
        const detail = { erased: done.erased, kept: [...done.kept] };
        const act = { kind: "erase" as const, subject, customerId: known?.customerId ?? null, reason, uid, detail };
        await recordAct(tx, act, recording);
      }
    }),
  );
  await sweep(db);
}
