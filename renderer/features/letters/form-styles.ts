import { makeStyles, tokens } from "@fluentui/react-components";

/** The form at the left, the letter at the right. */
export const useFormStyles = makeStyles({
  form: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    width: "clamp(300px, 30vw, 420px)",
    flexShrink: 0,
    minHeight: 0,
    overflowY: "auto",
    padding: tokens.spacingHorizontalL,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  preview: { display: "flex", flexDirection: "column", flex: 1, minWidth: 0, minHeight: 0 },
  waiting: { flex: 1, display: "grid", placeItems: "center", color: tokens.colorNeutralForeground3 },
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "center" },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  small: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
  control: { minWidth: 0, width: "100%" },
});
