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
  Select,
  tokens,
} from "@fluentui/react-components";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Outcome, zDemandedStep, zOutcome } from "../../../shared/contract/contacts.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { TextField } from "../../components/TextField.tsx";

const useStyles = makeStyles({
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  pair: { display: "grid", gridTemplateColumns: "1fr 120px", gap: tokens.spacingHorizontalM },
  flags: { display: "flex", flexDirection: "column", margin: 0, padding: 0, border: "none" },
});

type Editable = Omit<Outcome, "position">;

const NEW: Editable = {
  code: "",
  labelEs: "",
  labelEn: "",
  worked: true,
  connected: false,
  rightParty: false,
  positive: false,
  nextStep: "follow-up",
  nextDays: 1,
  badChannel: false,
  optOut: false,
  active: true,
};
const FLAGS = ["worked", "connected", "rightParty", "positive", "badChannel", "optOut", "active"] as const;

interface Props {
  /** The one that is changed; null adds one. */
  readonly outcome: Outcome | null;
  readonly taken: readonly string[];
  readonly error: unknown;
  readonly busy: boolean;
  readonly onSave: (outcome: Editable) => void;
  readonly onClose: () => void;
}

/** An outcome with its flags and the next step it demands. */
export function OutcomeDialog({ outcome, taken, error, busy, onSave, onClose }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Editable>(outcome ?? NEW);
  const [days, setDays] = useState(String((outcome ?? NEW).nextDays));
  const [tried, setTried] = useState(false);
  const set = (changes: Partial<Editable>): void => setTyped({ ...typed, ...changes });
  const codeTaken = outcome === null && taken.includes(typed.code);
  const wanted = zOutcome
    .omit({ position: true })
    .safeParse({ ...typed, nextDays: /^\d{1,2}$/.test(days.trim()) ? Number(days) : -1 });
  const bad = (field: keyof Editable): boolean =>
    tried && !wanted.success && wanted.error.issues.some(({ path }) => path[0] === field);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (wanted.success && !codeTaken && !busy) onSave(wanted.data);
  };
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>{t("contacts.outcomes.saveTitle")}</DialogTitle>
            <DialogContent className={styles.content}>
              {error !== null && <ErrorNotice error={error} />}
              {outcome === null && (
                <TextField
                  label={t("contacts.outcomes.code")}
                  maxLength={12}
                  value={typed.code}
                  problem={
                    tried && codeTaken
                      ? t("contacts.outcomes.codeTaken")
                      : bad("code")
                        ? t("contacts.outcomes.codeInvalid")
                        : null
                  }
                  onValue={(code) => set({ code: code.trim().toUpperCase() })}
                />
              )}
              <TextField
                label={t("contacts.outcomes.labelEs")}
                maxLength={80}
                value={typed.labelEs}
                problem={bad("labelEs") ? t("contacts.outcomes.labelMissing") : null}
                onValue={(labelEs) => set({ labelEs })}
              />
              <TextField
                label={t("contacts.outcomes.labelEn")}
                maxLength={80}
                value={typed.labelEn}
                problem={bad("labelEn") ? t("contacts.outcomes.labelMissing") : null}
                onValue={(labelEn) => set({ labelEn })}
              />
              <div className={styles.pair}>
                <Field label={t("contacts.outcomes.nextStep")}>
                  <Select
                    value={typed.nextStep}
                    onChange={(_, { value }) => set({ nextStep: zDemandedStep.parse(value) })}
                  >
                    {zDemandedStep.options.map((step) => (
                      <option key={step} value={step}>
                        {t(`contacts.demandChoices.${step}`)}
                      </option>
                    ))}
                  </Select>
                </Field>
                <TextField
                  label={t("contacts.outcomes.nextDays")}
                  maxLength={2}
                  value={days}
                  problem={bad("nextDays") ? "0 - 90" : null}
                  onValue={setDays}
                />
              </div>
              <fieldset className={styles.flags} aria-label={t("contacts.outcomes.flags")}>
                {FLAGS.map((flag) => (
                  <Checkbox
                    key={flag}
                    label={t(`contacts.outcomes.${flag}`)}
                    checked={typed[flag]}
                    onChange={(_, { checked }) => set({ [flag]: checked === true })}
                  />
                ))}
              </fieldset>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t("common.cancel")}</Button>
              <Button appearance="primary" type="submit" disabled={busy}>
                {t("common.save")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
