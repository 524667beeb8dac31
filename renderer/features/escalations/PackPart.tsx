import { Button, ProgressBar } from "@fluentui/react-components";
import { FolderZipRegular } from "@fluentui/react-icons";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Allowed } from "../../components/Allowed.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatInteger } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { useCaseStyles } from "./styles.ts";

type Stand =
  | { readonly kind: "running"; readonly done: number; readonly total: number }
  | { readonly kind: "done"; readonly file: string }
  | { readonly kind: "stopped" };

/** The file of a case as one ZIP for whoever sues: where to, how far it is, and the way to stop it. */
export function PackPart({ id, customer }: { readonly id: number; readonly customer: string }): ReactNode {
  const styles = useCaseStyles();
  const { t } = useTranslation();
  const [stand, setStand] = useState<Stand | null>(null);
  const [error, setError] = useState<unknown>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const save = async (): Promise<void> => {
    const name = t("escalations.pack.name", { id: String(id), customer }).replaceAll(/[\\/:*?"<>|]/g, " ");
    const file = await native.saveAs({ suggestedName: `${name}.zip`, kind: "zip" });
    if (file === null) return;
    const stop = new AbortController();
    abort.current = stop;
    setError(null);
    setStand({ kind: "running", done: 0, total: 0 });
    try {
      const stream = await ledger.escalations.packFile({ id, file, lang: currentLang() }, { signal: stop.signal });
      for await (const { done, total, state } of stream) {
        setStand(
          state === "done"
            ? { kind: "done", file: file.split(/[\\/]/).at(-1) ?? file }
            : { kind: "running", done, total },
        );
      }
      if (stop.signal.aborted) setStand({ kind: "stopped" });
    } catch (reason) {
      setStand(stop.signal.aborted ? { kind: "stopped" } : null);
      if (!stop.signal.aborted) setError(reason);
    }
  };
  const running = stand?.kind === "running" ? stand : null;
  return (
    <Allowed to="escalations.packFile">
      <div className={styles.pack}>
        <div className={styles.line}>
          <Button icon={<FolderZipRegular />} disabledFocusable={running !== null} onClick={() => void save()}>
            {t("escalations.pack.action")}
          </Button>
          {running !== null && (
            <>
              <Button onClick={() => abort.current?.abort()}>{t("escalations.pack.stop")}</Button>
              <span role="status" className={styles.quiet}>
                {running.total > 0 &&
                  t("escalations.pack.running", {
                    done: formatInteger(running.done),
                    total: formatInteger(running.total),
                  })}
              </span>
            </>
          )}
        </div>
        {running !== null && (
          <ProgressBar
            aria-label={t("escalations.pack.action")}
            {...(running.total === 0 ? {} : { value: running.done / running.total })}
          />
        )}
        {error !== null && <ErrorNotice error={error} onDismiss={() => setError(null)} />}
        {stand?.kind === "done" && <Notice intent="success">{t("escalations.pack.done", { file: stand.file })}</Notice>}
        {stand?.kind === "stopped" && <Notice intent="info">{t("escalations.pack.stopped")}</Notice>}
      </div>
    </Allowed>
  );
}
