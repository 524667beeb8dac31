import { Button } from "@fluentui/react-components";
import { FolderZipRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Allowed } from "../../components/Allowed.tsx";
import { ZipRunState } from "../../components/ZipRunState.tsx";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { useZipRun } from "../../lib/use-zip-run.ts";
import { useCaseStyles } from "./styles.ts";

/** The file of a case as one ZIP for whoever sues: where to, how far it is, and the way to stop it. */
export function PackPart({ id, customer }: { readonly id: number; readonly customer: string }): ReactNode {
  const styles = useCaseStyles();
  const { t } = useTranslation();
  const zip = useZipRun();
  const running = zip.state.phase === "running";
  const save = (): Promise<void> =>
    zip.run(t("escalations.pack.name", { id: String(id), customer }), (file, signal) =>
      ledger.escalations.packFile({ id, file, lang: currentLang() }, { signal }),
    );
  return (
    <Allowed to="escalations.packFile">
      <div className={styles.pack}>
        <div className={styles.line}>
          <Button icon={<FolderZipRegular />} disabledFocusable={running} onClick={() => void save()}>
            {t("escalations.pack.action")}
          </Button>
          {running && <Button onClick={zip.stop}>{t("escalations.pack.stop")}</Button>}
        </div>
        <ZipRunState
          zip={zip}
          label={t("escalations.pack.action")}
          running={(progress) => t("escalations.pack.running", progress)}
          done={(file) => t("escalations.pack.done", { file })}
          stopped={t("escalations.pack.stopped")}
        />
      </div>
    </Allowed>
  );
}
