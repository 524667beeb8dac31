import { useCallback, useEffect, useRef, useState } from "react";

/** Longer than a double click takes, so that the pane never opens under the second click. */
const OPEN_DELAY_MS = 280;

/** The row whose detail is shown; the first one waits a moment, those after it follow at once. */
export function useSelected<Row>(): readonly [Row | null, (row: Row | null) => void] {
  const [selected, setSelected] = useState<Row | null>(null);
  const timer = useRef(0);
  const shown = useRef(false);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const select = useCallback((row: Row | null) => {
    window.clearTimeout(timer.current);
    if (row === null || shown.current) {
      shown.current = row !== null;
      setSelected(() => row);
      return;
    }
    timer.current = window.setTimeout(() => {
      shown.current = true;
      setSelected(() => row);
    }, OPEN_DELAY_MS);
  }, []);
  return [selected, select];
}
