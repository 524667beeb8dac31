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
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Conflict } from "../../../shared/contract/conflicts.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { orpc } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";

const useStyles = makeStyles({
  surface: { maxWidth: "880px" },
  text: {
    margin: 0,
    padding: "10px",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    backgroundColor: tokens.colorNeutralBackground3,
    userSelect: "text",
  },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
});

interface Props {
  readonly conflict: Conflict;
  readonly which: "booked" | "aside";
  readonly onClose: () => void;
}

/** One of the two originals as it came. */
export function ConflictXml({ conflict, which, onClose }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { id, uuid, label } = conflict;
  const booked = useQuery(orpc.receivables.xml.queryOptions({ input: { uuid }, enabled: which === "booked" }));
  const aside = useQuery(orpc.imports.conflictXml.queryOptions({ input: { id }, enabled: which === "aside" }));
  const { data, error } = which === "booked" ? booked : aside;
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t(which === "booked" ? "conflicts.xmlBooked" : "conflicts.xmlAside", { label })}</DialogTitle>
          {/* Scrolls, so the keyboard must be able to reach it. */}
          <DialogContent tabIndex={0}>
            {error !== null && <ErrorNotice error={error} />}
            {data !== undefined && (
              <>
                <pre className={styles.text}>{data.text}</pre>
                <span className={styles.quiet}>{t("conflicts.sha256", { sha256: data.sha256 })}</span>
              </>
            )}
          </DialogContent>
          <DialogActions>
            <Button disabled={data === undefined} onClick={() => void native.copyText(data?.text ?? "")}>
              {t("common.copy")}
            </Button>
            <Button appearance="primary" onClick={onClose}>
              {t("common.close")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
