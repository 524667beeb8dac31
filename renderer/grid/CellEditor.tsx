import { Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { errorWords } from "../lib/error-words.ts";
import type { CellToEdit } from "./behaviour.ts";
import { EditRefused } from "./column.ts";

const LEAST_WIDTH = 160;

const useStyles = makeStyles({
  box: { position: "fixed", zIndex: 1000, boxShadow: tokens.shadow16, backgroundColor: tokens.colorNeutralBackground1 },
  field: { width: "100%" },
  error: { margin: 0, padding: "4px 8px", color: tokens.colorPaletteRedForeground1, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  readonly cell: CellToEdit<unknown>;
  readonly onClose: () => void;
}

/** A field over the cell: Enter keeps what it says, Esc leaves the cell as it was. */
export function CellEditor({ cell, onClose }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { column, row, place } = cell;
  const { edit } = column;
  const [value, setValue] = useState(edit?.start(row) ?? "");
  const [choices, setChoices] = useState<readonly { readonly value: string; readonly words: string }[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const asked = edit?.reason?.(row, value) ?? null;
  const [reason, setReason] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void edit?.choices?.().then(setChoices, setError);
    const field = box.current?.querySelector<HTMLInputElement | HTMLSelectElement>("input, select");
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
  }, [edit]);
  if (edit === undefined) return null;
  const save = async (): Promise<void> => {
    if (saving) return;
    if (value === edit.start(row)) return onClose();
    setSaving(true);
    setError(null);
    try {
      await edit.save(row, value, reason ?? asked?.start ?? "");
      onClose();
    } catch (thrown) {
      setError(thrown);
      setSaving(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter") {
      event.preventDefault();
      void save();
    } else if (event.key === "Escape" || (event.key === "Tab" && asked === null)) {
      event.preventDefault();
      onClose();
    }
  };
  const label = t("grid.edit.label", { column: column.description ?? column.title });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that the field was left
    <div
      ref={box}
      className={styles.box}
      style={{ left: place.left, top: place.top, width: Math.max(LEAST_WIDTH, place.width) }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget) && !saving && error === null) onClose();
      }}
    >
      {edit.kind === "choice" ? (
        <Select
          className={styles.field}
          size="small"
          aria-label={label}
          value={value}
          disabled={saving}
          onChange={(_, data) => setValue(data.value)}
          onKeyDown={onKeyDown}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.words}
            </option>
          ))}
        </Select>
      ) : (
        <Input
          className={styles.field}
          size="small"
          aria-label={label}
          value={value}
          disabled={saving}
          maxLength={edit.maxLength ?? 200}
          {...(edit.kind === "number" ? { inputMode: "numeric" as const } : {})}
          onChange={(_, data) => setValue(data.value)}
          onKeyDown={onKeyDown}
        />
      )}
      {asked !== null && (
        <Input
          className={styles.field}
          size="small"
          aria-label={asked.label}
          placeholder={asked.label}
          value={reason ?? asked.start}
          disabled={saving}
          maxLength={edit.maxLength ?? 200}
          onChange={(_, data) => setReason(data.value)}
          onKeyDown={onKeyDown}
        />
      )}
      {error !== null && (
        <p className={styles.error} role="alert">
          {error instanceof EditRefused ? error.message : errorWords(error, t)}
        </p>
      )}
    </div>
  );
}
