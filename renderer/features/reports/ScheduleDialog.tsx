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
  makeStyles,
  Option,
  Switch,
} from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReportSchedule, ScheduleView } from "../../../shared/contract/reports.ts";
import { zReportSchedule } from "../../../shared/contract/reports.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { TextField } from "../../components/TextField.tsx";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { addressesOf } from "./addresses.ts";
import { FormatField } from "./FormatField.tsx";

const useStyles = makeStyles({
  fields: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: "12px", "& .fui-Dropdown": { minWidth: 0 } },
  pair: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: "12px" },
  folder: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px", overflowWrap: "anywhere" },
});

const WEEKDAYS = ["d1", "d2", "d3", "d4", "d5", "d6", "d7"] as const;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const LANGUAGES = { es: "Español", en: "English" } as const;

interface Props {
  readonly schedule: ScheduleView;
  readonly onClose: () => void;
}

/** Changes when a report is due, as what it is made, and where it goes. */
export function ScheduleDialog({ schedule, onClose }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [draft, setDraft] = useState<ReportSchedule>(() => zReportSchedule.parse(schedule));
  const [list, setList] = useState(schedule.recipients.join(", "));
  const [nth, setNth] = useState(String(schedule.businessDay));
  const change = (changes: Partial<ReportSchedule>): void => setDraft((before) => ({ ...before, ...changes }));
  const recipients = addressesOf(list);
  const goodTime = TIME.test(draft.atTime);
  const businessDay = /^\d{1,2}$/.test(nth) && Number(nth) >= 1 && Number(nth) <= 20 ? Number(nth) : null;
  const byMonth = draft.kind === "monthly" || draft.kind === "quarterly";
  const good = goodTime && recipients !== null && (!byMonth || businessDay !== null);
  const save = useMutation({
    mutationFn: () =>
      ledger.reports.saveSchedule({
        commandId: crypto.randomUUID(),
        schedule: { ...draft, recipients: recipients ?? [], businessDay: byMonth ? (businessDay ?? 1) : 0 },
      }),
    onSuccess: onClose,
  });
  const choose = async (): Promise<void> => {
    const folder = await native.chooseFolder();
    if (folder !== null) change({ folder });
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t("reportsScreen.editTitle", { report: t(`reports.kinds.${draft.kind}`) })}</DialogTitle>
          <DialogContent className={styles.fields}>
            {save.error !== null && <ErrorNotice error={save.error} onDismiss={save.reset} />}
            <Switch
              label={t("reportsScreen.active")}
              checked={draft.active}
              onChange={(_, { checked }) => change({ active: checked })}
            />
            <div className={styles.pair}>
              <TextField
                label={t("reportsScreen.time")}
                value={draft.atTime}
                maxLength={5}
                problem={goodTime ? null : t("reportsScreen.timeBad")}
                onValue={(atTime) => change({ atTime })}
              />
              {draft.kind === "weekly" && (
                <Field label={t("reportsScreen.weekday")}>
                  <Dropdown
                    value={t(`reportsScreen.weekdays.${WEEKDAYS[draft.weekday - 1] ?? "d1"}`)}
                    selectedOptions={[String(draft.weekday)]}
                    onOptionSelect={(_, { optionValue }) => change({ weekday: Number(optionValue ?? 1) })}
                  >
                    {WEEKDAYS.map((day, index) => (
                      <Option key={day} value={String(index + 1)}>
                        {t(`reportsScreen.weekdays.${day}`)}
                      </Option>
                    ))}
                  </Dropdown>
                </Field>
              )}
              {byMonth && (
                <TextField
                  label={t("reportsScreen.nth")}
                  value={nth}
                  maxLength={2}
                  problem={businessDay === null ? "1–20" : null}
                  onValue={setNth}
                />
              )}
            </div>
            <div className={styles.pair}>
              <FormatField format={draft.format} onFormat={(format) => change({ format })} />
              <Field label={t("reportsScreen.paper")}>
                <Dropdown
                  value={t(`reportsScreen.papers.${draft.paper}`)}
                  selectedOptions={[draft.paper]}
                  onOptionSelect={(_, { optionValue }) => change({ paper: optionValue === "a4" ? "a4" : "letter" })}
                >
                  <Option value="letter">{t("reportsScreen.papers.letter")}</Option>
                  <Option value="a4">{t("reportsScreen.papers.a4")}</Option>
                </Dropdown>
              </Field>
            </div>
            <Field label={t("reportsScreen.language")}>
              <Dropdown
                value={LANGUAGES[draft.lang]}
                selectedOptions={[draft.lang]}
                onOptionSelect={(_, { optionValue }) => change({ lang: optionValue === "en" ? "en" : "es" })}
              >
                <Option value="es">{LANGUAGES.es}</Option>
                <Option value="en">{LANGUAGES.en}</Option>
              </Dropdown>
            </Field>
            <Field label={t("reportsScreen.folder")}>
              <div className={styles.folder}>
                <span>{draft.folder === "" ? t("reportsScreen.folderDefault") : draft.folder}</span>
                <Button size="small" onClick={() => void choose()}>
                  {t("reportsScreen.chooseFolder")}
                </Button>
                {draft.folder !== "" && (
                  <Button size="small" onClick={() => change({ folder: "" })}>
                    {t("reportsScreen.clearFolder")}
                  </Button>
                )}
              </div>
            </Field>
            <TextField
              label={t("reportsScreen.list")}
              hint={t("reportsScreen.listHint")}
              value={list}
              maxLength={4000}
              problem={recipients === null ? t("reportsScreen.listBad") : null}
              onValue={setList}
            />
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t("reportsScreen.cancel")}</Button>
            <Button appearance="primary" disabled={!good || save.isPending} onClick={() => save.mutate()}>
              {t("reportsScreen.save")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
