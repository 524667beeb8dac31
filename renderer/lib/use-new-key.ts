import { useEffect, useRef } from "react";
import { matchesShortcut } from "./shortcuts.ts";

/** Ctrl+N does what the button of a screen that adds something does, while the screen is there. */
export function useNewKey(add: () => void): void {
  const latest = useRef(add);
  latest.current = add;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!matchesShortcut(event, { key: "n", ctrl: true })) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
