import {
  Checkbox,
  Dropdown,
  Field,
  Input,
  makeStyles,
  Option,
  Radio,
  RadioGroup,
  Textarea,
} from "@fluentui/react-components";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { zResolver } from "../../../shared/contract/dispute-terms.ts";
import type { DisputeStands, DisputeView, HandOverLetter, ResolverRule } from "../../../shared/contract/disputes.ts";
import { FormDialog } from "../../components/FormDialog.tsx";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { useCommand } from "../../lib/use-command.ts";
import { resolverWords } from "./labels.ts";
import { useLetter } from "./queries.ts";

const useStyles = makeStyles({
  control: { minWidth: 0, width: "100%" },
  files: { display: "flex", flexDirection: "column", border: "none", margin: 0, padding: 0 },
  legend: { padding: 0 },
});

type How = "mail" | "file" | "told";
type Letter = Pick<HandOverLetter, "to" | "cc" | "subject" | "body">;

const ACTIONS = {
  mail: "disputes.handOver.send",
  file: "disputes.handOver.prepare",
  told: "disputes.handOver.record",
} as const;

const ADDRESSES = /^$|^[^\s@,;<>]+@[^\s@,;<>]+(\s*[,;]\s*[^\s@,;<>]+@[^\s@,;<>]+)*$/;

interface Props {
  readonly dispute: DisputeView;
  readonly resolvers: readonly ResolverRule[] | undefined;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}

/** Hands a dispute over to whoever resolves it: by mail, as a mail in the user's own program, or in person. */
export function HandOverDialog({ dispute, resolvers, onClose, onDone }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [resolver, setResolver] = useState(dispute.resolver);
  const [how, setHow] = useState<How | null>(null);
  const [letter, setLetter] = useState<Letter | null>(null);
  const [note, setNote] = useState("");
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [tried, setTried] = useState(false);
  const { data } = useLetter(dispute.id, resolver);
  const sending = useCommand<DisputeStands & { file: string | null }>();
  useEffect(() => {
    if (data !== undefined) setLetter({ to: data.to, cc: data.cc, subject: data.subject, body: data.body });
  }, [data]);
  const canSend = data?.canSend ?? false;
  const chosen: How = how ?? (canSend ? "mail" : "file");
  const name = resolverWords(resolver, resolvers, t);
  const text: Letter = letter ?? { to: "", cc: "", subject: "", body: "" };
  const bad = chosen !== "told" && (!ADDRESSES.test(text.to.trim()) || !ADDRESSES.test(text.cc.trim()));
  const missing = chosen === "mail" && text.to.trim() === "";
  const submit = (): void => {
    setTried(true);
    if (bad || missing) return;
    const attachments =
      chosen === "told" ? [] : dispute.attachments.flatMap(({ useId }) => (left.has(useId) ? [] : [useId]));
    const what = { disputeId: dispute.id, resolver, how: chosen, ...text, note, attachments };
    const input = { commandId: crypto.randomUUID(), ...what };
    sending.mutate(() => ledger.disputes.handOver({ ...input, lang: currentLang() }), {
      onSuccess: ({ file }) => {
        if (file !== null) void native.openEvidence(file);
        onDone(t("disputes.handOver.done", { resolver: name }));
      },
    });
  };
  return (
    <FormDialog
      title={t("disputes.handOver.title", { id: dispute.id })}
      action={t(ACTIONS[chosen])}
      busy={sending.isPending}
      error={sending.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("disputes.handOver.resolver")}>
        <Dropdown
          className={styles.control}
          value={name}
          selectedOptions={[resolver]}
          onOptionSelect={(_, { optionValue }) => {
            const next = zResolver.safeParse(optionValue);
            if (next.success) setResolver(next.data);
          }}
        >
          {zResolver.options.map((each) => (
            <Option key={each} value={each} text={resolverWords(each, resolvers, t)}>
              {resolverWords(each, resolvers, t)}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <Field label={t("disputes.handOver.how")}>
        <RadioGroup
          value={chosen}
          onChange={(_, { value }) => setHow(value === "mail" || value === "told" ? value : "file")}
        >
          <Radio
            value="mail"
            disabled={!canSend}
            label={t(canSend ? "disputes.handOver.mail" : "disputes.handOver.mailOff")}
          />
          <Radio value="file" label={t("disputes.handOver.file")} />
          <Radio value="told" label={t("disputes.handOver.told")} />
        </RadioGroup>
      </Field>
      {chosen !== "told" && (
        <>
          <Field
            label={t("disputes.handOver.to")}
            {...(tried && (bad || missing)
              ? { validationMessage: t("disputes.handOver.addressInvalid"), validationState: "error" as const }
              : {})}
          >
            <Input
              className={styles.control}
              maxLength={500}
              value={text.to}
              onChange={(_, { value }) => setLetter({ ...text, to: value })}
            />
          </Field>
          <Field label={t("disputes.handOver.cc")}>
            <Input
              className={styles.control}
              maxLength={500}
              value={text.cc}
              onChange={(_, { value }) => setLetter({ ...text, cc: value })}
            />
          </Field>
          <Field label={t("disputes.handOver.subject")}>
            <Input
              className={styles.control}
              maxLength={300}
              value={text.subject}
              onChange={(_, { value }) => setLetter({ ...text, subject: value })}
            />
          </Field>
          <Field label={t("disputes.handOver.body")}>
            <Textarea
              rows={8}
              maxLength={20_000}
              value={text.body}
              onChange={(_, { value }) => setLetter({ ...text, body: value })}
            />
          </Field>
          {dispute.attachments.length > 0 && (
            <fieldset className={styles.files}>
              <legend className={styles.legend}>{t("disputes.handOver.files")}</legend>
              {dispute.attachments.map(({ useId, name: file }) => (
                <Checkbox
                  key={useId}
                  label={file}
                  checked={!left.has(useId)}
                  onChange={(_, { checked }) => {
                    const next = new Set(left);
                    if (checked === true) next.delete(useId);
                    else next.add(useId);
                    setLeft(next);
                  }}
                />
              ))}
            </fieldset>
          )}
        </>
      )}
      <Field label={t("disputes.handOver.note")}>
        <Input className={styles.control} maxLength={2000} value={note} onChange={(_, { value }) => setNote(value)} />
      </Field>
    </FormDialog>
  );
}
