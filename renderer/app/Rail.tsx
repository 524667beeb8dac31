import { Button, makeStyles, mergeClasses, Tooltip, tokens } from "@fluentui/react-components";
import { NavigationRegular } from "@fluentui/react-icons";
import { Link, useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useMediaQuery } from "../lib/media-query.ts";
import { changePreferences, usePreferences } from "../lib/preferences.ts";
import { useMay } from "../lib/session.ts";
import { shortcutText } from "../lib/shortcuts.ts";
import { screensFor } from "./screens.ts";

const useStyles = makeStyles({
  rail: {
    display: "flex",
    flexDirection: "column",
    gap: "2px",
    width: "48px",
    padding: "8px 4px",
    flexShrink: 0,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  open: { width: "176px" },
  toggle: { alignSelf: "flex-start", minWidth: "39px", height: "36px", marginBottom: "6px" },
  list: {
    display: "flex",
    flexDirection: "column",
    gap: "2px",
    "@media (max-height: 840px)": { gap: "1px" },
    margin: 0,
    padding: 0,
    listStyleType: "none",
    flex: 1,
    minHeight: 0,
    // Twenty screens in a low window or at 200 %: those at the end are a scroll away, and keyboard focus brings them in.
    overflowY: "auto",
    overflowX: "hidden",
    scrollbarWidth: "thin",
  },
  bottom: { marginTop: "auto" },
  link: {
    position: "relative",
    display: "flex",
    alignItems: "center",
    gap: "12px",
    height: "34px",
    flexShrink: 0,
    padding: "0 10px",
    // At 1366x768 all of them are in sight.
    "@media (min-height: 741px) and (max-height: 840px)": { height: "30px" },
    "@media (max-height: 740px)": { height: "28px" },
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: "none",
    whiteSpace: "nowrap",
    overflow: "hidden",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground1 },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  active: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    "::before": {
      content: '""',
      position: "absolute",
      left: 0,
      top: "8px",
      bottom: "8px",
      width: "3px",
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandBackground,
    },
  },
  icon: { display: "flex", fontSize: "20px", flexShrink: 0 },
  iconActive: { color: tokens.colorCompoundBrandForeground1 },
});

/** The screens, with icon and word, or icon alone when collapsed. */
export function Rail(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const may = useMay();
  const preferences = usePreferences();
  // At 200 % on an office monitor the words would take a quarter of the window.
  const roomy = useMediaQuery("(min-width: 900px)");
  const railOpen = preferences.railOpen && roomy;
  const { pathname } = useLocation();
  const toggleText = railOpen ? t("shell.rail.collapse") : t("shell.rail.expand");
  return (
    <nav className={mergeClasses(styles.rail, railOpen && styles.open)} aria-label={t("shell.rail.label")}>
      {roomy && (
        <Tooltip content={`${toggleText} (Ctrl+B)`} relationship="label" positioning="after">
          <Button
            className={styles.toggle}
            appearance="subtle"
            icon={<NavigationRegular />}
            aria-expanded={railOpen}
            onClick={() => void changePreferences({ railOpen: !railOpen })}
          />
        </Tooltip>
      )}
      <ul className={styles.list}>
        {screensFor(may).map(({ name, to, paths, icon: Icon, iconActive: IconActive, shortcut }) => {
          const active = paths.some((path) => pathname === path || pathname.startsWith(`${path}/`));
          const word = t(`shell.screens.${name}`);
          return (
            <li key={name} className={mergeClasses(name === "settings" && styles.bottom)}>
              <Tooltip
                content={`${word} (${shortcutText(shortcut)})`}
                relationship="description"
                positioning="after"
                withArrow
              >
                <Link
                  to={to}
                  className={mergeClasses(styles.link, active && styles.active)}
                  aria-label={word}
                  {...(active ? { "aria-current": "page" as const } : {})}
                >
                  <span className={mergeClasses(styles.icon, active && styles.iconActive)} aria-hidden="true">
                    {active ? <IconActive /> : <Icon />}
                  </span>
                  {railOpen && <span>{word}</span>}
                </Link>
              </Tooltip>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
