import { Button, Dialog, DialogBody, DialogContent, DialogSurface, DialogTitle } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { NewPassword } from "../../components/access/NewPassword.tsx";
import { PasswordInput } from "../../components/access/PasswordInput.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { ledger } from "../../lib/ledger.ts";

interface Props {
  readonly name: string;
  readonly onClose: () => void;
}

/** Changing one's own password. */
export function ChangePassword({ name, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const [current, setCurrent] = useState("");
  const change = useMutation({
    mutationFn: (password: string) => ledger.users.changePassword({ current, password }),
    onSuccess: onClose,
  });
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t("signIn.change")}</DialogTitle>
          <DialogContent>
            {change.isError && <ErrorNotice error={change.error} onDismiss={change.reset} />}
            <NewPassword
              name={name}
              action={t("signIn.save")}
              busy={change.isPending}
              onSave={(password) => change.mutate(password)}
              more={<Button onClick={onClose}>{t("common.cancel")}</Button>}
            >
              <PasswordInput
                kind="current-password"
                label={t("signIn.current")}
                value={current}
                onChange={setCurrent}
                autoFocus
              />
            </NewPassword>
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
