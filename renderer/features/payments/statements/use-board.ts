import type { TFunction } from "i18next";
import { useState } from "react";
import type { BankLine } from "../../../../shared/contract/bank.ts";
import { changeBank, PAGE, useBankState } from "./bank-state.ts";
import { choiceOf } from "./choice.ts";
import type { LineActions } from "./LineDetail.tsx";
import { type BoardCommand, useBoardCommand } from "./queries.ts";

/** Which dialog of the board is open. */
export type BoardDialog = "assign" | "ignore" | "bulk" | null;

/** The matching board: the line shown, the suggestion that Enter confirms, and everything that can be done by key. */
export interface Board {
  readonly line: BankLine | null;
  readonly chosen: string | null;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly dialog: BoardDialog;
  readonly openDialog: (dialog: BoardDialog) => void;
  readonly actions: LineActions;
  readonly run: (command: BoardCommand) => void;
  readonly clearError: () => void;
  /** Handles a key pressed on the board; true when it was one of its own. */
  readonly key: (event: {
    readonly key: string;
    readonly ctrlKey: boolean;
    readonly metaKey: boolean;
    readonly altKey: boolean;
  }) => boolean;
}

/** Holds the board's choice over a list of lines. `say` tells what was done. */
export function useBoard(lines: readonly BankLine[], say: (words: string) => void, t: TFunction): Board {
  const { lineId } = useBankState();
  const [picked, setPicked] = useState<{ readonly lineId: number; readonly key: string } | null>(null);
  const [dialog, openDialog] = useState<BoardDialog>(null);
  const [last, setLast] = useState<readonly number[]>([]);
  const command = useBoardCommand();
  const at = Math.max(
    0,
    lines.findIndex(({ id }) => id === lineId),
  );
  const line = lines[at] ?? null;
  const keys = line?.suggestions.map(({ key }) => key) ?? [];
  const chosen =
    picked !== null && picked.lineId === line?.id && keys.includes(picked.key) ? picked.key : (keys[0] ?? null);

  const run = (wanted: BoardCommand): void => {
    openDialog(null);
    command.mutate(wanted, {
      onSuccess: ({ confirmed, skipped }) => {
        say(saidOf(wanted, confirmed, skipped, t));
        const ids =
          wanted.kind === "confirm"
            ? wanted.choices.map((choice) => choice.lineId)
            : "lineIds" in wanted
              ? wanted.lineIds
              : [wanted.lineId];
        if (wanted.kind !== "undo") setLast(ids);
        const next = lines[at + 1] ?? lines[at - 1];
        if (wanted.kind !== "reject" && wanted.kind !== "undo" && next !== undefined) changeBank({ lineId: next.id });
      },
    });
  };
  const move = (by: number): void => {
    const next = lines[Math.min(lines.length - 1, Math.max(0, at + by))];
    if (next !== undefined) changeBank({ lineId: next.id });
  };
  const open = line?.state === "open" && !command.isPending;
  const suggestion = line?.suggestions.find(({ key }) => key === chosen);
  const actions: LineActions = {
    choose: (key) => line !== null && setPicked({ lineId: line.id, key }),
    confirm: () => {
      if (open && suggestion !== undefined)
        run({ kind: "confirm", choices: [choiceOf(line, suggestion)], onlyCertain: false });
    },
    reject: () => {
      if (open && chosen !== null) run({ kind: "reject", lineId: line.id, suggestion: chosen });
    },
    skip: () => move(1),
    assign: () => open && openDialog("assign"),
    ignore: () => open && openDialog("ignore"),
    undo: () => {
      const ids = line?.decision !== null && line !== null ? [line.id] : last;
      if (ids.length > 0 && !command.isPending) run({ kind: "undo", lineIds: [...ids] });
    },
  };
  const key: Board["key"] = ({ key: pressed, ctrlKey, metaKey, altKey }) => {
    const letter = pressed.length === 1 ? pressed.toLowerCase() : pressed;
    if ((ctrlKey || metaKey) && letter !== "z") return false;
    if (altKey) return false;
    const number = /^[1-8]$/.test(letter) ? keys[Number(letter) - 1] : undefined;
    const handlers: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      PageDown: () => move(10),
      PageUp: () => move(-10),
      Home: () => move(-lines.length),
      End: () => move(lines.length),
      Enter: actions.confirm,
      s: actions.skip,
      a: actions.assign,
      n: actions.ignore,
      r: actions.reject,
      z: actions.undo,
      ...(number === undefined ? {} : { [letter]: () => actions.choose(number) }),
    };
    const handler = Object.hasOwn(handlers, letter) ? handlers[letter] : undefined;
    handler?.();
    return handler !== undefined;
  };
  return {
    line,
    chosen,
    busy: command.isPending,
    error: command.error,
    dialog,
    openDialog,
    actions,
    run,
    clearError: command.reset,
    key,
  };
}

/** Asks for more lines. */
export function showMore(shown: number): void {
  changeBank({ shown: Math.min(1000, shown + PAGE) });
}

function saidOf(wanted: BoardCommand, confirmed: number, skipped: number, t: TFunction): string {
  if (wanted.kind === "ignore") return t("bank.said.ignored");
  if (wanted.kind === "reject") return t("bank.said.rejected");
  if (wanted.kind === "undo") return t("bank.said.undone");
  const said = t("bank.said.confirmed", { count: confirmed });
  return skipped === 0 ? said : `${said}. ${t("bank.said.skipped", { count: skipped })}`;
}
