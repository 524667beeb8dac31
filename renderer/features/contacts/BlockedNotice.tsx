import { Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ContactCheck } from "../../../shared/contract/worklist.ts";
import { Notice } from "../../components/Notice.tsx";
import { formatDay } from "../../lib/format.ts";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  control: { minWidth: 0, width: "100%" },
});

interface Props {
  readonly check: Extract<ContactCheck, { allowed: false }>;
  readonly reason: string;
  readonly missing: boolean;
  readonly onReason: (reason: string) => void;
}

/** Why a contact may not be made now and from when on it may; one that was made all the same wants its reason. */
export function BlockedNotice({ check, reason, missing, onReason }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [day = "", time = ""] = (check.nextLocal ?? "").split("T");
  const why = t(`worklist.refusals.${check.why}`, { hours: check.hours });
  const rule = check.ruleId === "" ? "" : ` (${check.ruleId})`;
  return (
    <div className={styles.box}>
      <Notice intent="warning" title={t("contacts.form.blocked")}>
        {`${why}${rule}. `}
        {check.nextLocal === null ? "" : `${t("contacts.form.nextSlot", { moment: `${formatDay(day)} ${time}` })} `}
        {t("contacts.form.blockedLog")}
      </Notice>
      <Field
        label={t("contacts.form.overrideReason")}
        {...(missing
          ? { validationState: "error" as const, validationMessage: t("contacts.form.overrideMissing") }
          : {})}
      >
        <Input
          className={styles.control}
          maxLength={500}
          autoComplete="off"
          value={reason}
          onChange={(_, { value }) => onReason(value)}
        />
      </Field>
    </div>
  );
}
