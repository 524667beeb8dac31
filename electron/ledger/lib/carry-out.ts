import type { Area } from "../../../shared/contract/ledgers.ts";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { runCommand } from "./commands.ts";
import { companyToday } from "./company-today.ts";
import type { Recording } from "./recording.ts";

type Work<T> = (tx: LedgerTx, recording: Recording) => Promise<T>;

/** Carries out a command once and tells the screens of the areas it touches, which ask again. */
export async function carryOut<T>(
  context: LedgerContext,
  commandId: string,
  procedure: string,
  touched: readonly Area[],
  work: Work<T>,
): Promise<T> {
  const now = context.now();
  const at = now.toISOString();
  const { actor } = context;
  const personId = context.personId();
  const { answer } = await runCommand(openLedger(context), { id: commandId, procedure, recordedAt: at }, async (tx) =>
    work(tx, { at, actor, personId, today: await companyToday(tx, now) }),
  );
  if (touched.length > 0) context.changes.publish(...touched);
  return answer;
}

/** What carries out the commands of one area, by the name of the procedure within it, as {@link carryOut} does. */
export function commandsOf(area: string, touched: readonly Area[]) {
  return <T>(context: LedgerContext, commandId: string, procedure: string, work: Work<T>): Promise<T> =>
    carryOut(context, commandId, `${area}.${procedure}`, touched, work);
}
