import { Button, makeStyles, mergeClasses, Spinner, tokens } from "@fluentui/react-components";
import { CheckmarkFilled, FolderOpenRegular } from "@fluentui/react-icons";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { CompanyChoice } from "../../components/CompanyChoice.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { useImportIntake } from "../../lib/import-intake.ts";
import { native } from "../../lib/native.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { offeredPaths, takeOfferedPaths } from "../../lib/offered-paths.ts";
import { useStore } from "../../lib/store.ts";

const FirstPerson = lazy(async () => ({
  default: (await import("../../components/access/FirstPerson.tsx")).FirstPerson,
}));

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  steps: { display: "flex", gap: tokens.spacingHorizontalXL, margin: 0, padding: 0, listStyleType: "none" },
  step: { display: "flex", alignItems: "center", gap: "8px", color: tokens.colorNeutralForeground3 },
  stepNow: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  number: {
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    width: "24px",
    height: "24px",
    borderRadius: "50%",
    fontSize: tokens.fontSizeBase200,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  numberNow: {
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    border: `1px solid ${tokens.colorBrandBackground}`,
  },
  numberDone: { color: tokens.colorCompoundBrandForeground1, border: `1px solid ${tokens.colorCompoundBrandStroke}` },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, color: tokens.colorNeutralForeground2, maxWidth: "70ch" },
  drop: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    gap: tokens.spacingVerticalM,
    padding: "36px",
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  buttons: { display: "flex", gap: tokens.spacingHorizontalS },
  hint: { color: tokens.colorNeutralForeground3 },
  foot: { display: "flex", justifyContent: "flex-end" },
});

/** After a ledger was made: who manages it, the first folder of CFDI, whose company it is, and the first import. */
export function NewLedgerWizard({ name }: { readonly name: string }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toImport, toCartera } = useNavigation();
  const { intake, offer, choose, reset } = useImportIntake(toImport);
  const offered = useStore(offeredPaths);
  useEffect(() => {
    if (offered === null) return;
    const paths = takeOfferedPaths();
    if (paths !== null) void offer(paths);
  }, [offered, offer]);

  const chooseFolder = async (): Promise<void> => {
    const folder = await native.chooseFolder();
    if (folder !== null) await offer([folder]);
  };
  const chooseFiles = async (): Promise<void> => offer(await native.chooseFiles());

  // Decided once, before anything of the company is in the ledger; the recovery code stays until it is kept.
  const [access, setAccess] = useState(true);
  const step = access ? 1 : intake.step === "choosing" ? 3 : intake.step === "starting" ? 4 : 2;
  const names = [
    t("signIn.step"),
    t("ledgers.wizard.stepFolder"),
    t("ledgers.wizard.stepCompany"),
    t("ledgers.wizard.stepImport"),
  ];
  return (
    <div className={styles.box}>
      <h1 className={styles.title}>{t("ledgers.wizard.title", { name })}</h1>
      <ol className={styles.steps} aria-label={t("ledgers.wizard.step", { n: step, total: names.length })}>
        {names.map((word, index) => {
          const number = index + 1;
          return (
            <li
              key={word}
              className={mergeClasses(styles.step, number === step && styles.stepNow)}
              {...(number === step ? { "aria-current": "step" as const } : {})}
            >
              <span
                className={mergeClasses(
                  styles.number,
                  number === step && styles.numberNow,
                  number < step && styles.numberDone,
                )}
              >
                {number < step ? <CheckmarkFilled /> : number}
              </span>
              {word}
            </li>
          );
        })}
      </ol>
      {intake.step === "failed" && (
        <ErrorNotice error={intake.error} onRetry={() => void offer(intake.paths)} onDismiss={reset} />
      )}
      {access ? (
        <Suspense>
          <FirstPerson onSkipped={() => setAccess(false)} onDone={() => setAccess(false)} />
        </Suspense>
      ) : intake.step === "choosing" ? (
        <>
          <h2 className={styles.heading}>{t("ledgers.company.title")}</h2>
          <CompanyChoice
            candidates={intake.candidates}
            filesSeen={intake.filesSeen}
            busy={false}
            onChoose={(rfcs) => void choose(rfcs)}
            onOther={reset}
          />
        </>
      ) : intake.step === "inspecting" || intake.step === "starting" ? (
        <div className={styles.drop}>
          <Spinner label={t("ledgers.wizard.inspecting")} />
        </div>
      ) : (
        <>
          <h2 className={styles.heading}>{t("ledgers.wizard.folderTitle")}</h2>
          <p className={styles.text}>{t("ledgers.wizard.folderBody")}</p>
          <div className={styles.drop}>
            <FolderOpenRegular fontSize={40} aria-hidden="true" />
            <div className={styles.buttons}>
              <Button appearance="primary" onClick={() => void chooseFolder()}>
                {t("ledgers.wizard.chooseFolder")}
              </Button>
              <Button onClick={() => void chooseFiles()}>{t("ledgers.wizard.chooseFiles")}</Button>
            </div>
            <span className={styles.hint}>{t("ledgers.wizard.dropHint")}</span>
          </div>
          <div className={styles.foot}>
            <Button appearance="subtle" onClick={toCartera}>
              {t("ledgers.wizard.later")}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
