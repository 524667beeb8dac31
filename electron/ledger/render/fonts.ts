import { resourcePath } from "../resources-path.ts";

/** Font of everything printed; embedded in the PDF, its files are in resources/fonts (SIL Open Font License). */
export const FONT = "Roboto";

const file = (name: string): string => resourcePath("fonts", "roboto", name);

export const fontFiles = {
  normal: file("Roboto-Regular.ttf"),
  bold: file("Roboto-Medium.ttf"),
  italics: file("Roboto-Italic.ttf"),
} as const;
