import { Dropdown, Field, Option, Textarea } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { type PlacedItem, zRecallReason } from "../../../shared/contract/agencies.ts";
import { RECALL_REASONS, type RecallReason } from "../../../shared/domain/agencies/codes.ts";
import { FormDialog } from "../../components/FormDialog.tsx";
import { formatInteger } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { useAgencyStyles } from "./styles.ts";

interface Props {
  readonly items: readonly Pick<PlacedItem, "id" | "state">[];
  /** Why, until another reason is chosen. */
  readonly because?: RecallReason;
  /** Called with whether the recall was asked. */
  readonly onClose: (asked: boolean) => void;
}

/** Asks to take invoices back from their agency: why, and a word for who decides. */
export function RecallDialog({ items, because = "no-activity", onClose }: Props): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const [reason, setReason] = useState<RecallReason>(because);
  const [note, setNote] = useState("");
  const recall = useCommand<unknown>();
  const out = items.filter(({ state }) => state === "with");
  const others = items.length - out.length;
  const words = (each: RecallReason): string => t(`agencyCodes.recallReasons.${each}`);
  const submit = (): void =>
    recall.mutate(
      () =>
        ledger.agencies.recall({
          commandId: crypto.randomUUID(),
          itemIds: out.map(({ id }) => id),
          reason,
          note,
        }),
      { onSuccess: () => onClose(true) },
    );
  return (
    <FormDialog
      title={t("agencies.recalling.title")}
      body={
        out.length === 0
          ? t("agencies.recalling.none")
          : t("agencies.recalling.body", { count: out.length, formatted: formatInteger(out.length) })
      }
      action={t("agencies.recalling.submit")}
      busy={out.length === 0 || recall.isPending}
      error={recall.error}
      onSubmit={submit}
      onClose={() => onClose(false)}
    >
      {out.length > 0 && others > 0 && (
        <p className={styles.quiet}>{t("agencies.recalling.others", { count: others })}</p>
      )}
      <Field label={t("agencies.recalling.reason")}>
        <Dropdown
          className={styles.control}
          value={words(reason)}
          selectedOptions={[reason]}
          onOptionSelect={(_, { optionValue }) => {
            const chosen = zRecallReason.safeParse(optionValue);
            if (chosen.success) setReason(chosen.data);
          }}
        >
          {RECALL_REASONS.map((each) => (
            <Option key={each} value={each}>
              {words(each)}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <Field label={t("agencies.recalling.note")}>
        <Textarea value={note} maxLength={1000} onChange={(_, { value }) => setNote(value)} />
      </Field>
    </FormDialog>
  );
}
