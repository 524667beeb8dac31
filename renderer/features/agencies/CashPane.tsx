import { Badge, Button, Field, Skeleton, SkeletonItem, Textarea } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ItemCash, PlacedItem } from "../../../shared/contract/agencies.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { FormDialog } from "../../components/FormDialog.tsx";
import { formatDay, formatInteger, formatMoney } from "../../lib/format.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useCommand } from "../../lib/use-command.ts";
import { useAgencyStyles } from "./styles.ts";
import { bucketWords, shareWords } from "./words.ts";

interface Props {
  readonly itemId: number;
  readonly onRecall: (item: PlacedItem) => void;
}

/** A placed invoice: how it was placed, what came in on it, and whose doing that was; and the way to take it back. */
export function CashPane({ itemId, onRecall }: Props): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(orpc.agencies.cash.queryOptions({ input: { itemId } }));
  const [marking, mark] = useState<ItemCash | null>(null);
  if (error !== null && data === undefined) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) {
    return (
      <Skeleton aria-label={t("agencies.cash.loading")}>
        <SkeletonItem size={72} />
      </Skeleton>
    );
  }
  const { item, rows } = data;
  return (
    <div className={styles.stack}>
      <ItemFacts item={item} onRecall={() => onRecall(item)} />
      <section className={styles.fields} aria-label={t("agencies.cash.payments")}>
        {rows.length === 0 ? (
          <p className={styles.quiet}>{t("agencies.cash.none")}</p>
        ) : (
          rows.map((row) => <Payment key={row.paymentUuid} item={item} row={row} onMark={() => mark(row)} />)
        )}
      </section>
      {marking !== null && <MarkDialog item={item} row={marking} onClose={() => mark(null)} />}
    </div>
  );
}

function ItemFacts({ item, onRecall }: { readonly item: PlacedItem; readonly onRecall: () => void }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { toAgency, toCustomer, toDocument } = useNavigation();
  const { currency, control } = item;
  const money = (minor: number): string => formatMoney(minor, currency);
  const words = (name: "bucket" | "placed" | "open" | "via" | "direct" | "tail" | "rate" | "commission"): string =>
    t(`agencies.cash.facts.${name}`);
  const bucket = t("agencies.cash.bucket", {
    bucket: bucketWords(item.bucket, t),
    days: formatInteger(item.daysPastDue),
  });
  const facts: readonly (readonly [string, string])[] = [
    [t("agencies.cash.facts.placedOn"), formatDay(item.placedOn)],
    ...(item.recalledOn === null
      ? []
      : [
          [t("agencies.cash.facts.recalledOn"), formatDay(item.recalledOn)] as const,
          [
            t("agencies.items.columns.recallReason"),
            item.recallReason === null ? "" : t(`agencyCodes.recallReasons.${item.recallReason}`),
          ] as const,
        ]),
    [words("bucket"), bucket],
    [words("placed"), money(item.placedMinor)],
    ...(control ? [] : [[words("via"), money(item.viaMinor)] as const]),
    [words("direct"), money(item.directMinor)],
    ...(item.tailMinor === 0 ? [] : [[words("tail"), money(item.tailMinor)] as const]),
    [words("open"), money(item.openMinor)],
    ...(control
      ? []
      : [
          [words("rate"), shareWords(item.rateBp)] as const,
          [words("commission"), money(item.commissionMinor)] as const,
        ]),
  ];
  return (
    <section className={styles.fields}>
      <div>
        <h3 className={styles.heading}>{t("agencies.cash.title", { label: item.label })}</h3>
        <p className={styles.text}>{item.customerName}</p>
        <p className={styles.quiet}>{item.agencyName}</p>
      </div>
      <div>
        <Badge appearance="tint" color={item.state === "with" || item.state === "asked" ? "brand" : "informative"}>
          {t(`agencies.items.states.${item.state}`)}
        </Badge>
      </div>
      {control && <p className={styles.quiet}>{t("agencies.cash.controlHint")}</p>}
      <dl className={styles.figures}>
        {facts.map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
      </dl>
      <div className={styles.buttons}>
        <Button size="small" onClick={() => toDocument(item.uuid)}>
          {t("agencies.cash.invoice")}
        </Button>
        <Button size="small" onClick={() => toCustomer(item.customerId)}>
          {t("agencies.cash.customer")}
        </Button>
        {item.state === "with" && (
          <Allowed to="agencies.recall">
            <Button size="small" onClick={onRecall}>
              {t("agencies.menu.recall")}
            </Button>
          </Allowed>
        )}
        <Button size="small" appearance="subtle" onClick={() => toAgency(item.agencyId)}>
          {t("agencies.menu.open")}
        </Button>
      </div>
      <h3 className={styles.heading}>{t("agencies.cash.payments")}</h3>
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

interface PaymentProps {
  readonly item: PlacedItem;
  readonly row: ItemCash;
  readonly onMark: () => void;
}

function Payment({ item, row, onMark }: PaymentProps): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const counts = row.when === "window" || row.when === "tail";
  return (
    <div className={styles.fields}>
      <div>
        <p className={styles.text}>
          <span className={styles.strong}>{formatMoney(row.minor, item.currency)}</span> · {formatDay(row.on)} ·{" "}
          {row.label}
        </p>
        <p className={styles.quiet}>{t(`agencies.cash.when.${row.when}`)}</p>
        {counts && !item.control && (
          <p className={styles.quiet}>
            {t("agencies.cash.by")}: {t(row.via ? "agencies.cash.via" : "agencies.cash.direct")} ·{" "}
            {t("agencies.cash.commissionOf", { amount: formatMoney(row.commissionMinor, item.currency) })}
          </p>
        )}
        {row.markedOn !== null && (
          <p className={styles.quiet}>
            {t("agencies.cash.marked", { name: row.markedBy, day: formatDay(row.markedOn) })}
            {row.markedNote !== "" && `: ${row.markedNote}`}
          </p>
        )}
      </div>
      {counts && !item.control && (
        <Allowed to="agencies.attribute">
          <div>
            <Button size="small" onClick={onMark}>
              {t(row.via ? "agencies.cash.takeBack" : "agencies.cash.mark")}
            </Button>
          </div>
        </Allowed>
      )}
    </div>
  );
}

interface MarkProps {
  readonly item: PlacedItem;
  readonly row: ItemCash;
  readonly onClose: () => void;
}

/** Says that the agency obtained a payment, or that it did not after all. */
function MarkDialog({ item, row, onClose }: MarkProps): ReactNode {
  const { t } = useTranslation();
  const [note, setNote] = useState("");
  const command = useCommand<unknown>();
  const step = row.via ? "takeBack" : "mark";
  const submit = (): void =>
    command.mutate(
      () =>
        ledger.agencies.attribute({
          commandId: crypto.randomUUID(),
          itemId: item.id,
          paymentUuid: row.paymentUuid,
          via: !row.via,
          note,
        }),
      { onSuccess: onClose },
    );
  return (
    <FormDialog
      title={t(`agencies.cash.${step}Title`)}
      body={`${formatMoney(row.minor, item.currency)}, ${formatDay(row.on)}. ${t(`agencies.cash.${step}Body`)}`}
      action={t(`agencies.cash.${step}`)}
      busy={command.isPending}
      error={command.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("agencies.cash.note")}>
        <Textarea value={note} maxLength={1000} onChange={(_, { value }) => setNote(value)} />
      </Field>
    </FormDialog>
  );
}
