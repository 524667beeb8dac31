import { i18n } from "./i18n.ts";

/** A key with its modifiers, as `KeyboardEvent.key` names it; letters in lower case. */
export interface Shortcut {
  readonly key: string;
  readonly ctrl?: boolean;
  readonly shift?: boolean;
}

/** Whether the event is the shortcut; on a Mac the Command key does what Ctrl does elsewhere. */
export function matchesShortcut(event: KeyboardEvent, shortcut: Shortcut): boolean {
  const ctrl = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return (
    key === shortcut.key &&
    ctrl === (shortcut.ctrl ?? false) &&
    event.shiftKey === (shortcut.shift ?? false) &&
    !event.altKey
  );
}

/** As people read it on their keyboard: `Ctrl+K`, `F1`, `Ctrl+Mayús+P`. */
export function shortcutText({ key, ctrl, shift }: Shortcut): string {
  const name = key.length === 1 ? key.toUpperCase() : key;
  return [ctrl === true ? "Ctrl" : "", shift === true ? i18n.t("shell.keys.shift") : "", name]
    .filter((part) => part !== "")
    .join("+");
}
