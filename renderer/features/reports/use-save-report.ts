import { useState } from "react";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import type { Looked } from "./queries.ts";

/** Where saving or sending the report stands. */
export type SaveState =
  | { readonly phase: "idle" }
  | { readonly phase: "running" }
  | { readonly phase: "done"; readonly file: string; readonly future: boolean }
  | { readonly phase: "sent"; readonly to: readonly string[] }
  | { readonly phase: "failed"; readonly error: unknown };

export interface Saving {
  readonly state: SaveState;
  readonly save: (format: "pdf" | "xlsx", suggestedName: string) => Promise<void>;
  readonly send: (format: "pdf" | "xlsx" | "both", to: readonly string[]) => Promise<void>;
  readonly dismiss: () => void;
}

/** Asks where to save the report and has the ledger write it, or has it sent to a list. */
export function useSaveReport(looked: Looked): Saving {
  const [state, setState] = useState<SaveState>({ phase: "idle" });
  const save = async (format: "pdf" | "xlsx", suggestedName: string): Promise<void> => {
    const file = await native.saveAs({ suggestedName: `${suggestedName}.${format}`, kind: format });
    if (file === null) return;
    setState({ phase: "running" });
    try {
      const order = { ...looked, commandId: crypto.randomUUID(), format, file, lang: currentLang() };
      const written = await ledger.reports.export({ ...order, startedBy: "screen" });
      setState({ phase: "done", file: written.file, future: written.future });
    } catch (error) {
      setState({ phase: "failed", error });
    }
  };
  const send = async (format: "pdf" | "xlsx" | "both", to: readonly string[]): Promise<void> => {
    setState({ phase: "running" });
    try {
      const order = { ...looked, commandId: crypto.randomUUID(), format, to: [...to], lang: currentLang() };
      const { sentTo } = await ledger.reports.send(order);
      setState({ phase: "sent", to: sentTo });
    } catch (error) {
      setState({ phase: "failed", error });
    }
  };
  return { state, save, send, dismiss: () => setState({ phase: "idle" }) };
}
