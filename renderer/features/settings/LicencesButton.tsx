import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  surface: { maxWidth: "760px" },
  text: {
    maxHeight: "60vh",
    margin: 0,
    overflow: "auto",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
  },
});

/** The licences of everything in the app that others made, loaded only when somebody wants to read them. */
export function LicencesButton(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { data = "" } = useQuery({
    queryKey: ["licences"],
    queryFn: async () => (await import("../../../resources/licences.txt?raw")).default,
    enabled: open,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Dialog open={open} onOpenChange={(_, next) => setOpen(next.open)}>
      <DialogTrigger disableButtonEnhancement>
        <Button>{t("health.licences")}</Button>
      </DialogTrigger>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t("health.licences")}</DialogTitle>
          <DialogContent>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls has to be reached by keyboard. */}
            <pre className={styles.text} tabIndex={0}>
              {data}
            </pre>
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button appearance="primary">{t("common.close")}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
