import { Input, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons";
import { Fragment, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { KeyHint } from "../components/KeyHint.tsx";
import { SEARCH_INPUT_ID } from "./input-ids.ts";
import { type SearchResult, useSearchResults } from "./search-results.ts";

const useStyles = makeStyles({
  box: { position: "relative", flex: "0 1 420px", minWidth: "200px" },
  input: { width: "100%" },
  list: {
    position: "absolute",
    zIndex: 1000,
    top: "calc(100% + 4px)",
    left: 0,
    width: "max(100%, 560px)",
    maxHeight: "min(520px, 70vh)",
    overflowY: "auto",
    margin: 0,
    padding: "4px",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
  },
  group: {
    padding: "8px 8px 2px",
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
  option: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    minHeight: "30px",
    padding: "2px 8px",
    borderRadius: tokens.borderRadiusMedium,
    cursor: "pointer",
  },
  active: { backgroundColor: tokens.colorSubtleBackgroundSelected },
  title: { flex: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  detail: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
  },
  note: { padding: "8px", color: tokens.colorNeutralForeground3 },
});

const LIST_ID = "global-search-list";

/** Ctrl+K: a customer, a document, a command, by a few letters of it. */
export function GlobalSearch(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const box = useRef<HTMLElement>(null);
  const { results, pending } = useSearchResults(text);
  const current = Math.min(active, Math.max(results.length - 1, 0));

  useEffect(() => {
    if (open) document.getElementById(optionId(current))?.scrollIntoView({ block: "nearest" });
  }, [open, current]);

  const close = (): void => {
    setOpen(false);
    setText("");
    setActive(0);
  };
  const run = (result: SearchResult | undefined): void => {
    if (result === undefined) return;
    close();
    document.getElementById(SEARCH_INPUT_ID)?.blur();
    result.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive(results.length === 0 ? 0 : (current + step + results.length) % results.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      run(results[current]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (open) close();
      else document.getElementById(SEARCH_INPUT_ID)?.blur();
    }
  };

  return (
    <search
      className={styles.box}
      ref={box}
      onBlur={(event) => {
        if (!box.current?.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <Input
        id={SEARCH_INPUT_ID}
        className={styles.input}
        size="small"
        type="text"
        role="combobox"
        aria-label={t("shell.search.label")}
        aria-expanded={open}
        aria-controls={LIST_ID}
        aria-autocomplete="list"
        {...(open && results.length > 0 ? { "aria-activedescendant": optionId(current) } : {})}
        placeholder={t("shell.search.placeholder")}
        title={t("shell.search.hint")}
        autoComplete="off"
        contentBefore={<SearchRegular />}
        contentAfter={<KeyHint shortcut={{ key: "k", ctrl: true }} />}
        value={text}
        onChange={(_, data) => {
          setText(data.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={onKeyDown}
      />
      {open && (
        <div className={styles.list}>
          <div role="listbox" id={LIST_ID} aria-label={t("shell.search.label")}>
            {results.map((result, index) => (
              <Fragment key={result.id}>
                {result.group !== results[index - 1]?.group && (
                  <div role="presentation" className={styles.group}>
                    {t(`shell.search.${result.group}`)}
                  </div>
                )}
                {/* biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box, aria-activedescendant names the option */}
                {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the box runs the active option */}
                <div
                  id={optionId(index)}
                  role="option"
                  aria-selected={index === current}
                  className={mergeClasses(styles.option, index === current && styles.active)}
                  onMouseMove={() => setActive(index)}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => run(result)}
                >
                  <span className={styles.title}>{result.title}</span>
                  {result.detail !== "" && <span className={styles.detail}>{result.detail}</span>}
                  {result.shortcut !== null && <KeyHint shortcut={result.shortcut} />}
                </div>
              </Fragment>
            ))}
          </div>
          <div role="status">
            {results.length === 0 && (
              <div className={styles.note}>
                {pending ? t("shell.search.searching") : t("shell.search.nothing", { text: text.trim() })}
              </div>
            )}
          </div>
        </div>
      )}
    </search>
  );
}

function optionId(index: number): string {
  return `global-search-option-${index}`;
}
