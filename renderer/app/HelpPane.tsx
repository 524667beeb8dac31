import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { KeyHint } from "../components/KeyHint.tsx";
import { SidePane } from "../components/SidePane.tsx";
import { useStore } from "../lib/store.ts";
import { useCommands } from "./commands.ts";
import { helpOpen } from "./help-state.ts";
import type { ScreenName } from "./screens.ts";

const useStyles = makeStyles({
  heading: { margin: "0 0 8px", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: { margin: "0 0 12px", lineHeight: tokens.lineHeightBase300, color: tokens.colorNeutralForeground2 },
  keys: {
    display: "grid",
    gridTemplateColumns: "1fr max-content",
    gap: "6px 12px",
    margin: 0,
    "& dt": { margin: 0 },
    "& dd": { margin: 0, textAlign: "right" },
  },
});

const close = (): void => helpOpen.set(false);

/** F1: what the screen is for, how it is used, and the keys. */
export function HelpPane({ screen }: { readonly screen: ScreenName }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const open = useStore(helpOpen);
  const commands = useCommands();
  if (!open) return null;
  return (
    <SidePane title={t("shell.help.title")} onClose={close} takeFocus>
      <h3 className={styles.heading}>{t(`shell.screens.${screen}`)}</h3>
      <p className={styles.text}>{t(`shell.help.${screen}.what`)}</p>
      <p className={styles.text}>{t(`shell.help.${screen}.how`)}</p>
      <p className={styles.text}>{t(`shell.help.${screen}.money`)}</p>
      <h3 className={styles.heading}>{t("shell.help.shortcuts")}</h3>
      <dl className={styles.keys}>
        {commands.map(({ id, label, shortcut }) =>
          shortcut === null ? null : (
            <div key={id} style={{ display: "contents" }}>
              <dt>{label}</dt>
              <dd>
                <KeyHint shortcut={shortcut} />
              </dd>
            </div>
          ),
        )}
      </dl>
    </SidePane>
  );
}
