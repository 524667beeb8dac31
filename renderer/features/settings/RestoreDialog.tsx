import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Backup } from "../../../shared/contract/backup.ts";
import { formatInstant, formatInteger } from "../../lib/format.ts";

interface Props {
  readonly backup: Backup;
  /** Documents of the ledger now. */
  readonly documents: number;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

/** Says what a restore takes away and what it keeps, before it is done. */
export function RestoreDialog({ backup, documents, onClose, onConfirm }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t("backup.restoreTitle", { when: formatInstant(backup.madeAt) })}</DialogTitle>
          <DialogContent>
            <p>{t("backup.restoreBody", { before: formatInteger(backup.documents), now: formatInteger(documents) })}</p>
            <p>{t("backup.restoreKept")}</p>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t("common.cancel")}</Button>
            <Button appearance="primary" onClick={onConfirm}>
              {t("backup.restore")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
