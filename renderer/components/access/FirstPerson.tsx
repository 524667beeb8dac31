import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ledger } from "../../lib/ledger.ts";
import { gateHeld } from "../../lib/session.ts";
import { ErrorNotice } from "../ErrorNotice.tsx";
import { NewPassword } from "./NewPassword.tsx";
import { RecoveryCode } from "./RecoveryCode.tsx";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, maxWidth: "560px" },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, color: tokens.colorNeutralForeground2, maxWidth: "70ch" },
  skip: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: "4px" },
});

interface Props {
  /** Offers to go on without; absent where that was decided before. */
  readonly onSkipped?: () => void;
  readonly onDone: () => void;
}

/** Makes the first person with a password, or says plainly that there will be none. */
export function FirstPerson({ onSkipped, onDone }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const make = useMutation({
    mutationFn: (password: string) => {
      gateHeld.set("within");
      return ledger.users.makeFirst({ name, password });
    },
    onError: () => gateHeld.set(null),
  });
  const kept = (): void => {
    gateHeld.set(null);
    onDone();
  };
  const skip = useMutation({ mutationFn: () => ledger.users.skipFirst(), onSuccess: () => onSkipped?.() });
  if (make.data !== undefined) return <RecoveryCode code={make.data.recoveryCode} onKept={kept} />;
  const failed = make.error ?? skip.error;
  return (
    <section className={styles.box} aria-labelledby="first-person">
      <h2 className={styles.title} id="first-person">
        {t("signIn.first")}
      </h2>
      <p className={styles.text}>{t("signIn.firstHint")}</p>
      {failed !== null && <ErrorNotice error={failed} />}
      <NewPassword
        name={name}
        action={t("signIn.make")}
        busy={make.isPending || name.trim() === ""}
        onSave={(password) => make.mutate(password)}
      >
        <Field label={t("signIn.name")}>
          <Input value={name} maxLength={120} onChange={(_, { value }) => setName(value)} />
        </Field>
      </NewPassword>
      {onSkipped !== undefined && (
        <div className={styles.skip}>
          <Button appearance="subtle" disabled={skip.isPending} onClick={() => skip.mutate()}>
            {t("signIn.skip")}
          </Button>
          <span className={styles.text}>{t("signIn.skipHint")}</span>
        </div>
      )}
    </section>
  );
}
