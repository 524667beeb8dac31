/**
 * Colours that screen, PDF and Excel share. The aging ramp is one hue from light to dark, in the order of the buckets
 * current, 1-30, 31-60, 61-90, 91+; its steps differ in lightness alone, so they stay apart in a grey print and for
 * colour-blind eyes. `ink` is the text colour that reads on the step (contrast 4.5:1 or more).
 */
export interface RampStep {
  readonly fill: string;
  readonly ink: string;
}
export type AgingRamp = readonly [RampStep, RampStep, RampStep, RampStep, RampStep];

/** On white: screen in the light theme, PDF, Excel. */
export const AGING_RAMP_LIGHT: AgingRamp = [
  { fill: "#D3EAEE", ink: "#0B3139" },
  { fill: "#A1CFD8", ink: "#0B3139" },
  { fill: "#63AAB8", ink: "#06262C" },
  { fill: "#2A7583", ink: "#FFFFFF" },
  { fill: "#0D414C", ink: "#FFFFFF" },
];

/** On the dark theme's background: what is oldest stands out most, so the ramp runs from dim to bright. */
export const AGING_RAMP_DARK: AgingRamp = [
  { fill: "#1D3B42", ink: "#D3EAEE" },
  { fill: "#24565F", ink: "#E6F4F6" },
  { fill: "#2E7885", ink: "#FFFFFF" },
  { fill: "#63B3C1", ink: "#06262C" },
  { fill: "#BDE8EF", ink: "#06262C" },
];

/** The one accent. */
export const ACCENT = "#0F6C7A";
