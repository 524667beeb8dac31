import { makeStyles, mergeClasses, SearchBox } from "@fluentui/react-components";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { matchesShortcut } from "../lib/shortcuts.ts";

const useStyles = makeStyles({
  search: { width: "260px", minWidth: "140px", flexShrink: 1 },
  narrow: { width: "clamp(180px, 14vw, 224px)" },
});

/** One screen is shown at a time, and each has one. */
const SEARCH_ID = "quick-search";
const SEARCH_DELAY_MS = 180;

/** Moves the keyboard to the quick search; `all` selects what stands there, so that typing replaces it. */
export function focusSearch(all: boolean): void {
  const input = document.getElementById(SEARCH_ID);
  if (!(input instanceof HTMLInputElement)) return;
  input.focus();
  if (all) input.select();
}

interface Props {
  /** What the list is searched for now; changed from outside it takes the place of what was typed. */
  readonly search: string;
  readonly label: string;
  readonly placeholder: string;
  readonly narrow?: boolean;
  readonly onSearch: (search: string) => void;
}

/** Search that answers while it is typed and never holds the keys up; Ctrl+F leads to it. */
export function QuickSearch({ search, label, placeholder, narrow = false, onSearch }: Props): ReactNode {
  const styles = useStyles();
  const [text, setText] = useState(search);
  const timer = useRef(0);
  useEffect(() => setText(search), [search]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!matchesShortcut(event, { key: "f", ctrl: true })) return;
      event.preventDefault();
      focusSearch(true);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  const change = (value: string): void => {
    setText(value);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => onSearch(value), value === "" ? 0 : SEARCH_DELAY_MS);
  };
  return (
    <SearchBox
      id={SEARCH_ID}
      className={mergeClasses(styles.search, narrow && styles.narrow)}
      maxLength={200}
      value={text}
      aria-label={label}
      title={`${label} (Ctrl+F)`}
      placeholder={placeholder}
      onChange={(_, { value }) => change(value)}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || text === "") return;
        event.preventDefault();
        change("");
      }}
    />
  );
}
