import { Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Ficha } from "../../../shared/contract/ficha.ts";
import { DayField } from "../../components/DayField.tsx";
import { FormDialog } from "../../components/FormDialog.tsx";
import { Notice } from "../../components/Notice.tsx";
import { TextField } from "../../components/TextField.tsx";
import { formatDay } from "../../lib/format.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { readTyped } from "./CreditFields.tsx";
import { PastCutOff } from "./PastCutOff.tsx";

const useStyles = makeStyles({
  history: { margin: 0, paddingLeft: "18px", color: tokens.colorNeutralForeground2 },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

/** Releases of before that are listed. */
const SHOWN = 5;

interface Props {
  readonly ficha: Ficha;
  readonly onClose: () => void;
}

/** Opens a held credit for a time or up to a balance, or ends that (COLLECTIONS 17); the credit is held again after. */
export function ReleaseDialog({ ficha, onClose }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { customer, credit, profile } = ficha;
  const [untilOn, setUntilOn] = useState("");
  const [upTo, setUpTo] = useState("");
  const [reason, setReason] = useState("");
  const [waits, setWaits] = useState(false);
  const { data: before } = useQuery(orpc.customers.releases.queryOptions({ input: { customerId: customer.id } }));
  const balance = readTyped(upTo, credit.currency);
  const command = () => ({ commandId: crypto.randomUUID() });
  const save = useMutation({
    mutationFn: () => {
      const day = untilOn === "" ? null : untilOn;
      const terms = { untilOn: day, upToMinor: balance ?? null, reason: reason.trim() };
      return ledger.customers.release({ ...command(), customerId: customer.id, ...terms });
    },
    onSuccess: ({ approvalId }) => (approvalId === null ? onClose() : setWaits(true)),
  });
  const end = useMutation({
    mutationFn: (releaseId: number) => ledger.customers.endRelease({ ...command(), releaseId, reason: reason.trim() }),
    onSuccess: onClose,
  });
  const { release } = credit;
  const standing = release !== null;
  const said = reason.trim().length >= 3;
  const ready = said && (standing || balance !== undefined) && !save.isPending && !end.isPending && !waits;
  return (
    <FormDialog
      title={t("credit.release.title", { name: customer.name })}
      body={t("credit.release.body", { hold: t(`customerList.holds.${profile.hold}`) })}
      action={standing ? t("credit.release.end") : t("credit.release.save")}
      busy={!ready}
      error={save.error ?? end.error}
      onSubmit={() => (release === null ? save.mutate() : end.mutate(release.id))}
      onClose={onClose}
    >
      <PastCutOff />
      {waits && <Notice intent="info">{t("credit.release.asked")}</Notice>}
      {release !== null && (
        <Notice intent="info">
          {t("credit.release.standing", { name: release.approvedBy, reason: release.reason })}
        </Notice>
      )}
      {!standing && (
        <>
          <DayField
            label={t("credit.release.until")}
            day={untilOn}
            invalid={t("shell.asOf.invalid")}
            onDay={setUntilOn}
          />
          <Field
            label={t("credit.release.upTo", { currency: credit.currency })}
            {...(balance === undefined
              ? { validationState: "error" as const, validationMessage: t("credit.release.upToInvalid") }
              : {})}
          >
            <Input inputMode="decimal" value={upTo} maxLength={30} onChange={(_, { value }) => setUpTo(value)} />
          </Field>
        </>
      )}
      <TextField label={t("credit.release.reason")} value={reason} maxLength={300} onValue={setReason} />
      {before !== undefined && before.rows.length > 0 && (
        <>
          <h3 className={styles.title}>{t("credit.release.history")}</h3>
          <ul className={styles.history}>
            {before.rows.slice(0, SHOWN).map((row) => (
              <li key={row.id}>
                {t("credit.release.row", {
                  day: formatDay(row.releasedOn),
                  reason: row.reason,
                  asked: row.askedBy,
                  approved: row.approvedBy,
                })}
                {row.endedBy === "" ? "" : `, ${t("credit.release.ended", { name: row.endedBy })}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </FormDialog>
  );
}
