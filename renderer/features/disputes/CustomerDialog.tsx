import {
  Button,
  Combobox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Option,
} from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { BELOW_FIELD } from "../../components/below-field.ts";
import { useCustomers } from "./queries.ts";

interface Props {
  readonly onPick: (customerId: number) => void;
  readonly onClose: () => void;
}

/** Asks whose dispute it is before its form opens. */
export function CustomerDialog({ onPick, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const { data: found = [] } = useCustomers(text);
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t("disputes.add")}</DialogTitle>
          <DialogContent>
            <Field label={t("disputes.form.customer")}>
              <Combobox
                positioning={BELOW_FIELD}
                freeform
                autoFocus
                autoComplete="off"
                placeholder={t("disputes.form.customerHint")}
                value={text}
                selectedOptions={[]}
                onChange={(event) => setText(event.target.value)}
                onOptionSelect={(_, { optionValue }) => {
                  const picked = found.find((each) => String(each.id) === optionValue);
                  if (picked) onPick(picked.id);
                }}
              >
                {found.map((each) => (
                  <Option key={each.id} value={String(each.id)} text={each.name || each.key}>
                    {each.name || each.key} · {each.rfc}
                  </Option>
                ))}
                {found.length === 0 && (
                  <Option value="" text="" disabled>
                    {t("disputes.form.noCustomers")}
                  </Option>
                )}
              </Combobox>
            </Field>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t("common.cancel")}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
