import { Dropdown, Field, makeStyles, Option, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DisputeType } from "../../../shared/contract/dispute-terms.ts";
import { resolverWords } from "./labels.ts";
import { useDisputeRules } from "./queries.ts";

const useStyles = makeStyles({
  control: { minWidth: 0, width: "100%" },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  readonly type: DisputeType | null;
  readonly onType: (type: DisputeType) => void;
}

/** The kind, with what to ask the customer for and who answers in how many days. */
export function TypeField({ type, onType }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { data: rules } = useDisputeRules();
  const offered = (rules?.types ?? []).filter((each) => each.active || each.code === type);
  const rule = offered.find((each) => each.code === type);
  return (
    <Field label={t("disputes.form.type")} required>
      <Dropdown
        className={styles.control}
        value={type === null ? "" : t(`disputes.types.${type}`)}
        selectedOptions={type === null ? [] : [type]}
        onOptionSelect={(_, { optionValue }) => {
          const next = offered.find((each) => each.code === optionValue);
          if (next) onType(next.code);
        }}
      >
        {offered.map((each) => (
          <Option key={each.code} value={each.code} text={t(`disputes.types.${each.code}`)}>
            {t(`disputes.types.${each.code}`)}
          </Option>
        ))}
      </Dropdown>
      {rule !== undefined && (
        <>
          <p className={styles.quiet}>
            {t("disputes.form.evidence", { evidence: rule.evidence || t(`disputes.evidence.${rule.code}`) })}
          </p>
          <p className={styles.quiet}>
            {t("disputes.form.answerIn", {
              resolver: resolverWords(rule.resolver, rules?.resolvers, t),
              count: rule.slaDays,
            })}
          </p>
        </>
      )}
    </Field>
  );
}
