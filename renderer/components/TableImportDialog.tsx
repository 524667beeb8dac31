import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import { DocumentTableRegular } from "@fluentui/react-icons";
import { keepPreviousData } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TablePreview } from "../../shared/contract/tabular.ts";
import { currentLang } from "../lib/i18n.ts";
import { native } from "../lib/native.ts";
import { ColumnMapping, type MappingDecision } from "./ColumnMapping.tsx";
import { ErrorNotice } from "./ErrorNotice.tsx";
import { Notice } from "./Notice.tsx";

const useStyles = makeStyles({
  surface: { maxWidth: "1080px", width: "92vw" },
  body: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  text: { margin: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  file: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  notes: { margin: 0, paddingLeft: "18px", maxHeight: "160px", overflowY: "auto" },
});

const UNDECIDED: MappingDecision = { sheet: null, headerRow: null, mapping: null };

/** How the preview of a table is asked for: what was shown stays while it is asked again, and nothing is kept of it. */
export const TABLE_PREVIEW = { placeholderData: keepPreviousData, gcTime: 0 } as const;

/** A table that is chosen and what its columns mean. */
export interface ChosenTable {
  /** Null while none is chosen. */
  readonly file: string | null;
  /** What the ledger is asked with. */
  readonly request: MappingDecision & { readonly file: string; readonly lang: "es" | "en" };
  readonly decide: (decision: MappingDecision) => void;
  /** Asks for a file; true where one was chosen. */
  readonly choose: () => Promise<boolean>;
  readonly clear: () => void;
}

/** The file of an import and its columns, as they are being chosen. */
export function useChosenTable(): ChosenTable {
  const [file, setFile] = useState<string | null>(null);
  const [decision, decide] = useState<MappingDecision>(UNDECIDED);
  return {
    file,
    request: { file: file ?? "", ...decision, lang: currentLang() },
    decide,
    choose: async () => {
      const chosen = await native.chooseTable();
      if (chosen === null) return false;
      decide(UNDECIDED);
      setFile(chosen);
      return true;
    },
    clear: () => setFile(null),
  };
}

interface Asked {
  readonly isError: boolean;
  readonly error: unknown;
}

interface Props {
  readonly title: string;
  readonly lead: string;
  readonly chooseWords: string;
  readonly chosen: ChosenTable;
  readonly preview: Asked & { readonly isFetching: boolean; readonly refetch: () => unknown };
  readonly run: Asked & { readonly isPending: boolean; readonly reset: () => void };
  /** Why the file is not read; null where it is. */
  readonly refused: string | null;
  /** Rows that are not taken, or not as they stand. */
  readonly notes: readonly { readonly row: number; readonly message: string }[];
  readonly notesTitle: string;
  /** The table whose columns are to be named; null once there is nothing to name. */
  readonly table: TablePreview | null;
  /** What was done, over everything. */
  readonly done?: ReactNode;
  /** What the table comes to. */
  readonly children?: ReactNode;
  /** What can be done beside closing. */
  readonly actions: ReactNode;
  readonly onClose: () => void;
}

/** The steps of every import of a table: choose the file, say what its columns mean, see what it comes to and what is wrong, import. */
export function TableImportDialog(props: Props): ReactNode {
  const { title, lead, chooseWords, chosen, preview, run, refused, notes, notesTitle, table, done, onClose } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  const { file } = chosen;
  const choose = async (): Promise<void> => {
    if (await chosen.choose()) run.reset();
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className={styles.body}>
            {done}
            <p className={styles.text}>{lead}</p>
            <div className={styles.row}>
              <Button
                appearance={file === null ? "primary" : "secondary"}
                icon={<DocumentTableRegular />}
                disabledFocusable={run.isPending}
                onClick={() => void choose()}
              >
                {chooseWords}
              </Button>
              {file !== null && <span className={styles.file}>{file.split(/[\\/]/).at(-1)}</span>}
              {(preview.isFetching || run.isPending) && <Spinner size="tiny" />}
            </div>
            {run.isError && <ErrorNotice error={run.error} onDismiss={run.reset} />}
            {preview.isError && file !== null && (
              <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />
            )}
            {refused !== null && <Notice intent="error">{refused}</Notice>}
            {props.children}
            {notes.length > 0 && (
              <>
                <h3 className={styles.heading}>{notesTitle}</h3>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
                <ul className={styles.notes} aria-label={notesTitle} tabIndex={0}>
                  {notes.map((note) => (
                    <li key={`${note.row}-${note.message}`}>
                      {t("customerList.importing.row", { row: note.row })}: {note.message}
                    </li>
                  ))}
                </ul>
              </>
            )}
            {table !== null && <ColumnMapping preview={table} onDecide={chosen.decide} />}
          </DialogContent>
          <DialogActions>
            {props.actions}
            <Button onClick={onClose}>{t("common.close")}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** A line that says what a table comes to, told to who does not see it. */
export function TableCounts({ children }: { readonly children: ReactNode }): ReactNode {
  const styles = useStyles();
  return (
    <p className={styles.text} role="status">
      {children}
    </p>
  );
}
