import { Button, Field, Input, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { FolderOpenRegular } from "@fluentui/react-icons";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { UpdateState } from "../../../shared/contract/native.ts";
import { Notice } from "../../components/Notice.tsx";
import { native } from "../../lib/native.ts";
import { changePreferences, usePreferences } from "../../lib/preferences.ts";
import { Section } from "./Section.tsx";

const useStyles = makeStyles({
  row: { display: "flex", gap: tokens.spacingHorizontalS, alignItems: "end", flexWrap: "wrap" },
  source: { flex: "1 1 320px" },
  buttons: { display: "flex", gap: tokens.spacingHorizontalS },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** Where this PC gets newer versions from, and how far the search for one is. */
export function UpdatesSection(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { updateSource } = usePreferences();
  const [typed, setTyped] = useState(updateSource);
  const [state, setState] = useState<UpdateState>({ kind: "idle" });
  useEffect(() => native.onUpdateState(setState), []);
  const keep = (source: string): void => {
    setTyped(source);
    if (source.trim() !== updateSource) void changePreferences({ updateSource: source.trim() });
  };
  const choose = async (): Promise<void> => {
    const folder = await native.chooseFolder();
    if (folder !== null) keep(folder);
  };
  const look = async (): Promise<void> => {
    await changePreferences({ updateSource: typed.trim() });
    await native.checkForUpdate();
  };
  const busy = state.kind === "checking" || state.kind === "downloading";
  return (
    <Section title={t("settings.updates.title")} hint={t("settings.support.version", { version: native.info.version })}>
      <div className={styles.row}>
        <Field className={styles.source} label={t("settings.updates.source")} hint={t("settings.updates.sourceHint")}>
          <Input
            value={typed}
            onChange={(_, { value }) => setTyped(value)}
            onBlur={() => keep(typed)}
            spellCheck={false}
          />
        </Field>
      </div>
      <div className={styles.buttons}>
        <Button icon={<FolderOpenRegular />} onClick={() => void choose()}>
          {t("settings.updates.choose")}
        </Button>
        <Button disabled={busy || typed.trim() === ""} onClick={() => void look()}>
          {t("settings.updates.look")}
        </Button>
      </div>
      <div aria-live="polite">
        <Standing state={state} />
      </div>
    </Section>
  );
}

/** What the search came to, with the way on. */
function Standing({ state }: { readonly state: UpdateState }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  switch (state.kind) {
    case "idle":
      return null;
    case "checking":
      return <p className={styles.text}>{t("settings.updates.checking")}</p>;
    case "current":
      return <Notice intent="success">{t("settings.updates.current")}</Notice>;
    case "downloading":
      return (
        <Field label={t("settings.updates.downloading", { version: state.version })}>
          <ProgressBar value={state.percent} max={100} />
        </Field>
      );
    case "ready":
      return (
        <Notice
          intent="info"
          actions={
            native.info.platform === "win32" && (
              <Button onClick={() => void native.installUpdate()}>{t("settings.updates.install")}</Button>
            )
          }
        >
          {t("settings.updates.ready", { version: state.version })}
        </Notice>
      );
    case "failed":
      return <Notice intent="warning">{t(`settings.updates.problem.${state.problem}`)}</Notice>;
  }
}
