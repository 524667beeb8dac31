import type { AgencyPackage } from "../../../shared/contract/agency-packages.ts";
import type { Lang } from "../../../shared/contract/common.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { commandsOf } from "../lib/carry-out.ts";
import { companyToday } from "../lib/company-today.ts";
import type { CommandProgress } from "../lib/told-command.ts";
import { makePackage } from "./package.ts";
import { dueByOf, isCurrent, itemsWithAgency, packagesOf } from "./package-reader.ts";
import { stepPackage } from "./package-writer.ts";
import { placementView } from "./placements-reader.ts";

/** Carries out a command of the area once and tells the screens. */
const command = commandsOf("agencyPackages", ["agencies"]);

interface One {
  readonly commandId: string;
  readonly id: number;
  readonly on: string;
  readonly note: string;
}

/** Procedures of the area `agencyPackages`. */
export const packagesHandlers = {
  async ofPlacement(
    context: LedgerContext,
    { placementId }: { placementId: number },
  ): Promise<{
    rows: AgencyPackage[];
    dueBy: string | null;
    late: boolean;
    items: number;
    changed: boolean;
    today: string;
  }> {
    const db = openLedger(context).read;
    const today = await companyToday({ sql: db }, context.now());
    const found = await placementView(db, placementId);
    if (found === undefined) throw ledgerError("NOT_FOUND", { what: "placement", id: String(placementId) });
    const { placedOn, sums } = found.placement;
    const rows = await packagesOf(db, { placementId });
    const items = await itemsWithAgency(db, placementId);
    const dueBy = placedOn === null || sums.length === 0 ? null : await dueByOf(db, placedOn);
    const [newest] = rows;
    return {
      rows,
      dueBy,
      late: dueBy !== null && today > dueBy && items.length > 0 && rows.every((row) => row.deliveredOn === null),
      items: items.length,
      changed: newest !== undefined && !(await isCurrent(db, newest.id, items)),
      today,
    };
  },

  make(
    context: LedgerContext,
    input: { commandId: string; placementId: number; file: string; password: string; lang: Lang },
    signal: AbortSignal | undefined,
  ): AsyncGenerator<CommandProgress, void, void> {
    return makePackage(context, input, signal);
  },

  deliver(context: LedgerContext, input: One): Promise<{ id: number }> {
    return command(context, input.commandId, "deliver", (tx, recording) =>
      stepPackage(tx, "delivered", { ...input, who: "" }, recording),
    );
  },

  acknowledge(context: LedgerContext, input: One & { who: string }): Promise<{ id: number }> {
    return command(context, input.commandId, "acknowledge", (tx, recording) =>
      stepPackage(tx, "acknowledged", input, recording),
    );
  },

  confirmDestroyed(context: LedgerContext, input: One & { who: string }): Promise<{ id: number }> {
    return command(context, input.commandId, "confirmDestroyed", (tx, recording) =>
      stepPackage(tx, "destroyed", input, recording),
    );
  },
};
