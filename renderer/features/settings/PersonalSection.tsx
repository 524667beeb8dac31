import { Field, makeStyles, Radio, RadioGroup } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { changePreferences, usePreferences } from "../../lib/preferences.ts";
import { Section } from "./Section.tsx";

const useStyles = makeStyles({
  group: { marginLeft: "-8px" },
});

const LANGUAGES = ["system", "es", "en"] as const;
const THEMES = ["system", "light", "dark"] as const;

/** Language and theme: a person's own, on this PC. */
export function PersonalSection(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { language, theme } = usePreferences();
  const languageWords = { system: t("settings.personal.languageSystem"), es: "Español", en: "English" };
  const themeWords = {
    system: t("settings.personal.themeSystem"),
    light: t("settings.personal.themeLight"),
    dark: t("settings.personal.themeDark"),
  };
  return (
    <Section title={t("settings.personal.title")} hint={t("settings.personal.body")}>
      <Field label={t("settings.personal.language")}>
        <RadioGroup
          className={styles.group}
          layout="horizontal"
          value={language ?? "system"}
          onChange={(_, { value }) =>
            void changePreferences({ language: value === "es" || value === "en" ? value : null })
          }
        >
          {LANGUAGES.map((code) => (
            <Radio
              key={code}
              value={code}
              label={code === "system" ? languageWords[code] : <span lang={code}>{languageWords[code]}</span>}
            />
          ))}
        </RadioGroup>
      </Field>
      <Field label={t("settings.personal.theme")}>
        <RadioGroup
          className={styles.group}
          layout="horizontal"
          value={theme}
          onChange={(_, { value }) =>
            void changePreferences({ theme: value === "light" || value === "dark" ? value : "system" })
          }
        >
          {THEMES.map((name) => (
            <Radio key={name} value={name} label={themeWords[name]} />
          ))}
        </RadioGroup>
      </Field>
    </Section>
  );
}
