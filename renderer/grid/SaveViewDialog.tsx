import {
  Button,
  Checkbox,
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
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../components/ErrorNotice.tsx";

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  text: { margin: 0 },
});

interface Props {
  readonly renaming: boolean;
  readonly name: string;
  readonly shared: boolean;
  readonly onSave: (name: string, shared: boolean) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks for the name of a view, and whether others see it. */
export function SaveViewDialog({ renaming, name: before, shared: sharedBefore, onSave, onClose }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [name, setName] = useState(before);
  const [shared, setShared] = useState(sharedBefore);
  const [missing, setMissing] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setMissing(name.trim() === "");
    if (name.trim() === "") return;
    try {
      await onSave(name.trim(), shared);
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <DialogSurface>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <DialogBody>
          <DialogTitle>{t(renaming ? "grid.views.renameDialog" : "grid.views.saveDialog")}</DialogTitle>
          <DialogContent className={styles.fields}>
            {!renaming && <p className={styles.text}>{t("grid.views.saveBody")}</p>}
            {error !== null && <ErrorNotice error={error} onDismiss={() => setError(null)} />}
            <Field
              label={t("grid.views.name")}
              {...(missing
                ? { validationState: "error" as const, validationMessage: t("grid.views.nameMissing") }
                : {})}
            >
              <Input value={name} maxLength={80} onChange={(_, { value }) => setName(value)} />
            </Field>
            <Checkbox
              label={t("grid.views.sharedField")}
              checked={shared}
              onChange={(_, { checked }) => setShared(checked === true)}
            />
          </DialogContent>
          <DialogActions>
            <Button type="submit" appearance="primary">
              {t("grid.views.submit")}
            </Button>
            <Button onClick={onClose}>{t("grid.views.cancel")}</Button>
          </DialogActions>
        </DialogBody>
      </form>
    </DialogSurface>
  );
}
