import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { openWorkForm } from "../../lib/work-forms.tsx";

/** What was last done with a letter. */
export type LetterDoing =
  | { readonly phase: "idle" }
  | { readonly phase: "running" }
  | { readonly phase: "saved"; readonly file: string }
  | { readonly phase: "said"; readonly words: string }
  | { readonly phase: "failed"; readonly error: unknown };

interface Issued {
  readonly id: number;
  readonly folio: string;
  readonly fileName: string;
  readonly customerId: number;
  readonly title: string;
}

/** Saves, prints and mails an issued letter. */
export function useLetterActions() {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<LetterDoing>({ phase: "idle" });
  const run = async (work: () => Promise<LetterDoing>): Promise<void> => {
    setDoing({ phase: "running" });
    setDoing(await work().catch((error: unknown): LetterDoing => ({ phase: "failed", error })));
  };
  return {
    doing,
    dismiss: (): void => setDoing({ phase: "idle" }),
    save: (letter: Issued) =>
      run(async () => {
        const file = await native.saveAs({ suggestedName: letter.fileName, kind: "pdf" });
        if (file === null) return { phase: "idle" };
        const saved = await ledger.letters.save({ commandId: crypto.randomUUID(), id: letter.id, file });
        return { phase: "saved", file: saved.file };
      }),
    print: (letter: Issued) =>
      run(async () => {
        const { path } = await ledger.letters.print({ commandId: crypto.randomUUID(), id: letter.id });
        await native.openEvidence(path);
        return { phase: "said", words: t("letters.form.printed") };
      }),
    mail: (letter: Issued): void =>
      openWorkForm({
        kind: "contact",
        customerId: letter.customerId,
        channel: "mail",
        letter: { id: letter.id, name: letter.fileName, subject: `${letter.title} (${letter.folio})` },
      }),
  };
}
