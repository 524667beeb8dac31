import { Button, Checkbox, Field, Input, makeStyles, SearchBox, tokens } from "@fluentui/react-components";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ColumnValues } from "../../shared/contract/filters.ts";
import { formatInteger } from "../lib/format.ts";
import type { GridColumn, ValuesRequest } from "./column.ts";
import { type Condition, conditionOf, hasText } from "./filters.ts";
import { conditionText, typedCondition, valueWords } from "./typed-filter.ts";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, padding: "12px", width: "300px" },
  list: {
    margin: 0,
    padding: 0,
    listStyle: "none",
    height: "min(232px, 30vh)",
    overflowY: "auto",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) max-content",
    alignItems: "center",
    paddingRight: "8px",
  },
  words: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  count: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  note: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, minHeight: "16px" },
  actions: { display: "flex", gap: tokens.spacingHorizontalS },
});

const SEARCH_DELAY_MS = 180;
const SHOWN_VALUES = 200;

type Value = ColumnValues["values"][number];

interface Chosen {
  readonly value: string | number;
  readonly words: string;
}

interface Props<Row> {
  readonly column: GridColumn<Row>;
  readonly model: unknown;
  /** Null where the screen does not say the values of its columns. */
  readonly values: ((request: ValuesRequest) => Promise<ColumnValues>) | null;
  readonly onChange: (condition: Condition | null) => void;
  readonly onClose: () => void;
}

/** Filter of one column: a condition typed, or several of its values picked from a list that can be searched. */
export function ColumnFilter<Row>({ column, model, values, onChange, onClose }: Props<Row>): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const now = conditionOf(model);
  const [typed, setTyped] = useState(now === null || now.op === "in" ? "" : conditionText(column, now));
  const [wrong, setWrong] = useState(false);
  const [chosen, setChosen] = useState<ReadonlyMap<string | number, Chosen>>(() => chosenOf(column, now));
  const [text, setText] = useState("");
  // The ledger knows codes and not their words: they are few, and are looked through here.
  const coded = column.words !== undefined;
  const found = useValues(column.id, values, coded ? "" : text);
  const words = (each: Value): string =>
    each.value === "" ? t("grid.filter.none") : valueWords(column, each.value, each.label);
  const shown = (found?.values ?? []).filter((each) => !coded || hasText(words(each), text));
  const choose = (some: readonly Value[], checked: boolean): void => {
    const next = new Map(chosen);
    for (const each of some) {
      if (checked) next.set(each.value, { value: each.value, words: words(each) });
      else next.delete(each.value);
    }
    setChosen(next);
    setTyped("");
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (chosen.size > 0) {
      const picked = [...chosen.values()];
      onChange({
        column: column.id,
        op: "in",
        values: picked.map(({ value }) => value),
        labels: picked.map((each) => each.words),
      });
      onClose();
      return;
    }
    const condition = typedCondition(column.id, column.kind, typed);
    setWrong(condition === undefined);
    if (condition === undefined) return;
    onChange(condition);
    onClose();
  };
  const all = shown.length > 0 && shown.every(({ value }) => chosen.has(value));
  return (
    <form
      className={styles.form}
      aria-label={t("grid.filter.title", { column: column.description ?? column.title })}
      onSubmit={submit}
      noValidate
    >
      <Field
        label={t(column.kind === "text" || column.kind === "code" ? "grid.filter.contains" : "grid.filter.condition")}
        {...(wrong ? { validationState: "error" as const, validationMessage: t(hintKey(column.kind)) } : {})}
        {...(column.kind === "text" || column.kind === "code" || wrong ? {} : { hint: t(hintKey(column.kind)) })}
      >
        <Input
          value={typed}
          maxLength={200}
          onChange={(_, { value }) => {
            setTyped(value);
            setWrong(false);
            if (value !== "") setChosen(new Map());
          }}
        />
      </Field>
      {values !== null && (
        <>
          <SearchBox
            size="small"
            aria-label={t("grid.filter.search")}
            placeholder={t("grid.filter.search")}
            maxLength={200}
            value={text}
            onChange={(_, { value }) => setText(value)}
          />
          <Checkbox
            label={t("grid.filter.all", { count: shown.length, formatted: formatInteger(shown.length) })}
            checked={all ? true : shown.some(({ value }) => chosen.has(value)) ? "mixed" : false}
            disabled={shown.length === 0}
            onChange={() => choose(shown, !all)}
          />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled with the keys */}
          <ul className={styles.list} aria-label={t("grid.filter.values")} tabIndex={0}>
            {shown.map((each) => (
              <li key={each.value} className={styles.row}>
                <Checkbox
                  className={styles.words}
                  label={{ className: styles.words, title: words(each), children: words(each) }}
                  checked={chosen.has(each.value)}
                  onChange={(_, { checked }) => choose([each], checked === true)}
                />
                <span className={styles.count}>{formatInteger(each.rows)}</span>
              </li>
            ))}
          </ul>
          <p className={styles.note} role="status">
            {found !== null && noteOf(shown.length, coded ? shown.length : found.total)}
          </p>
        </>
      )}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" size="small">
          {chosen.size === 0 ? t("grid.filter.apply") : t("grid.filter.applyCount", { count: chosen.size })}
        </Button>
        <Button
          size="small"
          disabled={now === null}
          onClick={() => {
            onChange(null);
            onClose();
          }}
        >
          {t("grid.filter.remove")}
        </Button>
      </div>
    </form>
  );

  function noteOf(length: number, total: number): string {
    if (total === 0) return t("grid.filter.noValues");
    return length < total
      ? t("grid.filter.more", { shown: formatInteger(length), total: formatInteger(total) })
      : t("grid.filter.found", { count: total, formatted: formatInteger(total) });
  }
}

function hintKey(kind: GridColumn<unknown>["kind"]): "grid.filter.hintDay" | "grid.filter.hintNumber" {
  return kind === "day" || kind === "instant" ? "grid.filter.hintDay" : "grid.filter.hintNumber";
}

function chosenOf<Row>(column: GridColumn<Row>, condition: Condition | null): ReadonlyMap<string | number, Chosen> {
  if (condition?.op !== "in") return new Map();
  return new Map(
    condition.values.map((value, index) => [
      value,
      { value, words: condition.labels?.[index] ?? valueWords(column, value, "") },
    ]),
  );
}

/** Values of the column with the words in them, asked for a moment after the last key; an older answer never shows. */
function useValues(
  column: string,
  values: ((request: ValuesRequest) => Promise<ColumnValues>) | null,
  text: string,
): ColumnValues | null {
  const [found, setFound] = useState<ColumnValues | null>(null);
  const ask = useRef(values);
  const first = useRef(true);
  useEffect(() => {
    const controller = new AbortController();
    const read = async (): Promise<void> => {
      try {
        const { signal } = controller;
        const answer = await ask.current?.({ column, text, limit: SHOWN_VALUES, signal });
        if (!signal.aborted && answer !== undefined) setFound(answer);
      } catch {
        // Cut off by the next question; when the ledger is gone the rows themselves say so.
      }
    };
    const timer = window.setTimeout(() => void read(), first.current ? 0 : SEARCH_DELAY_MS);
    first.current = false;
    return () => {
      window.clearTimeout(timer);
      controller.abort();
    };
  }, [column, text]);
  return found;
}
