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
  Input,
  makeStyles,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import { AddRegular, DismissRegular } from "@fluentui/react-icons";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ContactRuleInput, type ContactRuleView, zContactRule } from "../../../shared/contract/worklist.ts";
import { DayField } from "../../components/DayField.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { capWords } from "./contact-rule-words.ts";
import { useSaveContactRule } from "./worklist-queries.ts";

const useStyles = makeStyles({
  form: { display: "grid", gap: tokens.spacingVerticalM },
  slot: {
    display: "grid",
    gap: "4px",
    margin: 0,
    padding: "6px 0",
    border: "none",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  days: { display: "flex", flexWrap: "wrap" },
  row: { display: "flex", flexWrap: "wrap", alignItems: "flex-end", gap: tokens.spacingHorizontalM },
  time: { width: "120px" },
});

type Slot = ContactRuleInput["slots"][number];

interface Props {
  readonly rule: ContactRuleView;
  readonly onSaved: (rule: ContactRuleView) => void;
  readonly onClose: () => void;
}

/** Changes the hours, limits and dates of a rule; what is saved is its next version. */
export function ContactRuleDialog({ rule, onSaved, onClose }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { version, recordedAt: _at, actor: _actor, ...before } = rule;
  const [draft, setDraft] = useState<ContactRuleInput>(before);
  const save = useSaveContactRule();
  const change = (changes: Partial<ContactRuleInput>): void => setDraft({ ...draft, ...changes });
  const parsed = zContactRule.safeParse(draft);
  const setSlot = (index: number, changes: Partial<Slot>): void =>
    change({ slots: draft.slots.map((slot, each) => (each === index ? { ...slot, ...changes } : slot)) });
  const invalid = t("worklist.skip.invalid");
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (parsed.success) save.mutate({ rule: parsed.data, version }, { onSuccess: onSaved });
          }}
        >
          <DialogBody>
            <DialogTitle>{t("worklist.rules.editRule", { code: rule.code })}</DialogTitle>
            <DialogContent className={styles.form}>
              {save.error !== null && <ErrorNotice error={save.error} />}
              {draft.slots.map((slot, index) => (
                <SlotFields
                  // biome-ignore lint/suspicious/noArrayIndexKey: slots have no name but their place
                  key={index}
                  slot={slot}
                  number={index + 1}
                  onChange={(changes) => setSlot(index, changes)}
                  onRemove={
                    draft.slots.length === 1
                      ? undefined
                      : () => change({ slots: draft.slots.filter((_, each) => each !== index) })
                  }
                />
              ))}
              {draft.slots.length < 7 && (
                <div>
                  <Button
                    size="small"
                    icon={<AddRegular />}
                    onClick={() => change({ slots: [...draft.slots, { days: [6], from: "09:00", to: "14:00" }] })}
                  >
                    {t("worklist.rules.addSlot")}
                  </Button>
                </div>
              )}
              {draft.caps.map((cap, index) =>
                cap.kind === "count" ? (
                  <Field key={JSON.stringify({ ...cap, max: 0 })} label={capWords(cap, t)}>
                    <Input
                      className={styles.time}
                      type="number"
                      min={1}
                      max={50}
                      aria-label={`${t("worklist.rules.cap")}: ${capWords(cap, t)}`}
                      value={String(cap.max)}
                      onChange={(_, { value }) =>
                        change({
                          caps: draft.caps.map((each, at) => (at === index ? { ...cap, max: Number(value) } : each)),
                        })
                      }
                    />
                  </Field>
                ) : null,
              )}
              <Checkbox
                label={t("worklist.rules.onHolidays")}
                checked={draft.onHolidays}
                onChange={(_, { checked }) => change({ onHolidays: checked === true })}
              />
              <Field label={t("worklist.rules.source")} required>
                <Input value={draft.source} maxLength={300} onChange={(_, { value }) => change({ source: value })} />
              </Field>
              <div className={styles.row}>
                <DayField
                  label={t("worklist.rules.checkedOn")}
                  day={draft.checkedOn}
                  invalid={invalid}
                  onDay={(checkedOn) => change({ checkedOn })}
                />
                <DayField
                  label={t("worklist.rules.validFrom")}
                  day={draft.validFrom}
                  invalid={invalid}
                  onDay={(validFrom) => change({ validFrom })}
                />
                <DayField
                  label={t("worklist.rules.validTo")}
                  day={draft.validTo}
                  invalid=""
                  onDay={(validTo) => change({ validTo })}
                />
              </div>
              <Field label={t("worklist.rules.note")}>
                <Textarea
                  value={draft.note}
                  maxLength={500}
                  rows={2}
                  onChange={(_, { value }) => change({ note: value })}
                />
              </Field>
              <Checkbox
                label={t("worklist.rules.active")}
                checked={draft.active}
                onChange={(_, { checked }) => change({ active: checked === true })}
              />
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t("worklist.rules.cancel")}</Button>
              <Button type="submit" appearance="primary" disabled={!parsed.success || save.isPending}>
                {t("worklist.rules.save")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

interface SlotProps {
  readonly slot: Slot;
  readonly number: number;
  readonly onChange: (changes: Partial<Slot>) => void;
  readonly onRemove: (() => void) | undefined;
}

function SlotFields({ slot, number, onChange, onRemove }: SlotProps): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const names = t("worklist.rules.days").split(",");
  return (
    <fieldset className={styles.slot} aria-label={t("worklist.rules.slot", { n: number })}>
      <div className={styles.days}>
        {names.map((name, index) => (
          <Checkbox
            key={name}
            label={name}
            checked={slot.days.includes(index + 1)}
            onChange={(_, { checked }) =>
              onChange({
                days:
                  checked === true
                    ? [...slot.days, index + 1].sort((a, b) => a - b)
                    : slot.days.filter((day) => day !== index + 1),
              })
            }
          />
        ))}
      </div>
      <div className={styles.row}>
        {(["from", "to"] as const).map((end) => (
          <Field key={end} label={t(`worklist.rules.${end}`)}>
            <Input
              className={styles.time}
              value={slot[end]}
              maxLength={5}
              onChange={(_, { value }) => onChange({ [end]: value })}
            />
          </Field>
        ))}
        {onRemove !== undefined && (
          <Button
            size="small"
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={t("worklist.rules.removeSlot", { n: number })}
            onClick={onRemove}
          />
        )}
      </div>
    </fieldset>
  );
}
