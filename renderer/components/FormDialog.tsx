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
import { ErrorNotice } from "./ErrorNotice.tsx";

const useStyles = makeStyles({
  wide: { maxWidth: "760px" },
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  body: { margin: 0 },
});

interface Props {
  readonly title: string;
  /** What it does, where the title does not say it all. */
  readonly body?: string;
  readonly action: string;
  /** Its rows have many fields. */
  readonly wide?: boolean;
  /** Under way, or not filled in yet. */
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A small form in a dialog: its fields, what went wrong, and the button that does it. */
export function FormDialog(props: Props): ReactNode {
  const { title, body, action, wide = false, busy, error, onSubmit, onClose, children } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface {...(wide ? { className: styles.wide } : {})}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy) onSubmit();
          }}
        >
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content}>
              {body !== undefined && <p className={styles.body}>{body}</p>}
              {error !== null && error !== undefined && <ErrorNotice error={error} />}
              {children}
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t("common.cancel")}</Button>
              <Button appearance="primary" type="submit" disabledFocusable={busy}>
                {action}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
