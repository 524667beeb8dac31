import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { CopyRegular, PrintRegular } from "@fluentui/react-icons";
import { type ReactNode, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { formatDay } from "../../lib/format.ts";
import { native } from "../../lib/native.ts";
import { useStatus } from "../../lib/status.ts";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, alignItems: "flex-start" },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, color: tokens.colorNeutralForeground2, maxWidth: "60ch" },
  code: {
    padding: "14px 20px",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase500,
    letterSpacing: "0.08em",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    userSelect: "all",
  },
  row: { display: "flex", gap: tokens.spacingHorizontalS },
});

/** What is printed (base.css): the code, of which ledger and day it is, and what it is for. */
function Sheet({ code }: { readonly code: string }): ReactNode {
  const { t } = useTranslation();
  const { data: status } = useStatus();
  return createPortal(
    <article className="recovery-sheet" aria-hidden="true">
      <h1>{t("signIn.codeTitle")}</h1>
      <p>{t("signIn.sheetOf", { ledger: status?.name ?? "", day: formatDay(status?.today ?? "") })}</p>
      <strong>{code}</strong>
      <p>{t("signIn.sheetUse")}</p>
      <p>{t("signIn.sheetKeep")}</p>
    </article>,
    document.body,
  );
}

interface Props {
  readonly code: string;
  readonly onKept: () => void;
}

/** The recovery code, the only time it is seen; going on takes saying that it is in a safe place. */
export function RecoveryCode({ code, onKept }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [kept, setKept] = useState(false);
  const [copied, setCopied] = useState(false);
  return (
    <section className={styles.box} aria-labelledby="recovery-code">
      <Sheet code={code} />
      <h2 className={styles.title} id="recovery-code">
        {t("signIn.codeTitle")}
      </h2>
      <p className={styles.text}>{t("signIn.codeHint")}</p>
      <output className={styles.code}>{code}</output>
      <div className={styles.row}>
        <Button icon={<PrintRegular />} onClick={() => window.print()}>
          {t("signIn.print")}
        </Button>
        <Button
          icon={<CopyRegular />}
          onClick={() => void native.copyText(code).then(() => setCopied(true))}
          aria-live="polite"
        >
          {t(copied ? "signIn.copied" : "signIn.copy")}
        </Button>
      </div>
      <Checkbox label={t("signIn.kept")} checked={kept} onChange={(_, { checked }) => setKept(checked === true)} />
      <Button appearance="primary" disabled={!kept} onClick={onKept}>
        {t("signIn.continue")}
      </Button>
    </section>
  );
}
