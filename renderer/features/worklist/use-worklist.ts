import { useCallback, useRef } from "react";
import type { ListItem } from "../../../shared/contract/worklist.ts";
import { FORM_ID } from "./CustomerWork.tsx";
import { LIST_ID } from "./ItemList.tsx";
import { changeWorklist, type WorklistState } from "./worklist-state.ts";

/** What the keys of the list can have done. */
export interface ListKeys {
  readonly log: () => void;
  readonly call: () => void;
  readonly skip: () => void;
  readonly open: () => void;
}

/** Puts the focus on the list, where the keys are. */
export function focusList(): void {
  document.getElementById(LIST_ID)?.focus();
}

/** Frames to wait for a form that is still being loaded. */
const PATIENCE_FRAMES = 60;

/** Puts the focus into the contact that is being logged: on its note, or on whatever comes first. */
export function focusForm(frames = PATIENCE_FRAMES): void {
  const form = document.getElementById(FORM_ID);
  const field = form?.querySelector<HTMLElement>("textarea") ?? form?.querySelector<HTMLElement>("input, select");
  if (field !== null && field !== undefined) {
    field.focus();
    form?.scrollIntoView({ block: "nearest" });
  } else if (frames > 0) requestAnimationFrame(() => focusForm(frames - 1));
}

/** Which item is worked on, and how one gets to the next. */
export function useChosen(items: readonly ListItem[], { itemId }: WorklistState) {
  // Where the chosen one stood: when it is settled and leaves the list, the one that takes its place is next.
  const place = useRef(0);
  const found = items.findIndex((item) => item.id === itemId);
  if (found >= 0) place.current = found;
  const index = found >= 0 ? found : Math.min(place.current, items.length - 1);
  const item = items[index] ?? null;
  const move = useCallback(
    (step: number): void => {
      const next = items[Math.max(0, Math.min(items.length - 1, index + step))];
      if (next !== undefined) changeWorklist({ itemId: next.id });
    },
    [items, index],
  );
  return { item, index, move };
}

/** What a key pressed on the list does; true when it was one of ours. */
export function listKey(event: { readonly key: string }, move: (step: number) => void, keys: ListKeys): boolean {
  switch (event.key) {
    case "ArrowDown":
    case "j":
    case "J":
      move(1);
      return true;
    case "ArrowUp":
    case "k":
    case "K":
      move(-1);
      return true;
    case "PageDown":
      move(10);
      return true;
    case "PageUp":
      move(-10);
      return true;
    case "Home":
      move(Number.NEGATIVE_INFINITY);
      return true;
    case "End":
      move(Number.POSITIVE_INFINITY);
      return true;
    case "Enter":
      keys.log();
      return true;
    case "l":
    case "L":
      keys.call();
      return true;
    case "p":
    case "P":
      keys.skip();
      return true;
    case "f":
    case "F":
      keys.open();
      return true;
    default:
      return false;
  }
}
