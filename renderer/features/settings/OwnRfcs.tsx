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
  tokens,
} from "@fluentui/react-components";
import { AddRegular, DeleteRegular } from "@fluentui/react-icons";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LedgerSettings } from "../../../shared/contract/settings.ts";
import { isRfc } from "./rfc.ts";

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
  const [rfc, setRfc] = useState("");
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<{ readonly rfc?: string; readonly name?: string }>({});
  const [leaving, setLeaving] = useState<OwnRfc | null>(null);

  const add = (event: FormEvent): void => {
    event.preventDefault();
    const clean = rfc.trim().toUpperCase();
    const found = {
      ...(isRfc(clean) ? {} : { rfc: t("settings.company.rfcInvalid") }),
      ...(ownRfcs.some((own) => own.rfc === clean) ? { rfc: t("settings.company.rfcRepeated") } : {}),
      ...(name.trim() === "" ? { name: t("settings.company.nameMissing") } : {}),
    };
    setProblem(found);
    if (Object.keys(found).length > 0) return;
    onChange([...ownRfcs, { rfc: clean, name: name.trim() }]);
    setRfc("");
    setName("");
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
      <form className={styles.form} onSubmit={add} noValidate>
        <Field label={t("settings.company.rfc")} {...messageOf(problem.rfc)}>
          <Input
            className={styles.input}
            value={rfc}
            maxLength={13}
            autoComplete="off"
            spellCheck={false}
            onChange={(_, { value }) => setRfc(value.toUpperCase())}
          />
        </Field>
        <Field label={t("settings.company.name")} {...messageOf(problem.name)}>
          <Input
            className={styles.input}
            value={name}
            maxLength={300}
            autoComplete="off"
            onChange={(_, { value }) => setName(value)}
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

function messageOf(message: string | undefined): { validationMessage?: string; validationState?: "error" } {
  return message === undefined ? {} : { validationMessage: message, validationState: "error" };
}
