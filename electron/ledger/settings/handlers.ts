import type { Health } from "../../../shared/contract/health.ts";
import type { LedgerSettings, PolicyProgress } from "../../../shared/contract/settings.ts";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import { readHealth } from "../health/reader.ts";
import { packForSupport } from "../health/support-pack.ts";
import { runCommand } from "../lib/commands.ts";
import { changePuePolicy } from "./pue-policy.ts";
import { readSettings } from "./reader.ts";
import { updateSettings } from "./writer.ts";

/** Procedures of the area `settings`. */
export const settingsHandlers = {
  get: (context: LedgerContext): Promise<LedgerSettings> => readSettings(openLedger(context).read),

  async update(
    context: LedgerContext,
    input: { commandId: string; changes: { [K in keyof LedgerSettings]?: LedgerSettings[K] | undefined } },
  ): Promise<LedgerSettings> {
    const at = context.now().toISOString();
    const call = { id: input.commandId, procedure: "settings.update", recordedAt: at };
    const { answer } = await runCommand(openLedger(context), call, (tx) =>
      updateSettings(tx, input.changes, { at, actor: context.actor }),
    );
    context.changes.publish("settings", "ledgers", "receivables", "customers", "reports");
    return answer;
  },

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
