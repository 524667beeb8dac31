import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "../../components/TextField.tsx";
import { useSchedules } from "../../lib/report-deliveries.ts";
import { addressesOf } from "./addresses.ts";
import { type Format, FormatField } from "./FormatField.tsx";

const useStyles = makeStyles({ fields: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: "12px" } });

interface Props {
  readonly onClose: () => void;
  readonly onSend: (format: Format, to: readonly string[]) => void;
}

/** To whom the report on the screen goes, and as what; the lists of the schedules are offered. */
export function SendDialog({ onClose, onSend }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { data } = useSchedules();
  const known = [...new Set((data?.rows ?? []).flatMap((row) => row.recipients))].join(", ");
  const [typed, setTyped] = useState<string | null>(null);
  const [format, setFormat] = useState<Format>("pdf");
  const text = typed ?? known;
  const to = addressesOf(text);
  const good = to !== null && to.length > 0;
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t("reportsScreen.sendTitle")}</DialogTitle>
          <DialogContent className={styles.fields}>
            <TextField
              label={t("reportsScreen.sendTo")}
              hint={t("reportsScreen.sendHint")}
              value={text}
              maxLength={4000}
              problem={text.trim() === "" || good ? null : t("reportsScreen.sendBad")}
              onValue={setTyped}
            />
            <FormatField format={format} onFormat={setFormat} />
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t("reportsScreen.cancel")}</Button>
            <Button appearance="primary" disabled={!good} onClick={() => good && onSend(format, to)}>
              {t("reportsScreen.sendNow")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
