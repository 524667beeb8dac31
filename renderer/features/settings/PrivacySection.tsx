import { Button } from "@fluentui/react-components";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../lib/session.ts";
import { Section } from "./Section.tsx";

/** Privacidad: the way to its own screen, for those who may look into what is held of a person. */
export function PrivacySection(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  if (!may("privacy.find")) return null;
  return (
    <Section title={t("privacy.title")} hint={t("privacy.hint")}>
      <div>
        <Button onClick={() => void navigate({ to: "/privacidad" })}>{t("shell.commands.goPrivacy")}</Button>
      </div>
    </Section>
  );
}
