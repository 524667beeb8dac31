import { InfoLabel, makeStyles, mergeClasses, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled, ErrorCircleFilled, SubtractCircleRegular, WarningFilled } from "@fluentui/react-icons";
import { lazy, type ReactElement, type ReactNode, Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Kpi, KpiTrend } from "../../../shared/contract/kpis.ts";
import { kpiDefinition } from "../../../shared/i18n/kpi-definition.ts";
import { amountWords, methodWords, valueWords } from "./figure-words.ts";
import { changeKpis } from "./kpis-state.ts";

const Sparkline = lazy(async () => ({ default: (await import("./Sparkline.tsx")).Sparkline }));

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    gap: "1px",
    minWidth: 0,
    padding: "8px 12px 10px",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  name: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, minHeight: "20px" },
  open: {
    display: "flex",
    padding: 0,
    border: "none",
    background: "none",
    color: "inherit",
    textAlign: "left",
    fontFamily: "inherit",
    cursor: "pointer",
    borderRadius: tokens.borderRadiusMedium,
    ":hover": { color: tokens.colorBrandForeground1, textDecorationLine: "underline" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  value: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: "32px",
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
  },
  long: { fontSize: tokens.fontSizeBase500, lineHeight: "32px" },
  line: {
    display: "flex",
    alignItems: "center",
    gap: "6px",
    flexWrap: "wrap",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: "tabular-nums",
  },
  quiet: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: "tabular-nums",
    overflowWrap: "anywhere",
  },
  light: { display: "inline-flex", alignItems: "center", gap: "4px", fontWeight: tokens.fontWeightSemibold },
  icon: { fontSize: "16px", display: "inline-flex" },
  green: { color: tokens.colorStatusSuccessForeground1 },
  amber: { color: tokens.colorStatusWarningForeground1 },
  red: { color: tokens.colorStatusDangerForeground1 },
  none: { color: tokens.colorNeutralForeground3 },
  // At the foot of its card, so that the lines of a row stand beside each other.
  trend: { height: "34px", marginTop: "auto", paddingTop: "2px" },
  definition: { display: "block", maxWidth: "360px", lineHeight: tokens.lineHeightBase300 },
  figures: { display: "block", marginTop: "6px", fontVariantNumeric: "tabular-nums" },
});

const ICONS: Readonly<Record<Kpi["light"], ReactElement>> = {
  green: <CheckmarkCircleFilled />,
  amber: <WarningFilled />,
  red: <ErrorCircleFilled />,
  none: <SubtractCircleRegular />,
};

interface Props {
  readonly kpi: Kpi;
  readonly currency: string;
  readonly trend: KpiTrend | undefined;
  /** Its rows were just left: the keyboard comes back to it. */
  readonly takesFocus: boolean;
  readonly onOpen: () => void;
}

/** A figure with its light, goal, method, what stands beside it and its trend; the value opens the rows behind it. */
export function KpiCard({ kpi, currency, trend, takesFocus, onOpen }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const figure = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    figure.current?.focus();
    changeKpis({ left: null });
  }, [takesFocus]);
  const name = t(`kpis.names.${kpi.name}`);
  const { frozen } = kpi;
  // Of a closed month the frozen figure is the one that stands; what it comes to now is beside it.
  const shown = frozen ?? kpi;
  const value = valueWords(t, shown.value, kpi.unit, shown.atLeast);
  const now = valueWords(t, kpi.value, kpi.unit, kpi.atLeast);
  const points = trend?.kpis.find((each) => each.name === kpi.name)?.points;
  const line = (amounts: Pick<Kpi, "numerator" | "denominator">): string =>
    t("kpis.ratio", {
      part: amountWords(amounts.numerator, kpi.of, currency),
      whole: amountWords(amounts.denominator, kpi.of, currency),
    });
  return (
    <section className={styles.card} aria-label={name} data-kpi={kpi.name}>
      <span className={styles.name}>
        <InfoLabel
          size="small"
          info={
            <span className={styles.definition}>
              {t(`kpis.definitions.${kpiDefinition(kpi.name, shown.method)}`)}
              <span className={styles.figures}>
                {t("kpis.method")}: {methodWords(t, shown.method)}
                <br />
                {line(shown)}
              </span>
            </span>
          }
          infoButton={{ "aria-label": t("kpis.explain", { name }) }}
        >
          {name}
        </InfoLabel>
      </span>
      <button
        ref={figure}
        type="button"
        className={styles.open}
        aria-label={t("kpis.openRows", { name, value })}
        onClick={onOpen}
      >
        <span className={mergeClasses(styles.value, value.length > 14 && styles.long)}>{value}</span>
      </button>
      <span className={styles.line}>
        {shown.light !== "none" && (
          <span className={mergeClasses(styles.light, styles[shown.light])} data-light={shown.light}>
            <span className={styles.icon} aria-hidden="true">
              {ICONS[shown.light]}
            </span>
            {t(`kpis.lights.${shown.light}`)}
          </span>
        )}
        {shown.target !== "" && <span>{t("kpis.target", { target: valueWords(t, shown.target, kpi.unit) })}</span>}
      </span>
      <p className={styles.quiet}>{methodWords(t, shown.method)}</p>
      {frozen !== null && (
        <p className={styles.quiet} data-restated={frozen.value !== kpi.value}>
          {frozen.value === kpi.value ? t("kpis.unchanged") : t("kpis.restated", { value: now })}
        </p>
      )}
      {shown.second.map((second) => (
        <p key={`${second.kind}.${second.method}`} className={styles.quiet}>
          {second.kind === "exDisputed"
            ? t("kpis.exDisputed", { value: valueWords(t, second.value, kpi.unit) })
            : t("kpis.otherMethod", {
                method: methodWords(t, second.method),
                value: valueWords(t, second.value, kpi.unit),
              })}
        </p>
      ))}
      <div className={styles.trend}>
        {trend !== undefined && points !== undefined ? (
          <Suspense fallback={null}>
            <Sparkline kpi={kpi} name={name} periods={trend.periods} points={points} />
          </Suspense>
        ) : (
          <Skeleton aria-hidden="true">
            <SkeletonItem size={24} />
          </Skeleton>
        )}
      </div>
    </section>
  );
}
