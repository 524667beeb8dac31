import { Dialog, DialogBody, DialogContent, DialogSurface, DialogTitle, makeStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CompanyCandidate } from "../../../shared/contract/imports.ts";
import { CompanyChoice } from "../../components/CompanyChoice.tsx";

const useStyles = makeStyles({
  surface: { maxWidth: "680px" },
});

interface Props {
  readonly candidates: readonly CompanyCandidate[];
  readonly filesSeen: number;
  readonly onChoose: (ownRfcs: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Asks whose the ledger is, when its first files come in through the import screen. */
export function CompanyDialog({ candidates, filesSeen, onChoose, onClose }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t("ledgers.company.title")}</DialogTitle>
          <DialogContent>
            <CompanyChoice
              candidates={candidates}
              filesSeen={filesSeen}
              busy={false}
              onChoose={onChoose}
              onOther={onClose}
            />
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
