import { Badge, Button, ProgressBar } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgencyPackage } from "../../../shared/contract/agency-packages.ts";
import type { PackageStep } from "../../../shared/domain/agencies/packages.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatDay, formatInteger } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { PackageDialog } from "./PackageDialog.tsx";
import { PackageStepDialog } from "./PackageStepDialog.tsx";
import { useAgencyStyles } from "./styles.ts";

type Stand =
  | { readonly kind: "running"; readonly done: number; readonly total: number }
  | { readonly kind: "done"; readonly file: string }
  | { readonly kind: "stopped" };

/** What an agency was handed over of a batch: versions, what became of each, and the way to make the next. */
export function PackagePart({ placementId }: { readonly placementId: number }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { data } = useQuery(orpc.agencyPackages.ofPlacement.queryOptions({ input: { placementId } }));
  const [asking, ask] = useState(false);
  const [step, setStep] = useState<{ readonly kind: PackageStep; readonly of: AgencyPackage } | null>(null);
  const [stand, setStand] = useState<Stand | null>(null);
  const [error, setError] = useState<unknown>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  if (data === undefined || data.dueBy === null) return null;
  const { rows, dueBy, late, items, changed, today } = data;
  const [newest] = rows;
  const make = async (password: string): Promise<void> => {
    ask(false);
    const version = String((newest?.version ?? 0) + 1);
    const name = t("agencyPackages.name", { id: String(placementId), version });
    const file = await native.saveAs({ suggestedName: `${name}.zip`, kind: "zip" });
    if (file === null) return;
    const stop = new AbortController();
    abort.current = stop;
    setError(null);
    setStand({ kind: "running", done: 0, total: 0 });
    try {
      const stream = await ledger.agencyPackages.make(
        { commandId: crypto.randomUUID(), placementId, file, password, lang: currentLang() },
        { signal: stop.signal },
      );
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
    <section className={styles.fields} aria-label={t("agencyPackages.title")}>
      <div>
        <h3 className={styles.heading}>{t("agencyPackages.title")}</h3>
        <p className={styles.quiet}>{t("agencyPackages.hint")}</p>
      </div>
      {rows.every((row) => row.deliveredOn === null) && items > 0 && (
        <p className={styles.text}>
          {t(late ? "agencyPackages.late" : "agencyPackages.dueBy", { day: formatDay(dueBy) })}
        </p>
      )}
      {changed && items > 0 && <Notice intent="warning">{t("agencyPackages.changed")}</Notice>}
      {items > 0 && (
        <Allowed to="agencyPackages.make">
          <div className={styles.buttons}>
            <Button size="small" disabledFocusable={running !== null} onClick={() => ask(true)}>
              {t(newest === undefined ? "agencyPackages.make" : "agencyPackages.makeNext")}
            </Button>
            {running !== null && (
              <Button size="small" onClick={() => abort.current?.abort()}>
                {t("agencyPackages.stop")}
              </Button>
            )}
          </div>
        </Allowed>
      )}
      {running !== null && (
        <>
          <span role="status" className={styles.quiet}>
            {running.total > 0 &&
              t("agencyPackages.running", { done: formatInteger(running.done), total: formatInteger(running.total) })}
          </span>
          <ProgressBar
            aria-label={t("agencyPackages.make")}
            {...(running.total === 0 ? {} : { value: running.done / running.total })}
          />
        </>
      )}
      {error !== null && <ErrorNotice error={error} onDismiss={() => setError(null)} />}
      {stand?.kind === "done" && <Notice intent="success">{t("agencyPackages.done", { file: stand.file })}</Notice>}
      {stand?.kind === "stopped" && <Notice intent="info">{t("agencyPackages.stopped")}</Notice>}
      {rows.length === 0 && <p className={styles.text}>{t("agencyPackages.none")}</p>}
      {rows.map((row) => (
        <Version key={row.id} row={row} onStep={(kind) => setStep({ kind, of: row })} />
      ))}
      {asking && (
        <PackageDialog
          placementId={placementId}
          onClose={() => ask(false)}
          onPassword={(password) => void make(password)}
        />
      )}
      {step !== null && <PackageStepDialog step={step.kind} of={step.of} today={today} onClose={() => setStep(null)} />}
    </section>
  );
}

interface VersionProps {
  readonly row: AgencyPackage;
  readonly onStep: (kind: PackageStep) => void;
}

const COLORS = { made: "warning", delivered: "informative", acknowledged: "success" } as const;

/** A version with what is in it, its hash, its steps and those that can be taken. */
function Version({ row, onStep }: VersionProps): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const state = row.acknowledgedOn !== null ? "acknowledged" : row.deliveredOn !== null ? "delivered" : "made";
  const open: readonly PackageStep[] = [
    ...(state === "made" ? (["delivered"] as const) : []),
    ...(state === "delivered" ? (["acknowledged"] as const) : []),
    ...(row.deliveredOn !== null && row.recalled > 0 ? (["destroyed"] as const) : []),
  ];
  return (
    <article className={styles.fields} aria-label={t("agencyPackages.version", { version: row.version })}>
      <p className={styles.text}>
        {t("agencyPackages.version", { version: row.version })}{" "}
        <Badge appearance="tint" color={COLORS[state]}>
          {t(`agencyPackages.states.${state}`)}
        </Badge>
      </p>
      <p className={styles.quiet}>
        {t("agencyPackages.made", { name: row.madeBy, day: formatDay(row.madeOn) })} ·{" "}
        {t("agencyPackages.inside", {
          items: formatInteger(row.items),
          customers: formatInteger(row.customers),
          size: formatInteger(Math.ceil(row.bytes / 1024)),
        })}
      </p>
      <p className={styles.hash}>
        {t("agencyPackages.hash")}: {row.sha256}
      </p>
      {row.steps.map((step) => (
        <p key={step.id} className={styles.text}>
          {t(`agencyPackages.stepsTaken.${step.kind}`, { day: formatDay(step.on), who: step.who })}
          {step.note !== "" && <span className={styles.quiet}> {step.note}</span>}
        </p>
      ))}
      {row.recalled > 0 && row.destroyedOn === null && (
        <p className={styles.text}>{t("agencyPackages.recalled", { count: row.recalled })}</p>
      )}
      {open.length > 0 && (
        <Allowed to="agencyPackages.deliver">
          <div className={styles.buttons}>
            {open.map((kind) => (
              <Button key={kind} size="small" onClick={() => onStep(kind)}>
                {t(`agencyPackages.steps.${kind}.action`)}
              </Button>
            ))}
          </div>
        </Allowed>
      )}
    </article>
  );
}
