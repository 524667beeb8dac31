import { Dropdown, Field, Option, Textarea } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { zStage } from "../../../shared/contract/customer-credit.ts";
import { CAMPAIGN_CHANNELS } from "../../../shared/domain/campaigns/codes.ts";
import { CAMPAIGN_LETTERS, campaignLetter } from "../../../shared/domain/campaigns/letters.ts";
import { CustomerField } from "../../components/CustomerField.tsx";
import { DayField } from "../../components/DayField.tsx";
import { TextField } from "../../components/TextField.tsx";
import { currentLang } from "../../lib/i18n.ts";
import { orpc } from "../../lib/ledger.ts";
import { ManyChoice } from "./ManyChoice.tsx";
import { useCampaignStyles } from "./styles.ts";
import { type TypedCampaign, templateFor, type Wrong } from "./typed.ts";

interface Props {
  readonly typed: TypedCampaign;
  readonly change: (changes: Partial<TypedCampaign>) => void;
  readonly wrong: Wrong;
}

type TextName =
  | "daysFrom"
  | "daysTo"
  | "amountFrom"
  | "amountTo"
  | "windowDays"
  | "control"
  | "dayCap"
  | "weekCap"
  | "budget";

/** A short field of a step. */
function Short({
  typed,
  change,
  wrong,
  name,
  hint,
}: Props & { readonly name: TextName; readonly hint?: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <TextField
      label={t(`campaigns.editor.${name}`)}
      value={typed[name]}
      maxLength={20}
      decimal
      problem={wrong[name] === true ? t("campaigns.editor.wrong") : null}
      {...(hint === undefined ? {} : { hint })}
      onValue={(value) => change({ [name]: value })}
    />
  );
}

