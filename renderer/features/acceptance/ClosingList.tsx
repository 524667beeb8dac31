import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { AddRegular, DeleteRegular } from "@fluentui/react-icons";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { DayField } from "../../components/DayField.tsx";
import { formatDay } from "../../lib/format.ts";
import type { TermsDraft } from "./terms-draft.ts";

const useStyles = makeStyles({
  group: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  row: { display: "flex", alignItems: "flex-end", gap: tokens.spacingHorizontalM, flexWrap: "wrap" },
  day: { width: "132px", "& .fui-Input": { width: "100%", minWidth: 0 }, "& input": { minWidth: 0, width: "100%" } },
  name: { width: "190px", "& .fui-Input": { width: "100%", minWidth: 0 }, "& input": { minWidth: 0, width: "100%" } },
  hint: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

type Closings = TermsDraft["closings"];

/** Days on which the customer is closed, one row a closure. */
export function ClosingList(props: {
  readonly closings: Closings;
  readonly onChange: (closings: Closings) => void;
}): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const id = useId();
  const { closings, onChange } = props;
  const change = (index: number, changes: Partial<Closings[number]>): void =>
    onChange(closings.map((closing, at) => (at === index ? { ...closing, ...changes } : closing)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame around the rows
    <div className={styles.group} role="group" aria-labelledby={id}>
      <span>
        <span id={id}>{t("acceptance.terms.closings")}</span>
        <br />
        <span className={styles.hint}>{t("acceptance.terms.closingsHint")}</span>
      </span>
      {closings.map((closing, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own and stay in their order
        <div key={index} className={styles.row}>
          <DayField
            className={styles.day}
            label={t("acceptance.terms.closingFrom")}
            day={closing.from}
            invalid={t("acceptance.terms.dayInvalid")}
            onDay={(from) => change(index, { from, ...(closing.to === "" ? { to: from } : {}) })}
          />
          <DayField
            className={styles.day}
            label={t("acceptance.terms.closingTo")}
            day={closing.to}
            invalid={t("acceptance.terms.dayInvalid")}
            onDay={(to) => change(index, { to })}
          />
          <Field className={styles.name} label={t("acceptance.terms.closingName")}>
            <Input maxLength={100} value={closing.name} onChange={(_, { value }) => change(index, { name: value })} />
          </Field>
          <Button
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={t("acceptance.terms.closingRemove", {
              from: closing.from === "" ? "" : formatDay(closing.from),
              to: closing.to === "" ? "" : formatDay(closing.to),
            })}
            onClick={() => onChange(closings.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon={<AddRegular />}
          onClick={() => onChange([...closings, { from: "", to: "", name: "" }])}
        >
          {t("acceptance.terms.closingAdd")}
        </Button>
      </div>
    </div>
  );
}
