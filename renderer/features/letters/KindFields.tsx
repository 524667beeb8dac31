import { Field, Select } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LETTER_KINDS, type LetterKind, letterRule } from "../../../shared/domain/letters/kinds.ts";
import { LETTER_FIELDS, type LetterField } from "../../../shared/domain/letters/variables.ts";
import { DayField } from "../../components/DayField.tsx";
import { TextField } from "../../components/TextField.tsx";

interface Props {
  readonly kind: LetterKind;
  readonly onKind: (kind: LetterKind) => void;
  /** Only what may be written to many at once. */
  readonly bulk: boolean;
  readonly lang: "es" | "en" | "";
  readonly onLang: (lang: "es" | "en" | "") => void;
}

/** Which letter, in which language. */
export function KindFields({ kind, onKind, bulk, lang, onLang }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t("letters.form.kind")}>
        <Select
          value={kind}
          onChange={(_, { value }) => onKind(LETTER_KINDS.find((each) => each === value) ?? "statement")}
        >
          {LETTER_KINDS.filter((each) => !bulk || letterRule(each).bulk).map((each) => (
            <option key={each} value={each}>
              {t(`letterPrint.kinds.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("letters.form.lang")}>
        <Select value={lang} onChange={(_, { value }) => onLang(value === "es" || value === "en" ? value : "")}>
          <option value="">{t("letters.form.ownLang")}</option>
          <option value="es">{t("letters.languages.es")}</option>
          <option value="en">{t("letters.languages.en")}</option>
        </Select>
      </Field>
    </>
  );
}

type Values = Readonly<Record<LetterField, string>>;
export const NO_FIELDS: Values = {
  despacho: "",
  despacho_domicilio: "",
  despacho_telefonos: "",
  despacho_facultades: "",
  despacho_inicio: "",
};

/** What the ledger does not know of an agency. */
export function AgencyFields({
  values,
  onChange,
}: {
  readonly values: Values;
  readonly onChange: (values: Values) => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      {LETTER_FIELDS.map((name) =>
        name === "despacho_inicio" ? (
          <DayField
            key={name}
            label={t(`letters.fields.${name}`)}
            day={values[name]}
            invalid={t("payments.form.dayInvalid")}
            onDay={(day) => onChange({ ...values, [name]: day })}
          />
        ) : (
          <TextField
            key={name}
            label={t(`letters.fields.${name}`)}
            maxLength={400}
            value={values[name]}
            onValue={(value) => onChange({ ...values, [name]: value })}
          />
        ),
      )}
    </>
  );
}
