import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useCopied } from "../components/CopiedToast.tsx";
import { onLedgerChange } from "../lib/changes.ts";
import { errorWords } from "../lib/error-words.ts";
import { matchesShortcut } from "../lib/shortcuts.ts";
import { useStore } from "../lib/store.ts";
import { forgetUndo, lastStep, redoLast, undoLast } from "../lib/undo.ts";
import { useGlobalKeys } from "./use-global-keys.ts";

/** A field that can be written in has its own undo. */
function inField(event: KeyboardEvent): boolean {
  const { target } = event;
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return !target.readOnly;
  return target instanceof HTMLElement && target.isContentEditable;
}

/** Ctrl+Z takes the last edit back and Ctrl+Y does it again; what it was is said at the bottom of the window. */
export function UndoKeys(): ReactNode {
  const { t } = useTranslation();
  const { toaster, say } = useCopied();
  const step = useStore(lastStep);
  useGlobalKeys((event) => {
    if (inField(event)) return false;
    if (matchesShortcut(event, { key: "z", ctrl: true })) {
      void undoLast();
      return true;
    }
    const again =
      matchesShortcut(event, { key: "y", ctrl: true }) || matchesShortcut(event, { key: "z", ctrl: true, shift: true });
    if (again) void redoLast();
    return again;
  });
  useEffect(
    () =>
      onLedgerChange((areas) => {
        if (areas === "all") forgetUndo();
      }),
    [],
  );
  useEffect(() => {
    if (step === null) return;
    const { words } = step;
    if (step.kind === "failed") say(t("grid.undo.failed", { words, reason: errorWords(step.error, t) }));
    else say(t(step.kind === "undone" ? "grid.undo.undone" : "grid.undo.redone", { words }));
    lastStep.set(null);
  }, [step, say, t]);
  return toaster;
}
