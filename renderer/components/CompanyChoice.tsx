import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CompanyCandidate } from "../../shared/contract/imports.ts";
import { formatInteger } from "../lib/format.ts";
import { EmptyState } from "./EmptyState.tsx";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, minHeight: 0 },
  body: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: {
    margin: 0,
    padding: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    maxHeight: "300px",
    overflowY: "auto",
  },
  row: {
    display: "grid",
    gridTemplateColumns: "1fr max-content",
    alignItems: "center",
    gap: tokens.spacingHorizontalL,
    padding: "2px 12px 2px 4px",
    ":not(:last-child)": { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  rfc: { color: tokens.colorNeutralForeground3, fontVariantNumeric: "tabular-nums", marginLeft: "8px" },
  counts: { color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums", textAlign: "right" },
  actions: { display: "flex", gap: tokens.spacingHorizontalS, justifyContent: "flex-end" },
  legend: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
});

/** Only the first few issuers can be the company; the rest are suppliers met once. */
const SHOWN = 12;

interface Props {
  readonly candidates: readonly CompanyCandidate[];
  readonly filesSeen: number;
  readonly busy: boolean;
  readonly onChoose: (ownRfcs: readonly string[]) => void;
  readonly onOther: () => void;
}

/** Which of the RFCs found in the files are the company's; the most frequent issuer is ticked beforehand. */
export function CompanyChoice({ candidates, filesSeen, busy, onChoose, onOther }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const bodyId = useId();
  const issuers = candidates.filter(({ issued }) => issued > 0).slice(0, SHOWN);
  const [chosen, setChosen] = useState<readonly string[]>(issuers.slice(0, 1).map(({ rfc }) => rfc));

  if (issuers.length === 0) {
    return (
      <EmptyState
        title={t("ledgers.company.noneTitle")}
        body={t("ledgers.company.noneBody", { files: formatInteger(filesSeen) })}
      >
        <Button appearance="primary" onClick={onOther}>
          {t("ledgers.company.chooseOther")}
        </Button>
      </EmptyState>
    );
  }
  return (
    <div className={styles.box}>
      <p id={bodyId} className={styles.body}>
        {t("ledgers.company.body", { files: formatInteger(filesSeen) })}
      </p>
      <fieldset className={styles.list} aria-describedby={bodyId}>
        <legend className={styles.legend}>{t("ledgers.company.title")}</legend>
        {issuers.map(({ rfc, name, issued, received }) => (
          <div key={rfc} className={styles.row}>
            <Checkbox
              checked={chosen.includes(rfc)}
              label={
                <>
                  {name === "" ? rfc : name}
                  {name !== "" && <span className={styles.rfc}>{rfc}</span>}
                </>
              }
              onChange={(_, { checked }) =>
                setChosen(checked === true ? [...chosen, rfc] : chosen.filter((other) => other !== rfc))
              }
            />
            <span className={styles.counts}>
              {t("ledgers.company.issued", { count: issued })}
              {received > 0 && ` · ${t("ledgers.company.received", { count: received })}`}
            </span>
          </div>
        ))}
      </fieldset>
      <div className={styles.actions}>
        <Button onClick={onOther} disabled={busy}>
          {t("ledgers.company.chooseOther")}
        </Button>
        <Button appearance="primary" disabled={busy || chosen.length === 0} onClick={() => onChoose(chosen)}>
          {t("ledgers.company.start")}
        </Button>
      </div>
    </div>
  );
}
