import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  tokens,
} from "@fluentui/react-components";
import { AddRegular, DeleteRegular } from "@fluentui/react-icons";
import { type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { LedgerSettings } from "../../../shared/contract/settings.ts";
import { isRfc } from "../../../shared/domain/rfc.ts";

const useStyles = makeStyles({
  table: {
    width: "100%",
    borderCollapse: "collapse",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    "& thead > tr > *": {
      padding: "6px 12px",
      textAlign: "left",
      fontWeight: tokens.fontWeightSemibold,
      fontSize: tokens.fontSizeBase200,
      color: tokens.colorNeutralForeground2,
      backgroundColor: tokens.colorNeutralBackground2,
    },
    "& tbody td": { padding: "4px 12px", borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  rfc: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  end: { width: "40px", textAlign: "right" },
  form: { display: "grid", gridTemplateColumns: "180px minmax(0, 1fr) max-content", gap: tokens.spacingHorizontalM },
  input: { width: "100%", minWidth: 0 },
  upper: { "& input": { textTransform: "uppercase" } },
  submit: { marginTop: "24px", alignSelf: "start" },
  none: { margin: 0, color: tokens.colorNeutralForeground3 },
});

type OwnRfc = LedgerSettings["ownRfcs"][number];

interface Props {
  readonly ownRfcs: readonly OwnRfc[];
  readonly busy: boolean;
  readonly onChange: (ownRfcs: OwnRfc[]) => void;
}

/** The company's RFCs: the list, a line to add one, and a question before one goes. */
export function OwnRfcs({ ownRfcs, busy, onChange }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { register, handleSubmit, reset, formState } = useForm<OwnRfc>({ defaultValues: { rfc: "", name: "" } });
  const { errors } = formState;
  const [leaving, setLeaving] = useState<OwnRfc | null>(null);

  const add = ({ rfc, name }: OwnRfc): void => {
    onChange([...ownRfcs, { rfc: clean(rfc), name: name.trim() }]);
    reset();
  };
  const judgeRfc = (rfc: string): true | string => {
    if (!isRfc(clean(rfc))) return t("settings.company.rfcInvalid");
    return ownRfcs.every((own) => own.rfc !== clean(rfc)) || t("settings.company.rfcRepeated");
  };

  return (
    <>
      {ownRfcs.length === 0 ? (
        <p className={styles.none}>{t("settings.company.noRfcs")}</p>
      ) : (
        <table className={styles.table} aria-label={t("settings.company.ownRfcs")}>
          <thead>
            <tr>
              <th scope="col">{t("settings.company.rfc")}</th>
              <th scope="col">{t("settings.company.name")}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {ownRfcs.map((own) => (
              <tr key={own.rfc}>
                <td className={styles.rfc}>{own.rfc}</td>
                <td>{own.name}</td>
                <td className={styles.end}>
                  <Button
                    appearance="subtle"
                    size="small"
                    icon={<DeleteRegular />}
                    disabled={busy}
                    aria-label={t("settings.company.removeRfc", { rfc: own.rfc })}
                    onClick={() => setLeaving(own)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <form className={styles.form} onSubmit={(event) => void handleSubmit(add)(event)} noValidate>
        <Field label={t("settings.company.rfc")} {...messageOf(errors.rfc?.message)}>
          <Input
            className={mergeClasses(styles.input, styles.upper)}
            maxLength={13}
            autoComplete="off"
            spellCheck={false}
            {...register("rfc", { validate: judgeRfc })}
          />
        </Field>
        <Field label={t("settings.company.name")} {...messageOf(errors.name?.message)}>
          <Input
            className={styles.input}
            maxLength={300}
            autoComplete="off"
            {...register("name", { validate: (name) => name.trim() !== "" || t("settings.company.nameMissing") })}
          />
        </Field>
        <Button className={styles.submit} type="submit" icon={<AddRegular />} disabled={busy}>
          {t("settings.company.addRfc")}
        </Button>
      </form>
      <Dialog open={leaving !== null} onOpenChange={(_, { open }) => !open && setLeaving(null)}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{t("settings.company.removeTitle", { rfc: leaving?.rfc ?? "" })}</DialogTitle>
            <DialogContent>{t("settings.company.removeBody")}</DialogContent>
            <DialogActions>
              <Button
                onClick={() => {
                  onChange(ownRfcs.filter((own) => own.rfc !== leaving?.rfc));
                  setLeaving(null);
                }}
              >
                {t("common.remove")}
              </Button>
              {/* What cannot be undone at once is not the default. */}
              <Button appearance="primary" onClick={() => setLeaving(null)}>
                {t("common.cancel")}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </>
  );
}

/** As the SAT writes it. */
function clean(rfc: string): string {
  return rfc.trim().toUpperCase();
}

function messageOf(message: string | undefined): { validationMessage?: string; validationState?: "error" } {
  return message === undefined ? {} : { validationMessage: message, validationState: "error" };
}
