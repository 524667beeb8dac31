import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { ClosingList } from "./ClosingList.tsx";
import { PaymentRule } from "./PaymentRule.tsx";
import { OTHER_CURRENCY, readTime, type TermsDraft } from "./terms-draft.ts";
import { WeekdayChoice } from "./WeekdayChoice.tsx";

const useStyles = makeStyles({
  columns: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(380px, 1fr))",
    columnGap: "40px",
    rowGap: tokens.spacingVerticalL,
    alignItems: "start",
  },
  column: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL, minWidth: 0 },
  row: { display: "flex", alignItems: "flex-end", gap: tokens.spacingHorizontalM, flexWrap: "wrap" },
  time: { width: "88px", minWidth: 0 },
  ticks: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalS },
  group: { display: "flex", flexDirection: "column", gap: "2px", minWidth: 0 },
  wide: { width: "100%", minWidth: 0 },
});

const BASES = ["invoiceDate", "receiptDate", "acceptanceDate", "endOfMonth"] as const;
const CHANNELS = ["", "counter", "mail", "portal"] as const;
const DOCUMENTS = ["xml", "pdf", "po", "goods-receipt", "delivery-note", "acceptance-mail", "repse"] as const;
const SHIFTS = ["next", "previous"] as const;

interface Props {
  readonly draft: TermsDraft;
  /** Words about what is wrong are shown: somebody tried to save. */
  readonly judged: boolean;
  readonly onChange: (draft: TermsDraft) => void;
}

/** The fields of a customer's payment terms: how invoices get in on the left, when they are paid on the right. */
export function TermsFields({ draft, judged, onChange }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const documentsId = useId();
  const set = (changes: Partial<TermsDraft>): void => onChange({ ...draft, ...changes });
  const time = (name: "from" | "to"): ReactNode => (
    <Field
      label={t(`acceptance.terms.${name}`)}
      {...(judged && draft[name].trim() !== "" && readTime(draft[name]) === null
        ? { validationState: "error" as const, validationMessage: t("acceptance.terms.timeInvalid") }
        : {})}
    >
      <Input
        className={styles.time}
        maxLength={5}
        placeholder={name === "from" ? "09:00" : "13:00"}
        value={draft[name]}
        onChange={(_, { value }) => set({ [name]: value })}
      />
    </Field>
  );
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <WeekdayChoice
          saturday
          label={t("acceptance.terms.review")}
          hint={t("acceptance.terms.reviewHint")}
          value={draft.reviewWeekdays}
          onChange={(reviewWeekdays) => set({ reviewWeekdays })}
        />
        <Field label={t("acceptance.terms.hours")}>
          <div className={styles.row}>
            {time("from")}
            {time("to")}
          </div>
        </Field>
        <Field label={t("acceptance.terms.channel")}>
          <RadioGroup
            layout="horizontal"
            value={draft.channel}
            onChange={(_, { value }) => set({ channel: CHANNELS.find((channel) => channel === value) ?? "" })}
          >
            {CHANNELS.map((channel) => (
              <Radio
                key={channel}
                value={channel}
                label={t(`acceptance.terms.channels.${channel === "" ? "unknown" : channel}`)}
              />
            ))}
          </RadioGroup>
        </Field>
        {draft.channel !== "" && (
          <Field label={t(`acceptance.terms.details.${draft.channel}`)}>
            <Input
              className={styles.wide}
              maxLength={300}
              value={draft.channelDetail}
              onChange={(_, { value }) => set({ channelDetail: value })}
            />
          </Field>
        )}
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame around a row of ticks */}
        <div className={styles.group} role="group" aria-labelledby={documentsId}>
          <span id={documentsId}>{t("acceptance.terms.documents")}</span>
          <span className={styles.ticks}>
            {DOCUMENTS.map((document) => (
              <Checkbox
                key={document}
                label={t(`acceptance.terms.documentNames.${document}`)}
                checked={draft.documents.includes(document)}
                onChange={(_, { checked }) =>
                  set({
                    documents: DOCUMENTS.filter((each) =>
                      each === document ? checked === true : draft.documents.includes(each),
                    ),
                  })
                }
              />
            ))}
          </span>
        </div>
        <Field label={t("acceptance.terms.documentsNote")}>
          <Textarea
            maxLength={1000}
            rows={2}
            value={draft.documentsNote}
            onChange={(_, { value }) => set({ documentsNote: value })}
          />
        </Field>
      </div>
      <div className={styles.column}>
        <Field label={t("acceptance.terms.basis")}>
          <RadioGroup
            value={draft.basis}
            onChange={(_, { value }) => set({ basis: BASES.find((basis) => basis === value) ?? "invoiceDate" })}
          >
            {BASES.map((basis) => (
              <Radio key={basis} value={basis} label={t(`acceptance.terms.bases.${basis}`)} />
            ))}
          </RadioGroup>
        </Field>
        {draft.payments.map((rule, index) => (
          <PaymentRule
            // biome-ignore lint/suspicious/noArrayIndexKey: the currency is typed, and would change the key with each letter
            key={index}
            rule={rule}
            other={index > 0}
            judged={judged}
            onChange={(next) => set({ payments: draft.payments.map((each, at) => (at === index ? next : each)) })}
            onRemove={() => set({ payments: draft.payments.filter((_, at) => at !== index) })}
          />
        ))}
        {draft.payments[0]?.mode !== "none" && draft.payments.length < 4 && (
          <div>
            <Button
              size="small"
              icon={<AddRegular />}
              onClick={() => set({ payments: [...draft.payments, OTHER_CURRENCY] })}
            >
              {t("acceptance.terms.otherCurrency")}
            </Button>
          </div>
        )}
        <Field label={t("acceptance.terms.shift")}>
          <RadioGroup
            layout="horizontal"
            value={draft.holidayShift}
            onChange={(_, { value }) => set({ holidayShift: value === "previous" ? "previous" : "next" })}
          >
            {SHIFTS.map((shift) => (
              <Radio key={shift} value={shift} label={t(`acceptance.terms.shifts.${shift}`)} />
            ))}
          </RadioGroup>
        </Field>
        <ClosingList closings={draft.closings} onChange={(closings) => set({ closings })} />
      </div>
    </div>
  );
}
