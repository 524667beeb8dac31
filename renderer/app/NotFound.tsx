import { Button } from "@fluentui/react-components";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../components/EmptyState.tsx";

/** An address that no screen has. */
export function NotFound(): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <EmptyState title={t("shell.notFound.title")} body={t("shell.notFound.body")}>
      <Button appearance="primary" onClick={() => void navigate({ to: "/cartera" })}>
        {t("shell.crash.toCartera")}
      </Button>
    </EmptyState>
  );
}
