import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ListItem } from "../../../shared/contract/worklist.ts";
import { DayField } from "../../components/DayField.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatDay } from "../../lib/format.ts";
import { useListRules, useSkip } from "./queries.ts";

const useStyles = makeStyles({
  form: { display: "grid", gap: tokens.spacingVerticalM },
  body: { margin: 0 },
});

interface Props {
  readonly item: ListItem;
  /** Day that is proposed. */
  readonly until: string;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}

/** Puts a customer off: why, and until when. */
export function SkipDialog({ item, until, onDone, onClose }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const reasons = useId();
  const [reason, setReason] = useState("");
  const [day, setDay] = useState(until);
  const skip = useSkip();
  const limit = useListRules().data?.skipLimit ?? Number.POSITIVE_INFINITY;
  const ready = reason.trim().length >= 3 && day !== "" && !skip.isPending;
  const save = (): void => {
    if (!ready) return;
    skip.mutate(
      { itemId: item.id, reason: reason.trim(), until: day },
      {
        onSuccess: ({ handedTo }) => {
          const values = { name: item.customerName, until: formatDay(day), who: handedTo };
          onDone(t(handedTo === "" ? "worklist.skip.done" : "worklist.skip.handed", values));
        },
      },
    );
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <DialogBody>
            <DialogTitle>{t("worklist.skip.title", { name: item.customerName })}</DialogTitle>
            <DialogContent className={styles.form}>
              <p className={styles.body}>{t("worklist.skip.body")}</p>
              {item.skips + 1 >= limit && <Notice intent="warning">{t("worklist.skip.warning")}</Notice>}
              {skip.error !== null && <ErrorNotice error={skip.error} />}
              <Field label={t("worklist.skip.reason")} required>
                <Input list={reasons} value={reason} maxLength={300} onChange={(_, { value }) => setReason(value)} />
              </Field>
              <datalist id={reasons}>
                {t("worklist.skip.reasons")
                  .split("|")
                  .map((each) => (
                    <option key={each} value={each} />
                  ))}
              </datalist>
              <DayField
                label={t("worklist.skip.until")}
                day={day}
                invalid={t("worklist.skip.invalid")}
                onDay={setDay}
              />
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t("common.cancel")}</Button>
              <Button type="submit" appearance="primary" disabled={reason.trim().length < 3 || skip.isPending}>
                {t("worklist.skip.save")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
