import { Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ErrorCircleFilled, InfoRegular, WarningFilled } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ChainAuditView, ChainFindingView, ChainRowView } from "../../../shared/contract/complements.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import { repAuditWords } from "../../../shared/i18n/rep-audit-words.ts";
import { DASH, formatDay } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { formatDecimalText } from "./decimals.ts";
import { useDocumentStyles } from "./document-styles.ts";
import { entryKind } from "./labels.ts";

const useStyles = makeStyles({
  scroll: { overflowX: "auto" },
  group: { textAlign: "center !important" as "center" },
  ours: { borderLeft: `1px solid ${tokens.colorNeutralStroke2}`, paddingLeft: "12px !important" as "12px" },
  what: { display: "block", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  struck: { "& td:not(:first-child)": { textDecorationLine: "line-through", color: tokens.colorNeutralForeground3 } },
  struckName: { textDecorationLine: "line-through" },
  first: { backgroundColor: tokens.colorStatusDangerBackground1 },
  icon: { verticalAlign: "-3px", marginRight: "4px", fontSize: "16px" },
  broken: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  strong: { fontWeight: tokens.fontWeightSemibold },
});

const ICONS = { broken: ErrorCircleFilled, warning: WarningFilled, note: InfoRegular } as const;
const WEIGHT = { broken: 0, warning: 1, note: 2 } as const;

/** The heaviest finding of each row. */
function flags(findings: readonly ChainFindingView[]): ReadonlyMap<number, ChainFindingView> {
  const found = new Map<number, ChainFindingView>();
  for (const finding of findings) {
    const other = found.get(finding.row);
    if (other === undefined || WEIGHT[finding.severity] < WEIGHT[other.severity]) found.set(finding.row, finding);
  }
  return found;
}

/** The chain of an invoice, step by step: what the issuer wrote, and beside it what the ledger made of it. */
export function ChainTable({ audit }: { readonly audit: ChainAuditView }): ReactNode {
  const styles = useStyles();
  const shared = useDocumentStyles();
  const { t } = useTranslation();
  const flagged = flags(audit.findings);
  const firstRow = audit.firstBroken === null ? -1 : (audit.findings[audit.firstBroken]?.row ?? -1);
  const number = (text: string): string => (text === "" ? DASH : formatDecimalText(text));
  const column = (id: "prior" | "paid" | "left" | "applied" | "balance", className = ""): ReactNode => (
    <th scope="col" className={mergeClasses(shared.number, className)}>
      {t(`complements.chain.columns.${id}`)}
    </th>
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a narrow window scrolls it, and keys must reach it
    <section className={styles.scroll} aria-label={t("complements.chain.title")} tabIndex={0}>
      <table className={shared.table}>
        <thead>
          <tr>
            <td colSpan={3} />
            <th scope="colgroup" colSpan={3} className={styles.group}>
              {t("complements.chain.issuer")}
            </th>
            <th scope="colgroup" colSpan={2} className={mergeClasses(styles.group, styles.ours)}>
              {t("complements.chain.ours")}
            </th>
          </tr>
          <tr>
            <th scope="col">{t("complements.chain.columns.document")}</th>
            <th scope="col">{t("complements.chain.columns.day")}</th>
            <th scope="col" className={shared.number} title={t("complements.chain.columns.numberLong")}>
              {t("complements.chain.columns.number")}
            </th>
            {column("prior")}
            {column("paid")}
            {column("left")}
            {column("applied", styles.ours)}
            {column("balance", shared.last)}
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>
              <span className={styles.what}>{t("complements.chain.kinds.charge")}</span>
              {audit.label}
            </td>
            <td>{formatDay(audit.issuedOn)}</td>
            <td colSpan={4} />
            <td className={styles.ours} />
            <td className={mergeClasses(shared.number, shared.last, styles.strong)}>{number(audit.total)}</td>
          </tr>
          {audit.rows.map((row, index) => (
            <tr
              // biome-ignore lint/suspicious/noArrayIndexKey: a row of the chain is its place in it
              key={index}
              className={mergeClasses(row.struck !== null && styles.struck, index === firstRow && styles.first)}
            >
              <td>
                <NameCell row={row} finding={flagged.get(index)} />
              </td>
              <td>{formatDay(row.on)}</td>
              <td className={shared.number}>{row.number}</td>
              <td className={shared.number}>{row.prior === "" ? "" : number(row.prior)}</td>
              <td className={shared.number}>{row.paid === "" ? "" : number(row.paid)}</td>
              <td className={shared.number}>{row.left === "" ? "" : number(row.left)}</td>
              <td className={mergeClasses(shared.number, styles.ours)}>
                {Number(row.applied) === 0 ? DASH : number(row.applied)}
              </td>
              <td className={mergeClasses(shared.number, shared.last, styles.strong)}>{number(row.balance)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function NameCell({
  row,
  finding,
}: {
  readonly row: ChainRowView;
  readonly finding: ChainFindingView | undefined;
}): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toDocument, toSource } = useNavigation();
  const Icon = finding === undefined ? null : ICONS[finding.severity];
  const name = row.label === "" ? t(`complements.chain.kinds.${row.kind}`) : row.label;
  return (
    <>
      <span className={styles.what}>
        {row.kind === "entry" ? entryKind(row.entry, t) : t(`complements.chain.kinds.${row.kind}`)}
      </span>
      {Icon !== null && finding !== undefined && (
        <Icon
          className={mergeClasses(
            styles.icon,
            finding.severity === "broken" && styles.broken,
            finding.severity === "warning" && styles.warning,
          )}
          aria-label={t(`complements.chain.severities.${finding.severity}`)}
        />
      )}
      {row.kind === "entry" && row.entry !== "cancellation" ? (
        name
      ) : (
        <Link
          className={mergeClasses(row.struck !== null && styles.struckName)}
          title={row.issuedOn === null ? undefined : t("complements.chain.issuedOn", { day: formatDay(row.issuedOn) })}
          onClick={() => (row.kind === "money" ? toSource("M", row.uuid) : toDocument(row.uuid))}
        >
          {name}
        </Link>
      )}
      {row.via !== "" && <span className={styles.what}>{t("complements.chain.via", { invoice: row.via })}</span>}
      {row.struck !== null && <span className={styles.what}>{struckWords(row.struck)}</span>}
    </>
  );
}

function struckWords(struck: NonNullable<ChainRowView["struck"]>): string {
  const words = repAuditWords(currentLang()).struck;
  return fillWords(words[struck.as], { on: formatDay(struck.on), by: struck.byLabel });
}
