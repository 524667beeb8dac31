import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { type Agency, type AgencyFields, zAgencyFields } from "../../../shared/contract/agencies.ts";
import { isRfc } from "../../../shared/domain/rfc.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { SidePane } from "../../components/SidePane.tsx";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { FormCheck } from "./FormCheck.tsx";
import { FormText } from "./FormText.tsx";
import { useAgencyStyles } from "./styles.ts";

interface Props {
  /** Null: a new one. */
  readonly agency: Agency | null;
  readonly onClose: () => void;
  /** Called with its id once it is in the ledger. */
  readonly onSaved: (id: number) => void;
}

const NEW: AgencyFields = {
  legalName: "",
  rfc: "",
  address: "",
  phones: "",
  email: "",
  contact: "",
  states: "",
  services: "",
  active: true,
};

const { legalName, rfc, address, phones, email, contact, states, services } = zAgencyFields.shape;
const SCHEMAS = { legalName, rfc, address, phones, email, contact, states, services };
const LENGTHS = {
  ...{ legalName: 200, rfc: 13, address: 1000, phones: 200 },
  ...{ email: 200, contact: 200, states: 1000, services: 1000 },
} as const;

/** What is known of an agency, beside its list or its page. */
export function AgencyPane({ agency, onClose, onSaved }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <SidePane
      title={t(agency === null ? "agencies.form.newTitle" : "agencies.form.editTitle")}
      onClose={onClose}
      takeFocus
    >
      <AgencyForm agency={agency} onClose={onClose} onSaved={onSaved} />
    </SidePane>
  );
}

function AgencyForm({ agency, onClose, onSaved }: Props): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { control, handleSubmit } = useForm<AgencyFields>({ defaultValues: agency ?? NEW });
  const save = useCommand<{ id: number }>();
  const submit = handleSubmit((typed) => {
    const fields = zAgencyFields.parse({ ...typed, rfc: clean(typed.rfc) });
    const version = agency?.version ?? 0;
    save.mutate(
      () => ledger.agencies.save({ commandId: crypto.randomUUID(), id: agency?.id ?? null, version, fields }),
      { onSuccess: ({ id }) => onSaved(id) },
    );
  });
  const fits =
    (name: keyof typeof SCHEMAS) =>
    (text: string): true | string =>
      SCHEMAS[name].safeParse(text).success || t("agencies.form.tooLong");
  const text = (name: keyof typeof SCHEMAS) =>
    ({ control, name, label: t(`agencies.form.${name}`), maxLength: LENGTHS[name], validate: fits(name) }) as const;
  return (
    <form className={styles.fields} onSubmit={(event) => void submit(event)} noValidate>
      {save.isError && <ErrorNotice error={save.error} onDismiss={save.reset} />}
      <FormText
        {...text("legalName")}
        autoFocus
        required
        validate={(typed) => typed.trim() !== "" || t("agencies.form.legalNameMissing")}
      />
      <FormText
        {...text("rfc")}
        upper
        hint={t("agencies.form.rfcHint")}
        validate={(typed) => typed.trim() === "" || isRfc(clean(typed)) || t("agencies.form.rfcInvalid")}
      />
      <FormText {...text("contact")} />
      <FormText {...text("phones")} />
      <FormText
        {...text("email")}
        validate={(typed) =>
          typed.trim() === "" || z.email().safeParse(typed.trim()).success || t("agencies.form.emailInvalid")
        }
      />
      <FormText {...text("address")} long />
      <FormText {...text("states")} />
      <FormText {...text("services")} long hint={t("agencies.form.servicesHint")} />
      <div>
        <FormCheck control={control} name="active" label={t("agencies.form.active")} />
        <p className={styles.quiet}>{t("agencies.form.activeHint")}</p>
      </div>
      <div className={styles.buttons}>
        <Button appearance="primary" type="submit" disabledFocusable={save.isPending}>
          {t("agencies.form.save")}
        </Button>
        <Button onClick={onClose}>{t("common.cancel")}</Button>
      </div>
    </form>
  );
}

const clean = (typed: string): string => typed.trim().toUpperCase();
