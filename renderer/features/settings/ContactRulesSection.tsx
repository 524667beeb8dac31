import { Badge, Button, makeStyles, tokens } from "@fluentui/react-components";
import { EditRegular } from "@fluentui/react-icons";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ContactRuleView } from "../../../shared/contract/worklist.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatDay } from "../../lib/format.ts";
import { ContactRuleDialog } from "./ContactRuleDialog.tsx";
import { capWords, placeWords, slotWords } from "./contact-rule-words.ts";
import { Section } from "./Section.tsx";
import { useContactRules } from "./worklist-queries.ts";

const useStyles = makeStyles({
  wide: { overflowX: "auto" },
  table: { width: "100%", borderCollapse: "collapse" },
  head: {
    padding: "4px 12px 4px 0",
    textAlign: "left",
    fontWeight: tokens.fontWeightSemibold,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  cell: {
    padding: "6px 12px 6px 0",
    verticalAlign: "top",
    textAlign: "left",
    fontWeight: tokens.fontWeightRegular,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    fontSize: tokens.fontSizeBase200,
  },
  line: { display: "block" },
  code: { display: "block", fontWeight: tokens.fontWeightSemibold },
  badge: { whiteSpace: "nowrap" },
  quiet: { display: "block", color: tokens.colorNeutralForeground3 },
});

/** The country of most debtors first, the rule for all others last. */
const COUNTRIES = ["MX", "CO", "PE", "CL", "BR", "*"];

function inOrder(rules: readonly ContactRuleView[]): ContactRuleView[] {
  const place = ({ country }: ContactRuleView): number => {
    const index = COUNTRIES.indexOf(country);
    return index === -1 ? COUNTRIES.length - 1.5 : index;
  };
  return [...rules].sort((a, b) => place(a) - place(b));
}

/** Horarios y límites: the rules of contact as dated rows, each with its source, to be changed by a new version. */
export function ContactRulesSection(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const rules = useContactRules();
  const [editing, setEditing] = useState<ContactRuleView | null>(null);
  const [saved, setSaved] = useState<ContactRuleView | null>(null);
  return (
    <Section title={t("worklist.rules.title")} hint={t("worklist.rules.about")}>
      {rules.error !== null && <ErrorNotice error={rules.error} onRetry={() => void rules.refetch()} />}
      {saved !== null && (
        <Notice intent="success" onDismiss={() => setSaved(null)}>
          {t("worklist.rules.saved", { version: saved.version, code: saved.code })}
        </Notice>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys */}
      <section className={styles.wide} tabIndex={0} aria-label={t("worklist.rules.table")}>
        <table className={styles.table} aria-label={t("worklist.rules.table")}>
          <thead>
            <tr>
              {(["code", "scope", "hours", "caps", "source"] as const).map((column) => (
                <th key={column} scope="col" className={styles.head}>
                  {t(`worklist.rules.${column}`)}
                </th>
              ))}
              <th className={styles.head} aria-label={t("worklist.rules.edit")} />
            </tr>
          </thead>
          <tbody>
            {inOrder(rules.data ?? []).map((rule) => (
              <tr key={rule.code}>
                <th scope="row" className={styles.cell}>
                  <span className={styles.code}>{rule.code}</span>
                  <span className={styles.quiet}>{placeWords(rule, t)}</span>
                  <Badge
                    className={styles.badge}
                    size="small"
                    appearance="tint"
                    color={rule.law ? "important" : "informative"}
                  >
                    {t(rule.law ? "worklist.rules.law" : "worklist.rules.policy")}
                  </Badge>
                  {!rule.active && (
                    <Badge size="small" appearance="tint" color="danger">
                      {t("worklist.rules.off")}
                    </Badge>
                  )}
                </th>
                <td className={styles.cell}>
                  <span className={styles.line}>
                    {rule.debtorTypes.map((type) => t(`worklist.rules.types.${type}`)).join(", ")}
                  </span>
                  <span className={styles.quiet}>
                    {rule.channels.map((channel) => t(`worklist.rules.channels.${channel}`)).join(", ")}
                  </span>
                </td>
                <td className={styles.cell}>
                  {rule.slots.map((slot) => (
                    <span key={`${slot.days.join("")} ${slot.from}`} className={styles.line}>
                      {slotWords(slot, t)}
                    </span>
                  ))}
                </td>
                <td className={styles.cell}>
                  {rule.caps.length === 0 && <span className={styles.quiet}>{t("worklist.rules.none")}</span>}
                  {rule.caps.map((cap) => (
                    <span key={JSON.stringify(cap)} className={styles.line}>
                      {capWords(cap, t)}
                    </span>
                  ))}
                </td>
                <td className={styles.cell} title={rule.note}>
                  <span className={styles.line}>{rule.source}</span>
                  <span className={styles.quiet}>
                    {`${t("worklist.rules.checked")} ${formatDay(rule.checkedOn)} · ${t("worklist.rules.version", { version: rule.version })}`}
                  </span>
                </td>
                <td className={styles.cell}>
                  <Button
                    size="small"
                    icon={<EditRegular />}
                    aria-label={t("worklist.rules.editRule", { code: rule.code })}
                    onClick={() => setEditing(rule)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {editing !== null && (
        <ContactRuleDialog
          rule={editing}
          onClose={() => setEditing(null)}
          onSaved={(rule) => {
            setEditing(null);
            setSaved(rule);
          }}
        />
      )}
    </Section>
  );
}
