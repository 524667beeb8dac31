import { type Theme, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { type ChartPalette, darkPalette, lightPalette } from "../../shared/charts/palette.ts";

const fontFamilyBase = "'Segoe UI Variable Text', 'Segoe UI', 'Noto Sans', 'Liberation Sans', Arial, sans-serif";

/** Light theme: white work area on a cool grey frame, one blue accent. */
export const lightTheme: Theme = {
  ...webLightTheme,
  fontFamilyBase,
  colorNeutralBackground2: "#F8F9FB",
  colorNeutralBackground3: "#F2F4F7",
  colorNeutralBackground4: "#EAEDF1",
  colorNeutralStroke2: "#DDE1E6",
  colorNeutralStroke3: "#E9ECF0",
};

/** Dark theme, designed on its own: slate surfaces that rise in lightness with their level, softened text, calm strokes. */
export const darkTheme: Theme = {
  ...webDarkTheme,
  fontFamilyBase,
  colorNeutralForeground1: "#EEF0F3",
  colorNeutralForeground2: "#CDD2D9",
  colorNeutralForeground3: "#A9B1BB",
  colorNeutralForeground4: "#98A1AC",
  colorNeutralBackground1: "#1D2126",
  colorNeutralBackground1Hover: "#282D34",
  colorNeutralBackground1Pressed: "#171A1E",
  colorNeutralBackground1Selected: "#2D343C",
  colorNeutralBackground2: "#191C21",
  colorNeutralBackground2Hover: "#23282E",
  colorNeutralBackground3: "#14171B",
  colorNeutralBackground3Hover: "#20252A",
  colorNeutralBackground4: "#101316",
  colorNeutralBackground5: "#0C0E11",
  colorSubtleBackgroundHover: "#282E35",
  colorSubtleBackgroundPressed: "#1F2429",
  colorSubtleBackgroundSelected: "#25303C",
  colorNeutralStroke1: "#4B545F",
  colorNeutralStroke2: "#363D45",
  colorNeutralStroke3: "#2A3037",
};

/** Colours of the aging ramp and the charts in a theme; the ramp is the one of PDF and Excel. */
export function chartPalette(dark: boolean): ChartPalette {
  return dark ? darkPalette : lightPalette;
}

/** CSS custom properties of the ramp: `--aging-1-fill`, `--aging-1-ink` … `--aging-5-ink`, and `--aging-edge`. */
export function agingVariables(dark: boolean): Record<string, string> {
  const { aging, agingText, agingEdge } = chartPalette(dark);
  const steps = aging.flatMap((fill, index) => [
    [`--aging-${index + 1}-fill`, fill],
    [`--aging-${index + 1}-ink`, agingText[index] ?? fill],
  ]);
  return { ...Object.fromEntries(steps), "--aging-edge": agingEdge };
}
