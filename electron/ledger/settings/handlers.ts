import type { Health } from "../../../shared/contract/health.ts";
import type { LedgerSettings, PolicyProgress } from "../../../shared/contract/settings.ts";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import { readHealth } from "../health/reader.ts";
import { packForSupport } from "../health/support-pack.ts";
import { carryOut } from "../lib/carry-out.ts";
import { changePuePolicy } from "./pue-policy.ts";
import { readSettings } from "./reader.ts";
import { updateSettings } from "./writer.ts";

/** Procedures of the area `settings`. */
export const settingsHandlers = {
  get: (context: LedgerContext): Promise<LedgerSettings> => readSettings(openLedger(context).read),

  update: (
    context: LedgerContext,
    input: { commandId: string; changes: { [K in keyof LedgerSettings]?: LedgerSettings[K] | undefined } },
  ): Promise<LedgerSettings> =>
    carryOut(
      context,
      input.commandId,
      "settings.update",
      ["settings", "ledgers", "receivables", "customers", "reports"],
      (tx, recording) => updateSettings(tx, input.changes, recording),
    ),

  health(context: LedgerContext): Promise<Health> {
    return readHealth(context);
  },

  async packForSupport(context: LedgerContext, input: { file: string; version: string }) {
    return { file: input.file, bytes: await packForSupport(context, input.file, input.version) };
  },

  async *changePuePolicy(
    context: LedgerContext,
    input: { commandId: string; policy: LedgerSettings["puePolicy"] },
    signal: AbortSignal | undefined,
  ): AsyncGenerator<PolicyProgress, void, void> {
    const recording = { at: context.now().toISOString(), actor: context.actor };
    yield* changePuePolicy(openLedger(context), input, recording, signal);
    context.changes.publish("settings", "receivables", "customers", "payments", "complements", "reports");
  },
};
