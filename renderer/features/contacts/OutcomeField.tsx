import { Field } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outcome } from "../../../shared/contract/contacts.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { TypedChoice } from "../../components/TypedChoice.tsx";
import { outcomeWords } from "./labels.ts";

interface Props {
  readonly outcomes: readonly Outcome[];
  readonly code: string;
  readonly missing: boolean;
  readonly onPick: (outcome: Outcome | null) => void;
}

/** Outcome by code or name: `PP` and Enter will do. */
export function OutcomeField({ outcomes, code, missing, onPick }: Props): ReactNode {
  const { t } = useTranslation();
  const label = (outcome: Outcome): string => `${outcome.code} · ${outcomeWords(outcomes, outcome.code)}`;
  const chosen = outcomes.find((outcome) => outcome.code === code);
  const [typing, setTyping] = useState<string | null>(null);
  const words = searchForm(typing ?? "");
  const offered = outcomes.filter(
    (outcome) =>
      (outcome.active || outcome.code === code) &&
      (searchForm(outcome.code).startsWith(words) || searchForm(outcomeWords(outcomes, outcome.code)).includes(words)),
  );
  // The code itself first: what was typed is most often a whole one.
  const sorted = [...offered].sort(
    (a, b) => Number(searchForm(b.code) === words) - Number(searchForm(a.code) === words) || a.position - b.position,
  );
  const take = (picked: Outcome | undefined): void => {
    setTyping(null);
    if (picked !== undefined) onPick(picked);
  };
  return (
    <Field
      label={t("contacts.form.outcome")}
      required
      {...(missing ? { validationState: "error" as const, validationMessage: t("contacts.form.outcomeMissing") } : {})}
    >
      <TypedChoice
        hint={t("contacts.form.outcomeHint")}
        text={typing ?? (chosen === undefined ? "" : label(chosen))}
        chosen={chosen?.code ?? null}
        choices={sorted.map((outcome) => ({ value: outcome.code, text: label(outcome), words: label(outcome) }))}
        onType={setTyping}
        onPick={(value) => take(outcomes.find((outcome) => outcome.code === value))}
        onLeave={() => {
          // What was typed and is only one outcome's is meant; anything else leaves the choice as it was.
          if (typing !== null) take(typing.trim() === "" ? undefined : sorted[0]);
        }}
      />
    </Field>
  );
}
