import { Field, Input } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PrivacyAct, PrivacyFile } from "../../../shared/contract/privacy.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { FormDialog } from "../../components/FormDialog.tsx";
import { formatInteger } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";

interface Props {
  readonly file: PrivacyFile;
  /** Rows that go. */
  readonly going: number;
  readonly reason: "request" | "retention";
  readonly onDone: (act: PrivacyAct) => void;
  readonly onClose: () => void;
}

/** The second step: what goes for good is said, and the person's name typed. */
export function EraseDialog({ file, going, reason, onDone, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const { person } = file;
  const erasing = useMutation({
    mutationFn: () =>
      ledger.privacy.erase({ commandId: crypto.randomUUID(), subject: person.subject, reason, name: name.trim() }),
    onSuccess: ({ act }) => onDone(act),
  });
  return (
    <FormDialog
      title={t("privacy.eraseTitle", { name: person.name })}
      body={t("privacy.eraseBody", { rows: formatInteger(going), name: person.name })}
      action={t("privacy.erase")}
      busy={erasing.isPending || searchForm(name) !== searchForm(person.name)}
      error={erasing.error}
      onSubmit={() => erasing.mutate()}
      onClose={onClose}
    >
      <Field label={t("privacy.eraseType")}>
        <Input value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
    </FormDialog>
  );
}
