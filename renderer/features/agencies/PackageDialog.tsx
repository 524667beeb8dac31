import type { ReactNode } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { FormDialog } from "../../components/FormDialog.tsx";
import { FormText } from "./FormText.tsx";

/** Shortest password of a package. */
const SHORTEST = 12;

interface Props {
  readonly placementId: number;
  readonly onClose: () => void;
  readonly onPassword: (password: string) => void;
}

/** Asks for the password that will open the package, twice: nobody can look it up later. */
export function PackageDialog({ placementId, onClose, onPassword }: Props): ReactNode {
  const { t } = useTranslation();
  const { control, handleSubmit, getValues } = useForm({ defaultValues: { password: "", again: "" } });
  const submit = handleSubmit(({ password }) => onPassword(password));
  return (
    <FormDialog
      title={t("agencyPackages.makeTitle", { id: String(placementId) })}
      body={t("agencyPackages.makeBody")}
      action={t("agencyPackages.choose")}
      busy={false}
      error={null}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FormText
        control={control}
        name="password"
        secret
        maxLength={128}
        label={t("agencyPackages.password")}
        hint={t("agencyPackages.passwordHint")}
        autoFocus
        validate={(text) => text.length >= SHORTEST || t("agencyPackages.passwordShort")}
      />
      <FormText
        control={control}
        name="again"
        secret
        maxLength={128}
        label={t("agencyPackages.passwordAgain")}
        validate={(text) => text === getValues("password") || t("agencyPackages.passwordOther")}
      />
    </FormDialog>
  );
}
