import type { TFunction } from "i18next";

/** What is to be done, in words: a note somebody wrote, or what a promise asks for by itself. */
export function followUpNote(note: string, t: TFunction): string {
  return note === "promise-reminder" || note === "promise-check" ? t(`contacts.followUps.notes.${note}`) : note;
}
