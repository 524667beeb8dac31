import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  bar: { flexShrink: 0 },
  body: { overflowWrap: "anywhere" },
  // Its line would stand empty below a text of several lines.
  actions: { ":empty": { display: "none" } },
});

interface Props {
  readonly intent: "info" | "success" | "warning" | "error";
  readonly title?: string | undefined;
  readonly children: ReactNode;
  /** Buttons: the way out. */
  readonly actions?: ReactNode;
  readonly onDismiss?: (() => void) | undefined;
}

/** A message that stays in the screen until it is dealt with. */
export function Notice({ intent, title, children, actions, onDismiss }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <MessageBar intent={intent} layout="auto" className={styles.bar} role={intent === "error" ? "alert" : "status"}>
      <MessageBarBody className={styles.body}>
        {title !== undefined && <MessageBarTitle>{title}</MessageBarTitle>}
        {children}
      </MessageBarBody>
      {(actions !== undefined || onDismiss !== undefined) && (
        <MessageBarActions
          className={styles.actions}
          {...(onDismiss === undefined
            ? {}
            : {
                containerAction: (
                  <Button
                    appearance="transparent"
                    aria-label={t("common.close")}
                    icon={<DismissRegular />}
                    onClick={onDismiss}
                  />
                ),
              })}
        >
          {actions}
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
