import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatInstant } from "../lib/format.ts";
import { orpc } from "../lib/ledger.ts";

const useStyles = makeStyles({
  link: {
    color: "inherit",
    textDecorationLine: "none",
    borderRadius: tokens.borderRadiusSmall,
    ":hover": { textDecorationLine: "underline" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  bad: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** When the ledger was last copied and the copy proved; trouble is said here until a backup succeeds. */
export function LastBackup(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { data } = useQuery(orpc.backup.status.queryOptions());
  if (data === undefined) return null;
  const [newest] = data.backups;
  const bad = data.problems.length > 0;
  const isOnlySecond = data.problems.every(({ where }) => where !== "first");
  const words = bad
    ? t(isOnlySecond ? "backup.statusSecond" : "backup.statusProblem")
    : data.running !== null
      ? t("backup.statusRunning")
      : newest === undefined
        ? t("backup.statusNone")
        : t("backup.status", { when: formatInstant(newest.madeAt) });
  return (
    <Link to="/ajustes" className={mergeClasses(styles.link, bad && styles.bad)}>
      {words}
    </Link>
  );
}
