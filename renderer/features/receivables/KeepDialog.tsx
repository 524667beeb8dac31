import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Evidence } from "../../../shared/contract/review.ts";
import { DayField } from "../../components/DayField.tsx";
import { formatDay } from "../../lib/format.ts";
import type { Decide } from "./evidence-queries.ts";

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  text: { margin: 0 },
  hint: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  day: { width: "180px" },
  submit: { whiteSpace: "nowrap", maxWidth: "none" },
});

interface Props {
  readonly label: string;
  readonly evidence: Evidence;
  readonly today: string;
  readonly onClose: () => void;
  readonly onSubmit: (decision: Decide) => void;
}

/** Records that a cancellation was rejected: the document counts again, its replacement only if it is meant to. */
export function KeepDialog({ label, evidence, today, onClose, onSubmit }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [on, setOn] = useState(today);
  const [note, setNote] = useState("");
  const successor = evidence.ending?.successor?.known === true ? evidence.ending.successor : null;
  const [cancelSubstitute, setCancelSubstitute] = useState(successor !== null);
  const dayFine = on >= evidence.issuedOn && on <= today;
  const outside = t("review.cancelDialog.dayInvalid", { from: formatDay(evidence.issuedOn) });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (dayFine) onSubmit({ kind: "keep", on, cancelSubstitute: cancelSubstitute && successor !== null, note });
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>{t("review.keepDialog.title", { label })}</DialogTitle>
            <DialogContent className={styles.fields}>
              <p className={styles.text}>{t("review.keepDialog.body")}</p>
              <DayField
                className={styles.day}
                label={t("review.keepDialog.on")}
                day={on}
                onDay={setOn}
                invalid={outside}
                problem={on === "" || dayFine ? null : outside}
              />
              {successor !== null && (
                <div>
                  <Checkbox
                    label={t("review.keepDialog.substitute", { label: successor.label })}
                    checked={cancelSubstitute}
                    onChange={(_, { checked }) => setCancelSubstitute(checked === true)}
                  />
                  <p className={styles.hint}>{t("review.keepDialog.substituteHint")}</p>
                </div>
              )}
              <Field label={t("review.cancelDialog.note")}>
                <Textarea value={note} maxLength={1000} onChange={(_, { value }) => setNote(value)} />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button className={styles.submit} type="submit" appearance="primary">
                {t("review.keepDialog.submit")}
              </Button>
              <Button onClick={onClose}>{t("common.close")}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