/** What it is called, what it is for, who answers for it and how it reaches people. */
export function WhatStep({ typed, change, wrong }: Props): ReactNode {
  const styles = useCampaignStyles();
  const { t } = useTranslation();
  const { data } = useQuery(orpc.users.list.queryOptions());
  const people = (data?.rows ?? []).filter(({ active }) => active);
  return (
    <>
      <TextField
        label={t("campaigns.editor.name")}
        value={typed.name}
        maxLength={120}
        required
        takeFocus
        problem={wrong.name === true ? t("campaigns.editor.nameMissing") : null}
        onValue={(name) => change({ name })}
      />
      <Field label={t("campaigns.editor.objective")}>
        <Textarea
          value={typed.objective}
          rows={2}
          maxLength={500}
          onChange={(_, { value }) => change({ objective: value })}
        />
      </Field>
      <Field label={t("campaigns.editor.owner")}>
        <Dropdown
          className={styles.control}
          value={people.find(({ id }) => id === typed.ownerId)?.name ?? t("campaigns.editor.nobody")}
          selectedOptions={[String(typed.ownerId ?? "")]}
          onOptionSelect={(_, { optionValue }) => change({ ownerId: optionValue ? Number(optionValue) : null })}
        >
          <Option value="">{t("campaigns.editor.nobody")}</Option>
          {people.map(({ id, name }) => (
            <Option key={id} value={String(id)}>
              {name}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <Field label={t("campaigns.editor.channel")} hint={t("campaigns.editor.byFile")}>
        <Dropdown
          className={styles.control}
          value={t(`campaigns.channels.${typed.channel}`)}
          selectedOptions={[typed.channel]}
          onOptionSelect={(_, { optionValue }) => {
            const channel = CAMPAIGN_CHANNELS.find((each) => each === optionValue);
            if (channel !== undefined) change({ channel, templateCode: templateFor(channel, typed.templateCode) });
          }}
        >
          {CAMPAIGN_CHANNELS.map((each) => (
            <Option key={each} value={each}>
              {t(`campaigns.channels.${each}`)}
            </Option>
          ))}
        </Dropdown>
      </Field>
    </>
  );
}

const CURRENCIES = ["MXN", "USD", "EUR"] as const;
const LANGUAGES = ["es", "en"] as const;

/** Which customers, by their invoices and by what they are. */
export function WhomStep(props: Props): ReactNode {
  const { typed, change } = props;
  const styles = useCampaignStyles();
  const { t } = useTranslation();
  const { data } = useQuery(orpc.users.list.queryOptions());
  const any = t("campaigns.editor.any");
  return (
    <>
      <div className={styles.two}>
        <Short {...props} name="daysFrom" hint={t("campaigns.editor.daysHint")} />
        <Short {...props} name="daysTo" />
      </div>
      <Field label={t("campaigns.editor.currency")}>
        <Dropdown
          className={styles.control}
          value={typed.currency === "" ? t("campaigns.editor.anyCurrency") : typed.currency}
          selectedOptions={[typed.currency]}
          onOptionSelect={(_, { optionValue }) => change({ currency: optionValue ?? "" })}
        >
          <Option value="">{t("campaigns.editor.anyCurrency")}</Option>
          {CURRENCIES.map((each) => (
            <Option key={each} value={each}>
              {each}
            </Option>
          ))}
        </Dropdown>
      </Field>
      {typed.currency !== "" && (
        <div className={styles.two}>
          <Short {...props} name="amountFrom" />
          <Short {...props} name="amountTo" />
        </div>
      )}
      <ManyChoice
        label={t("campaigns.editor.stages")}
        any={any}
        choices={zStage.options.map((stage) => ({ value: stage, words: t(`customerList.stages.${stage}`) }))}
        chosen={typed.stages}
        onChoose={(stages) => change({ stages })}
      />
      <ManyChoice
        label={t("campaigns.editor.collectors")}
        any={any}
        choices={(data?.rows ?? []).map(({ id, name }) => ({ value: String(id), words: name }))}
        chosen={typed.collectorIds.map(String)}
        onChoose={(chosen) => change({ collectorIds: chosen.map(Number) })}
      />
      <ManyChoice
        label={t("campaigns.editor.languages")}
        any={any}
        choices={LANGUAGES.map((each) => ({ value: each, words: t(`campaigns.editor.languageNames.${each}`) }))}
        chosen={typed.languages}
        onChoose={(chosen) => change({ languages: LANGUAGES.filter((each) => chosen.includes(each)) })}
      />
      <CustomerField
        label={t("campaigns.editor.groups")}
        customer={typed.group}
        onPick={(group) => change({ group: group === null ? null : { id: group.id, name: group.name } })}
      />
    </>
  );
}

/** What they read. */
export function MessageStep(props: Props): ReactNode {
  return props.typed.channel === "letter" ? <LetterChoice {...props} /> : <TemplateChoice {...props} />;
}

/** Which letter they get. */
function LetterChoice({ typed, change, wrong }: Props): ReactNode {
  const styles = useCampaignStyles();
  const { t } = useTranslation();
  const kind = campaignLetter(typed.templateCode);
  return (
    <Field
      label={t("campaigns.editor.template")}
      hint={t("campaigns.editor.letterHint")}
      {...(wrong.templateCode === true
        ? { validationState: "error" as const, validationMessage: t("campaigns.editor.templateMissing") }
        : {})}
    >
      <Dropdown
        className={styles.control}
        value={kind === null ? "" : t(`letterPrint.kinds.${kind}`)}
        selectedOptions={[typed.templateCode]}
        onOptionSelect={(_, { optionValue }) => change({ templateCode: optionValue ?? "" })}
      >
        {CAMPAIGN_LETTERS.map((each) => (
          <Option key={each} value={each}>
            {t(`letterPrint.kinds.${each}`)}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}

function TemplateChoice({ typed, change, wrong }: Props): ReactNode {
  const styles = useCampaignStyles();
  const { t } = useTranslation();
  const { data } = useQuery(orpc.mail.templates.queryOptions());
  const channel = typed.channel === "mail" ? "mail" : "whatsapp";
  const own = (data?.rows ?? []).filter((each) => each.channel === channel && each.active);
  const codes = [...new Set(own.map(({ code }) => code))];
  const nameOf = (code: string): string => {
    const texts = own.filter((each) => each.code === code);
    return (texts.find(({ language }) => language === currentLang()) ?? texts[0])?.name ?? "";
  };
  const body = own.find(({ code, language }) => code === typed.templateCode && language === currentLang())?.body;
  return (
    <>
      <Field
        label={t("campaigns.editor.template")}
        hint={t("campaigns.editor.templateHint")}
        {...(wrong.templateCode === true
          ? { validationState: "error" as const, validationMessage: t("campaigns.editor.templateMissing") }
          : {})}
      >
        <Dropdown
          className={styles.control}
          value={nameOf(typed.templateCode)}
          selectedOptions={[typed.templateCode]}
          onOptionSelect={(_, { optionValue }) => change({ templateCode: optionValue ?? "" })}
        >
          {codes.map((code) => (
            <Option key={code} value={code}>
              {nameOf(code)}
            </Option>
          ))}
        </Dropdown>
      </Field>
      {typed.channel === "sms" && <p className={styles.quiet}>{t("campaigns.editor.smsHint")}</p>}
      {typed.channel === "call" && <p className={styles.quiet}>{t("campaigns.editor.callHint")}</p>}
      {body !== undefined && <p className={styles.message}>{body}</p>}
    </>
  );
}

/** When it goes out, for how long payments count, and who hears nothing of it. */
export function WhenStep(props: Props): ReactNode {
  const { typed, change, wrong } = props;
  const styles = useCampaignStyles();
  const { t } = useTranslation();
  return (
    <>
      <DayField
        label={t("campaigns.editor.goOutOn")}
        day={typed.goOutOn}
        invalid={t("campaigns.editor.wrong")}
        problem={wrong.goOutOn === true ? t("campaigns.editor.wrong") : null}
        onDay={(goOutOn) => change({ goOutOn })}
      />
      <div className={styles.two}>
        <Short {...props} name="windowDays" hint={t("campaigns.editor.windowHint")} />
        <Short {...props} name="control" hint={t("campaigns.editor.controlHint")} />
      </div>
      <div className={styles.two}>
        <Short {...props} name="dayCap" />
        <Short {...props} name="weekCap" />
      </div>
      <Short {...props} name="budget" />
    </>
  );
}
