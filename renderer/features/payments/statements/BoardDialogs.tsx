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
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatMoney } from "../../../lib/format.ts";

const useStyles = makeStyles({
  surface: { maxWidth: "520px" },
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  presets: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
});

interface IgnoreProps {
  readonly onIgnore: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks why a deposit is no customer's payment. */
export function IgnoreDialog({ onIgnore, onClose }: IgnoreProps): ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  const [reason, setReason] = useState("");
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() !== "") onIgnore(reason.trim());
          }}
        >
          <DialogBody>
            <DialogTitle>{t("bank.ignore.title")}</DialogTitle>
            <DialogContent className={styles.content}>
              <Field label={t("bank.ignore.reason")} required>
                <Input value={reason} maxLength={300} onChange={(_, { value }) => setReason(value)} />
              </Field>
              <div className={styles.presets}>
                {t("bank.ignore.presets")
                  .split(",")
                  .map((preset) => (
                    <Button key={preset} size="small" onClick={() => setReason(preset)}>
                      {preset}
                    </Button>
                  ))}
              </div>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t("common.cancel")}</Button>
              <Button appearance="primary" type="submit" disabled={reason.trim() === ""}>
                {t("bank.actions.ignore")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

interface BulkProps {
  readonly count: number;
  readonly totals: ReadonlyMap<string, number>;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Says what confirming all plain suggestions records, before it does. */
export function BulkDialog({ count, totals, onConfirm, onClose }: BulkProps): ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  const amount = [...totals].map(([currency, minor]) => formatMoney(minor, currency)).join(" + ");
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t("bank.bulk.title")}</DialogTitle>
          <DialogContent>{t("bank.bulk.body", { count, amount })}</DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t("common.cancel")}</Button>
            <Button appearance="primary" onClick={onConfirm}>
              {t("bank.actions.confirmCertain", { count })}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
