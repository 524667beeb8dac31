import {
  Button,
  Dropdown,
  Field,
  makeStyles,
  mergeClasses,
  Option,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DocumentView } from "../../../shared/contract/receivables.ts";
import type { WriteOff } from "../../../shared/contract/write-offs.ts";
import { WRITE_OFF_REASONS, type WriteOffReason } from "../../../shared/domain/write-offs.ts";
import { FormDialog } from "../../components/FormDialog.tsx";
import { formatDay, formatMoney } from "../../lib/format.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useMay } from "../../lib/session.ts";
import { useDocumentStyles } from "./document-styles.ts";
import { documentLabel } from "./labels.ts";

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", gap: "8px", margin: 0, padding: 0, listStyle: "none" },
  small: { display: "block", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  text: { margin: 0 },
  control: { minWidth: 0 },
});

interface Props {
  readonly document: Pick<DocumentView, "uuid" | "series" | "folio" | "currency" | "openMinor" | "status">;
  /** Whether the balance shown is today's: what is written off is what is open now. */
  readonly now: boolean;
}

/** What was written off an invoice and who allowed it, and the way to ask for it or to take it back. */
export function WriteOffSection({ document, now }: Props): ReactNode {
  const styles = useStyles();
  const shared = useDocumentStyles();
  const { t } = useTranslation();
  const may = useMay();
  const headingId = useId();
  const { uuid, openMinor, status } = document;
  const [asking, setAsking] = useState(false);
  const [undoing, setUndoing] = useState<WriteOff | null>(null);
  const { data } = useQuery(orpc.writeOffs.ofInvoice.queryOptions({ input: { uuid } }));
  if (data === undefined) return null;
  const waits = data.rows.some(({ state }) => state === "asked");
  const offer = now && status === "open" && openMinor > 0 && !waits && may("writeOffs.ask");
  if (data.rows.length === 0 && !offer) return null;
  return (
    <section className={mergeClasses(shared.section, shared.card)} aria-labelledby={headingId}>
      <h3 id={headingId} className={shared.heading}>
        {t("receivables.writeOff.title")}
      </h3>
      {data.rows.length === 0 ? (
        <p className={mergeClasses(styles.text, shared.quiet)}>{t("receivables.writeOff.none")}</p>
      ) : (
        <ul className={styles.list}>
          {data.rows.map((row) => (
            <li key={row.id}>
              {t(`receivables.writeOff.states.${row.state}`, {
                amount: formatMoney(row.state === "written-off" ? row.standsMinor : row.askedMinor, row.currency),
              })}
              <span className={styles.small}>
                {t(`receivables.writeOff.reasons.${row.reason}`)} · {row.note}
              </span>
              <span className={styles.small}>
                {t("receivables.writeOff.asked", { day: formatDay(row.askedOn), name: row.askedBy })}
                {row.postedOn !== null &&
                  ` · ${t("receivables.writeOff.allowed", { day: formatDay(row.postedOn), name: row.allowedBy })}`}
              </span>
              {row.undoneOn !== null && (
                <span className={styles.small}>
                  {t("receivables.writeOff.undone", {
                    day: formatDay(row.undoneOn),
                    name: row.undoneBy,
                    reason: row.undoneReason,
                  })}
                </span>
              )}
              {row.state === "written-off" && may("writeOffs.undo") && (
                <Button size="small" onClick={() => setUndoing(row)}>
                  {t("receivables.writeOff.undo")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {offer && (
        <div>
          <Button size="small" onClick={() => setAsking(true)}>
            {t("receivables.writeOff.ask")}
          </Button>
        </div>
      )}
      {asking && <AskDialog document={document} onClose={() => setAsking(false)} />}
      {undoing !== null && <UndoDialog uuid={uuid} writeOff={undoing} onClose={() => setUndoing(null)} />}
    </section>
  );
}

function AskDialog({
  document,
  onClose,
}: {
  readonly document: Props["document"];
  readonly onClose: () => void;
}): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { uuid, currency, openMinor } = document;
  const [reason, setReason] = useState<WriteOffReason>("uncollectable");
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const ask = useMutation({
    mutationFn: () => ledger.writeOffs.ask({ commandId: crypto.randomUUID(), uuid, reason, note }),
    onSuccess: onClose,
  });
  const submit = (): void => {
    setTried(true);
    if (note.trim() !== "") ask.mutate();
  };
  const words = (each: WriteOffReason): string => t(`receivables.writeOff.reasons.${each}`);
  return (
    <FormDialog
      title={t("receivables.writeOff.askTitle", { label: documentLabel(document) })}
      body={t("receivables.writeOff.askBody", { amount: formatMoney(openMinor, currency) })}
      action={t("receivables.writeOff.submit")}
      busy={ask.isPending}
      error={ask.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("receivables.writeOff.reason")}>
        <Dropdown
          className={styles.control}
          value={words(reason)}
          selectedOptions={[reason]}
          onOptionSelect={(_, { optionValue }) =>
            setReason(WRITE_OFF_REASONS.find((each) => each === optionValue) ?? reason)
          }
        >
          {WRITE_OFF_REASONS.map((each) => (
            <Option key={each} value={each}>
              {words(each)}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <Field
        label={t("receivables.writeOff.note")}
        hint={t("receivables.writeOff.noteHint")}
        required
        {...(tried && note.trim() === "" ? { validationState: "error" as const } : {})}
      >
        <Textarea value={note} maxLength={1000} onChange={(_, { value }) => setNote(value)} />
      </Field>
    </FormDialog>
  );
}

function UndoDialog({
  uuid,
  writeOff,
  onClose,
}: {
  readonly uuid: string;
  readonly writeOff: WriteOff;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const undo = useMutation({
    mutationFn: () => ledger.writeOffs.undo({ commandId: crypto.randomUUID(), uuid, writeOffId: writeOff.id, reason }),
    onSuccess: onClose,
  });
  return (
    <FormDialog
      title={t("receivables.writeOff.undoTitle")}
      body={t("receivables.writeOff.undoBody", { amount: formatMoney(writeOff.standsMinor, writeOff.currency) })}
      action={t("receivables.writeOff.undo")}
      busy={undo.isPending}
      error={undo.error}
      onSubmit={() => {
        setTried(true);
        if (reason.trim() !== "") undo.mutate();
      }}
      onClose={onClose}
    >
      <Field
        label={t("receivables.writeOff.undoReason")}
        required
        {...(tried && reason.trim() === "" ? { validationState: "error" as const } : {})}
      >
        <Textarea value={reason} maxLength={1000} onChange={(_, { value }) => setReason(value)} />
      </Field>
    </FormDialog>
  );
}
