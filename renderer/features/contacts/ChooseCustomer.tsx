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
  readonly onClose: () => void;
  readonly onPick: (customerId: number) => void;
}

/** Whom the contact is with, by what is typed of the name or RFC. */
export function ChooseCustomer({ onClose, onPick }: Props): ReactNode {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const { data: found = [] } = useCustomers(text);
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t("contacts.chooseCustomer")}</DialogTitle>
          <DialogContent>
            <Field label={t("contacts.columns.customerName")}>
              <Combobox
                positioning={BELOW_FIELD}
                freeform
                autoFocus
                autoComplete="off"
                placeholder={t("contacts.chooseCustomerHint")}
                value={text}
                onChange={(event) => setText(event.target.value)}
                onOptionSelect={(_, { optionValue }) => {
                  const picked = found.find(({ id }) => String(id) === optionValue);
                  if (picked) onPick(picked.id);
                }}
              >
                {found.map(({ id, name, rfc }) => (
                  <Option key={id} value={String(id)} text={name || rfc}>
                    {name || rfc} · {rfc}
                  </Option>
                ))}
                {found.length === 0 && (
                  <Option value="" text="" disabled>
                    {t("contacts.noCustomers")}
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
