import { Button, Checkbox, Field, Input, makeStyles, Select, Textarea, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type CustomerProfile,
  zCustomerProfile,
  zDebtorType,
  zHold,
  zRiskClass,
} from "../../../shared/contract/customer-profile.ts";
import type { Ficha } from "../../../shared/contract/ficha.ts";
import { CustomerField } from "../../components/CustomerField.tsx";
import { DayField } from "../../components/DayField.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { SidePane } from "../../components/SidePane.tsx";
import { isLedgerError, ledger, orpc } from "../../lib/ledger.ts";
import { queryClient } from "../../lib/query-client.ts";
import { recordUndo } from "../../lib/undo.ts";
import { CreditFields, creditTexts, readTyped } from "./CreditFields.tsx";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  two: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: tokens.spacingHorizontalM },
  input: { minWidth: 0, width: "100%" },
  buttons: { display: "flex", gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly ficha: Ficha;
  readonly onClose: () => void;
}

/** What is known of a customer beside its documents, beside its page; saving can be undone with Ctrl+Z. */
export function ProfilePane({ ficha, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  // What was read when the form opened; somebody else's save makes it old, and the ledger says so.
  const [read, setRead] = useState({ version: ficha.version, profile: ficha.profile, parent: ficha.parent });
  return (
    <SidePane title={t("ficha.form.title")} onClose={onClose} takeFocus>
      <ProfileForm
        key={read.version}
        ficha={ficha}
        read={read}
        onReload={() => setRead({ version: ficha.version, profile: ficha.profile, parent: ficha.parent })}
        onClose={onClose}
      />
    </SidePane>
  );
}

type Asked = "credit-limit" | "hold-release";

function AskedNotice({
  asked,
  onClose,
}: {
  readonly asked: readonly string[];
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const kinds = asked.filter((kind): kind is Asked => kind === "credit-limit" || kind === "hold-release");
  return (
    <Notice
      intent="info"
      title={t("credit.asked.title")}
      actions={
        <Button size="small" onClick={onClose}>
          {t("common.close")}
        </Button>
      }
    >
      {[...kinds.map((kind) => t(`credit.asked.${kind}`)), t("credit.asked.rest")].join(" ")}
    </Notice>
  );
}

interface FormProps extends Props {
  readonly read: Pick<Ficha, "version" | "profile" | "parent">;
  readonly onReload: () => void;
}

function ProfileForm({ ficha, read, onReload, onClose }: FormProps): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { data: people } = useQuery(orpc.users.list.queryOptions());
  const [typed, setTyped] = useState<CustomerProfile>(read.profile);
  const [parent, setParent] = useState(read.parent);
  const [texts, setTexts] = useState(() => creditTexts(read.profile));
  const [asked, setAsked] = useState<readonly string[]>([]);
  const change = (changes: Partial<CustomerProfile>): void => setTyped((now) => ({ ...now, ...changes }));
  const limit = readTyped(texts.limit, typed.creditCurrency);
  const insured = readTyped(texts.insured, typed.creditCurrency);
  const ready = limit !== undefined && insured !== undefined;
  const countryOk = zCustomerProfile.shape.country.safeParse(typed.country).success;
  const save = useMutation({
    mutationFn: async () => {
      const customerId = ficha.customer.id;
      const changes = {
        ...typed,
        parentId: parent?.id ?? null,
        creditLimitMinor: limit ?? null,
        creditInsuredMinor: insured ?? null,
      };
      const {
        version,
        before: stood,
        asked: waiting,
      } = await ledger.customers.update({
        commandId: crypto.randomUUID(),
        customerId,
        version: read.version,
        changes,
      });
      if (Object.keys(stood).length === 0) return waiting;
      let at = version;
      const put = async (values: Partial<CustomerProfile>): Promise<void> => {
        const answer = await ledger.customers.update({
          commandId: crypto.randomUUID(),
          customerId,
          version: at,
          changes: values,
        });
        at = answer.version;
      };
      recordUndo({
        words: t("ficha.saved", { name: ficha.customer.name }),
        undo: () => put(stood as Partial<CustomerProfile>),
        redo: () => put(changes),
      });
      return waiting;
    },
    // What waits for somebody else is said before the form goes.
    onSuccess: (waiting) => (waiting.length === 0 ? onClose() : setAsked(waiting)),
    onError: () => void queryClient.invalidateQueries({ queryKey: orpc.customers.key() }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready && countryOk) save.mutate();
  };
  if (asked.length > 0) return <AskedNotice asked={asked} onClose={onClose} />;
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {save.isError && (
        <>
          <ErrorNotice error={save.error} onDismiss={save.reset} />
          {isLedgerError(save.error, "CHANGED_MEANWHILE") && (
            <Button onClick={onReload}>{t("ficha.form.reload")}</Button>
          )}
        </>
      )}
      <Field label={t("ficha.form.collector")}>
        <Select
          value={String(typed.collectorId ?? "")}
          onChange={(_, { value }) => change({ collectorId: value === "" ? null : Number(value) })}
        >
          <option value="">{t("ficha.form.nobody")}</option>
          {people?.rows
            .filter((person) => person.active || person.id === typed.collectorId)
            .map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
        </Select>
      </Field>
      <Field label={t("ficha.form.hold")}>
        <Select value={typed.hold} onChange={(_, { value }) => change({ hold: zHold.parse(value) })}>
          {zHold.options.map((hold) => (
            <option key={hold} value={hold}>
              {t(`customerList.holds.${hold}`)}
            </option>
          ))}
        </Select>
      </Field>
      {typed.hold !== "open" && (
        <>
          <Field label={t("ficha.form.holdReason")} required>
            <Input
              value={typed.holdReason}
              maxLength={300}
              onChange={(_, { value }) => change({ holdReason: value })}
            />
          </Field>
          <DayField
            label={t("ficha.form.holdUntil")}
            day={typed.holdUntil ?? ""}
            invalid={t("shell.asOf.invalid")}
            onDay={(day) => change({ holdUntil: day === "" ? null : day })}
          />
        </>
      )}
      <CreditFields typed={typed} texts={texts} credit={ficha.credit} onTexts={setTexts} change={change} />
      <Field label={t("ficha.form.flags")}>
        <div>
          {(["legalHold", "placed", "doNotContact"] as const).map((flag) => (
            <Checkbox
              key={flag}
              label={t(`ficha.form.${flag}`)}
              checked={typed[flag]}
              onChange={(_, { checked }) => change({ [flag]: checked === true })}
            />
          ))}
        </div>
      </Field>
      <Field label={t("ficha.form.tradeName")}>
        <Input value={typed.tradeName} maxLength={200} onChange={(_, { value }) => change({ tradeName: value })} />
      </Field>
      <CustomerField
        label={t("ficha.form.parent")}
        hint={t("ficha.form.parentHint")}
        customer={parent}
        except={ficha.customer.id}
        onPick={setParent}
      />
      <div className={styles.two}>
        <Field label={t("ficha.form.language")}>
          <Select
            className={styles.input}
            value={typed.language}
            onChange={(_, { value }) => change({ language: value === "en" ? "en" : "es" })}
          >
            <option value="es">{t("ficha.form.languages.es")}</option>
            <option value="en">{t("ficha.form.languages.en")}</option>
          </Select>
        </Field>
        <Field label={t("ficha.form.riskClass")}>
          <Select value={typed.riskClass} onChange={(_, { value }) => change({ riskClass: zRiskClass.parse(value) })}>
            {zRiskClass.options.map((risk) => (
              <option key={risk}>{risk}</option>
            ))}
          </Select>
        </Field>
      </div>
      <Field label={t("ficha.form.debtorType")}>
        <Select value={typed.debtorType} onChange={(_, { value }) => change({ debtorType: zDebtorType.parse(value) })}>
          {zDebtorType.options.map((type) => (
            <option key={type} value={type}>
              {t(`ficha.form.debtorTypes.${type}`)}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.two}>
        <Field
          label={t("ficha.form.country")}
          {...(countryOk
            ? {}
            : { validationState: "error" as const, validationMessage: t("ficha.form.countryInvalid") })}
        >
          <Input
            className={styles.input}
            value={typed.country}
            maxLength={2}
            onChange={(_, { value }) => change({ country: value.toUpperCase() })}
          />
        </Field>
        <Field label={t("ficha.form.state")}>
          <Input
            className={styles.input}
            value={typed.state}
            maxLength={3}
            onChange={(_, { value }) => change({ state: value.toUpperCase().replace(/[^A-Z0-9]/g, "") })}
          />
        </Field>
      </div>
      <Field label={t("ficha.form.timeZone")}>
        <Input value={typed.timeZone} maxLength={60} onChange={(_, { value }) => change({ timeZone: value })} />
      </Field>
      <Field label={t("ficha.form.note")}>
        <Textarea rows={4} value={typed.note} maxLength={4000} onChange={(_, { value }) => change({ note: value })} />
      </Field>
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabled={!ready || !countryOk || save.isPending}>
          {t("ficha.form.save")}
        </Button>
        <Button onClick={onClose}>{t("common.cancel")}</Button>
      </div>
    </form>
  );
}
