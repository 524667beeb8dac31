import { type BrandVariants, createDarkTheme, createLightTheme, type Theme } from "@fluentui/react-components";
import { AGING_RAMP_DARK, AGING_RAMP_LIGHT, type AgingRamp } from "../../shared/palette.ts";

const brand: BrandVariants = {
  10: "#021316",
  20: "#07252B",
  30: "#083640",
  40: "#09444F",
  50: "#0A525F",
  60: "#0B5C6A",
  70: "#0D6573",
  80: "#0F6C7A",
  90: "#2A7F8C",
  100: "#42919E",
  110: "#5AA3AF",
  120: "#72B4BF",
  130: "#8BC5CF",
  140: "#A5D6DE",
  150: "#C0E6EC",
  160: "#DDF4F7",
};

const fontFamilyBase = "'Segoe UI Variable Text', 'Segoe UI', 'Inter', 'Noto Sans', 'Liberation Sans', sans-serif";

/** Light theme: white work area on a cool grey frame. */
export const lightTheme: Theme = {
  ...createLightTheme(brand),
  fontFamilyBase,
  colorNeutralBackground2: "#F8FAFA",
  colorNeutralBackground3: "#F1F4F5",
  colorNeutralBackground4: "#EAEEF0",
  colorNeutralStroke2: "#DDE3E5",
  colorNeutralStroke3: "#E9EDEF",
};

/** Dark theme, designed on its own: slate surfaces that rise in lightness with their level, softened text, calm strokes. */
export const darkTheme: Theme = {
  ...createDarkTheme(brand),
  fontFamilyBase,
  colorNeutralForeground1: "#EDF1F2",
  colorNeutralForeground2: "#CBD3D6",
  colorNeutralForeground3: "#A5B0B4",
  colorNeutralForeground4: "#93A0A5",
  colorNeutralBackground1: "#1C2225",
  colorNeutralBackground1Hover: "#262E32",
  colorNeutralBackground1Pressed: "#161B1D",
  colorNeutralBackground1Selected: "#2B353A",
  colorNeutralBackground2: "#181D20",
  colorNeutralBackground2Hover: "#222A2E",
  colorNeutralBackground3: "#13181A",
  colorNeutralBackground3Hover: "#1F2629",
  colorNeutralBackground4: "#0F1315",
  colorNeutralBackground5: "#0B0E10",
  colorSubtleBackgroundHover: "#263034",
  colorSubtleBackgroundPressed: "#1E2629",
  colorSubtleBackgroundSelected: "#22333A",
  colorNeutralStroke1: "#4A565B",
  colorNeutralStroke2: "#343E42",
  colorNeutralStroke3: "#283034",
  colorBrandForeground1: brand[120],
  colorBrandForeground2: brand[130],
  colorCompoundBrandForeground1: brand[120],
  colorBrandForegroundLink: brand[130],
  colorBrandForegroundLinkHover: brand[140],
};

/** Aging ramp of a theme, in the order current, 1-30, 31-60, 61-90, 91+; for grid bars and charts. */
export function agingRamp(dark: boolean): AgingRamp {
  return dark ? AGING_RAMP_DARK : AGING_RAMP_LIGHT;
}

/** CSS custom properties of the ramp: `--aging-1-fill`, `--aging-1-ink` … `--aging-5-ink`. */
export function agingVariables(dark: boolean): Record<string, string> {
  const entries = agingRamp(dark).flatMap(({ fill, ink }, index) => [
    [`--aging-${index + 1}-fill`, fill],
    [`--aging-${index + 1}-ink`, ink],
  ]);
  return Object.fromEntries(entries);
}
