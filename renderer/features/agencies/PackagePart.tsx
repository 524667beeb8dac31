import { Badge, Button } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgencyPackage } from "../../../shared/contract/agency-packages.ts";
import type { PackageStep } from "../../../shared/domain/agencies/packages.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { Notice } from "../../components/Notice.tsx";
import { ZipRunState } from "../../components/ZipRunState.tsx";
import { formatDay, formatInteger } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useZipRun } from "../../lib/use-zip-run.ts";
import { PackageDialog } from "./PackageDialog.tsx";
import { PackageStepDialog } from "./PackageStepDialog.tsx";
import { useAgencyStyles } from "./styles.ts";

/** What an agency was handed over of a batch: versions, what became of each, and the way to make the next. */
export function PackagePart({ placementId }: { readonly placementId: number }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { data } = useQuery(orpc.agencyPackages.ofPlacement.queryOptions({ input: { placementId } }));
  const [asking, ask] = useState(false);
  const [step, setStep] = useState<{ readonly kind: PackageStep; readonly of: AgencyPackage } | null>(null);
  const zip = useZipRun();
  if (data === undefined || data.dueBy === null) return null;
  const { rows, dueBy, late, items, changed, today } = data;
  const [newest] = rows;
  const running = zip.state.phase === "running";
  const make = (password: string): void => {
    ask(false);
    const version = String((newest?.version ?? 0) + 1);
    void zip.run(t("agencyPackages.name", { id: String(placementId), version }), (file, signal) =>
      ledger.agencyPackages.make(
        { commandId: crypto.randomUUID(), placementId, file, password, lang: currentLang() },
        { signal },
      ),
    );
  };
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
            <Button size="small" disabledFocusable={running} onClick={() => ask(true)}>
              {t(newest === undefined ? "agencyPackages.make" : "agencyPackages.makeNext")}
            </Button>
            {running && (
              <Button size="small" onClick={zip.stop}>
                {t("agencyPackages.stop")}
              </Button>
            )}
          </div>
        </Allowed>
      )}
      <ZipRunState
        zip={zip}
        label={t("agencyPackages.make")}
        running={(progress) => t("agencyPackages.running", progress)}
        done={(file) => t("agencyPackages.done", { file })}
        stopped={t("agencyPackages.stopped")}
      />
      {rows.length === 0 && <p className={styles.text}>{t("agencyPackages.none")}</p>}
      {rows.map((row) => (
        <Version key={row.id} row={row} onStep={(kind) => setStep({ kind, of: row })} />
      ))}
      {asking && <PackageDialog placementId={placementId} onClose={() => ask(false)} onPassword={make} />}
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
