import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular, DismissCircleRegular, ShieldCheckmarkRegular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { settingsEs } from "../../../shared/i18n/settings.es.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { currentLang } from "../../lib/i18n.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", alignItems: "stretch", gap: tokens.spacingVerticalM },
  row: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalM },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: "none",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  check: {
    display: "grid",
    gridTemplateColumns: "20px minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    padding: "6px 12px",
    ":not(:last-child)": { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  icon: { display: "flex", fontSize: "20px" },
  ok: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  detail: {
    gridColumn: 2,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
});

type KnownCheck = keyof typeof settingsEs.checks;

function isKnownCheck(name: string): name is KnownCheck {
  return Object.hasOwn(settingsEs.checks, name);
}

/** Proves on demand that balances are the sum of their entries, and lists every check. */
export function VerifyPanel(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const client = useQueryClient();
  const verify = useMutation({
    mutationFn: () => ledger.ledgers.verify({ lang: currentLang() }),
    // The page of health tells when it was proved last.
    onSettled: () => client.invalidateQueries({ queryKey: orpc.settings.health.key() }),
  });
  const report = verify.data;
  return (
    <div className={styles.box}>
      <div className={styles.row}>
        <Button icon={<ShieldCheckmarkRegular />} disabled={verify.isPending} onClick={() => verify.mutate()}>
          {t("settings.ledger.verify")}
        </Button>
        <span className={styles.hint}>{t("settings.ledger.verifyHint")}</span>
      </div>
      <div role="status">{verify.isPending && <Spinner size="tiny" label={t("settings.ledger.verifying")} />}</div>
      {verify.isError && <ErrorNotice error={verify.error} onRetry={() => verify.mutate()} />}
      {report !== undefined && (
        <>
          {report.ok ? (
            <Notice intent="success">{t("settings.ledger.verifyOk")}</Notice>
          ) : (
            <Notice
              intent="error"
              title={t("settings.ledger.verifyBad")}
              actions={
                <Button size="small" onClick={() => void native.openLogFolder()}>
                  {t("common.openLogFolder")}
                </Button>
              }
            >
              {t("settings.ledger.verifyBadAdvice")}
            </Notice>
          )}
          <ul className={styles.list}>
            {report.checks.map(({ name, ok, detail }) => {
              return (
                <li key={name} className={styles.check}>
                  <span
                    className={`${styles.icon} ${ok ? styles.ok : styles.bad}`}
                    role="img"
                    aria-label={ok ? t("settings.ledger.checkOk") : t("settings.ledger.checkBad")}
                  >
                    {ok ? <CheckmarkCircleRegular /> : <DismissCircleRegular />}
                  </span>
                  <span>{isKnownCheck(name) ? t(`settings.checks.${name}`) : name}</span>
                  <span className={styles.detail}>{detail}</span>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </div>
  );
}
