import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Dropdown,
  Field,
  Input,
  makeStyles,
  Option,
  Radio,
  RadioGroup,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { zUuid } from "../../../shared/contract/common.ts";
import { type Evidence, type Motive, zMotive } from "../../../shared/contract/review.ts";
import { DayField } from "../../components/DayField.tsx";
import { formatDay } from "../../lib/format.ts";
import type { Decide } from "./evidence-queries.ts";

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  text: { margin: 0 },
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

const EFFECT = {
  I: "review.cancelDialog.effectI",
  E: "review.cancelDialog.effectE",
  P: "review.cancelDialog.effectP",
} as const;

/** Records that a document was cancelled at the tax authority, or that its cancellation was asked for. */
export function CancelDialog({ label, evidence, today, onClose, onSubmit }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [done, setDone] = useState(true);
  const [motive, setMotive] = useState<Motive>("02");
  const [on, setOn] = useState(today);
  const [substitute, setSubstitute] = useState("");
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const uuid = zUuid.safeParse(substitute.trim().toUpperCase());
  const needsSubstitute = done && motive === "01";
  const substituteFine = !needsSubstitute || (uuid.success && uuid.data !== evidence.uuid);
  const dayFine = on >= evidence.issuedOn && on <= today;
  const outside = t("review.cancelDialog.dayInvalid", { from: formatDay(evidence.issuedOn) });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!substituteFine || !dayFine) return;
    const named = needsSubstitute && uuid.success ? uuid.data : null;
    onSubmit({ kind: done ? "cancel" : "request", on, motive, substitute: named, note });
  };
  const motiveWords = (code: Motive): string =>
    t("review.evidence.motive", { motive: code, words: t(`review.motives.${code}`) });
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>{t("review.cancelDialog.title", { label })}</DialogTitle>
            <DialogContent className={styles.fields}>
              <p className={styles.text}>{t("review.cancelDialog.body")}</p>
              <Field label={t("review.cancelDialog.state")}>
                <RadioGroup value={done ? "done" : "requested"} onChange={(_, { value }) => setDone(value === "done")}>
                  <Radio value="done" label={t("review.cancelDialog.done")} />
                  <Radio value="requested" label={t("review.cancelDialog.requested")} />
                </RadioGroup>
              </Field>
              <Field label={t("review.cancelDialog.motive")}>
                <Dropdown
                  value={motiveWords(motive)}
                  selectedOptions={[motive]}
                  onOptionSelect={(_, { optionValue }) => {
                    const chosen = zMotive.safeParse(optionValue);
                    if (chosen.success) setMotive(chosen.data);
                  }}
                >
                  {zMotive.options.map((code) => (
                    <Option key={code} value={code}>
                      {motiveWords(code)}
                    </Option>
                  ))}
                </Dropdown>
              </Field>
              {needsSubstitute && (
                <Field
                  label={t("review.cancelDialog.substitute")}
                  {...(tried && !substituteFine
                    ? {
                        validationState: "error" as const,
                        validationMessage: t("review.cancelDialog.substituteInvalid"),
                      }
                    : {})}
                >
                  <Input value={substitute} maxLength={40} onChange={(_, { value }) => setSubstitute(value)} />
                </Field>
              )}
              <DayField
                className={styles.day}
                label={t(done ? "review.cancelDialog.on" : "review.cancelDialog.requestedOn")}
                day={on}
                onDay={setOn}
                invalid={outside}
                problem={tried && !dayFine ? outside : null}
              />
              <Field label={t("review.cancelDialog.note")}>
                <Textarea value={note} maxLength={1000} onChange={(_, { value }) => setNote(value)} />
              </Field>
              {done && <p className={styles.text}>{t(EFFECT[evidence.kind])}</p>}
            </DialogContent>
            <DialogActions>
              <Button className={styles.submit} type="submit" appearance="primary">
                {t(done ? "review.cancelDialog.submit" : "review.cancelDialog.submitRequest")}
              </Button>
              <Button onClick={onClose}>{t("common.close")}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
