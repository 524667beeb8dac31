import { InfoLabel, makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled, ErrorCircleFilled, SubtractCircleRegular, WarningFilled } from "@fluentui/react-icons";
import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { KpiFigure } from "../../../shared/contract/reports.ts";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    gap: "2px",
    minWidth: 0,
    padding: "10px 14px 12px",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  name: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  value: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
  },
  line: {
    display: "flex",
    alignItems: "center",
    gap: "6px",
    flexWrap: "wrap",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: "tabular-nums",
  },
  light: { display: "inline-flex", alignItems: "center", gap: "4px", fontWeight: tokens.fontWeightSemibold },
  icon: { fontSize: "16px", display: "inline-flex" },
  green: { color: tokens.colorStatusSuccessForeground1 },
  amber: { color: tokens.colorStatusWarningForeground1 },
  red: { color: tokens.colorStatusDangerForeground1 },
  none: { color: tokens.colorNeutralForeground3 },
});

const ICONS: Readonly<Record<KpiFigure["light"], ReactElement>> = {
  green: <CheckmarkCircleFilled />,
  amber: <WarningFilled />,
  red: <ErrorCircleFilled />,
  none: <SubtractCircleRegular />,
};

interface CardProps {
  readonly name: string;
  readonly value: string;
  /** How the figure is made; shown on demand. */
  readonly definition?: ReactElement;
  readonly children: ReactNode;
}

/** A tile with one figure, and lines that say what to think of it. */
export function FigureCard({ name, value, definition, children }: CardProps): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <section className={styles.card} aria-label={name}>
      <span className={styles.name}>
        {definition === undefined ? (
          name
        ) : (
          <InfoLabel size="small" info={definition} infoButton={{ "aria-label": t("reportsScreen.explain", { name }) }}>
            {name}
          </InfoLabel>
        )}
      </span>
      <span className={styles.value}>{value}</span>
      <span className={styles.line}>{children}</span>
    </section>
  );
}

/** A light as sign, colour and word. */
export function LightWord({ color, word }: { readonly color: KpiFigure["light"]; readonly word: string }): ReactNode {
  const styles = useStyles();
  return (
    <span className={`${styles.light} ${styles[color]}`} data-light={color}>
      <span className={styles.icon} aria-hidden="true">
        {ICONS[color]}
      </span>
      {word}
    </span>
  );
}

/** The traffic light with the target it was judged by. */
export function KpiLight({ figure, target }: { readonly figure: KpiFigure; readonly target: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <LightWord color={figure.light} word={t(`reports.lights.${figure.light}`)} />
      <span>{t("reports.figure.target", { target })}</span>
    </>
  );
}
