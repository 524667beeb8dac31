import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CustomerField } from "./CustomerField.tsx";

const useStyles = makeStyles({
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  body: { margin: 0 },
});

interface Props {
  readonly title: string;
  /** What choosing does, where the title does not say it all. */
  readonly body?: string;
  readonly onPick: (customerId: number) => void;
  readonly onClose: () => void;
}

/** Asks which customer something is about, and goes on as soon as one is picked. */
export function ChooseCustomerDialog({ title, body, onPick, onClose }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className={styles.content}>
            {body !== undefined && <p className={styles.body}>{body}</p>}
            <CustomerField
              takeFocus
              label={t("common.customer.label")}
              customer={null}
              onPick={(picked) => picked !== null && onPick(picked.id)}
            />
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t("common.cancel")}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
