import { Button, Skeleton, SkeletonItem } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AudienceRow, CampaignFields } from "../../../shared/contract/campaigns.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { formatDay, formatInteger, formatMoney } from "../../lib/format.ts";
import { useAudience, useSample } from "./queries.ts";
import { useCampaignStyles } from "./styles.ts";

/** Who would be written to and who would not, each with why; and what one of them would read. */
export function AudiencePreview({ fields }: { readonly fields: CampaignFields }): ReactNode {
  const styles = useCampaignStyles();
  const { t } = useTranslation();
  const { data, error } = useAudience(fields);
  const [shown, show] = useState<number | null>(null);
  if (error !== null) return <ErrorNotice error={error} />;
  if (data === undefined) {
    return (
      <Skeleton aria-label={t("common.loading")}>
        <SkeletonItem size={72} />
      </Skeleton>
    );
  }
  const { segment, included, control, on, amounts, leftOut, rows, out } = data;
  const counts = {
    ...{ included: formatInteger(included), segment: formatInteger(segment), control: formatInteger(control) },
    on: formatDay(on),
  };
  return (
    <section className={styles.fields} aria-label={t("campaigns.preview.title")}>
      <h3 className={styles.heading}>{t("campaigns.preview.title")}</h3>
      {segment === 0 ? (
        <p className={styles.text}>{t("campaigns.preview.empty")}</p>
      ) : (
        <p className={styles.text} role="status">
          {t("campaigns.preview.counts", counts)}{" "}
          {amounts.length > 0 &&
            t("campaigns.preview.amounts", {
              amounts: amounts.map(({ minor, currency }) => formatMoney(minor, currency)).join(" + "),
            })}
        </p>
      )}
      {segment > 0 && included === 0 && <p className={styles.text}>{t("campaigns.preview.nobody")}</p>}
      {leftOut.length > 0 && (
        <dl className={styles.facts} aria-label={t("campaigns.preview.out")}>
          {leftOut.map(({ why, customers }) => (
            <div key={why} style={{ display: "contents" }}>
              <dt>{t(`campaigns.leftOut.${why}`)}</dt>
              <dd>{formatInteger(customers)}</dd>
            </div>
          ))}
        </dl>
      )}
      {included > 0 && (
        <Customers title={t("campaigns.preview.in")} rows={rows} total={included} onShow={(id) => show(id)} />
      )}
      {shown !== null && <Sample fields={fields} customerId={shown} />}
      {out.length > 0 && (
        <Customers title={t("campaigns.preview.out")} rows={out} total={segment - included} onShow={null} />
      )}
    </section>
  );
}

interface CustomersProps {
  readonly title: string;
  readonly rows: readonly AudienceRow[];
  readonly total: number;
  /** Shows what a customer would read; null where it reads nothing. */
  readonly onShow: ((customerId: number) => void) | null;
}

function Customers({ title, rows, total, onShow }: CustomersProps): ReactNode {
  const styles = useCampaignStyles();
  const { t } = useTranslation();
  return (
    <section className={styles.fields} aria-label={title}>
      <h4 className={styles.text}>{title}</h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys */}
      <section className={styles.scroll} tabIndex={0} aria-label={title}>
        <table className={styles.table} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t("campaigns.preview.customer")}</th>
              <th scope="col">{t("campaigns.preview.address")}</th>
              <th scope="col" className={styles.number}>
                {t("campaigns.preview.days")}
              </th>
              <th scope="col" className={styles.number}>
                {t("campaigns.preview.amount")}
              </th>
              <th scope="col">{t("campaigns.preview.why")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.customerId}>
                <th scope="row">
                  {onShow === null ? (
                    row.customerName
                  ) : (
                    <Button
                      size="small"
                      appearance="transparent"
                      aria-label={t("campaigns.preview.see", { name: row.customerName })}
                      onClick={() => onShow(row.customerId)}
                    >
                      {row.customerName}
                    </Button>
                  )}
                </th>
                <td>{row.address}</td>
                <td className={styles.number}>{formatInteger(row.days)}</td>
                <td className={styles.number}>
                  {row.amounts.map(({ minor, currency }) => formatMoney(minor, currency)).join(" + ")}
                </td>
                <td>
                  {row.why !== null && t(`campaigns.leftOut.${row.why}`)}
                  {row.why === "variable" && (
                    <p className={styles.quiet}>{t("campaigns.preview.missing", { names: row.missing.join(", ") })}</p>
                  )}
                  {row.waits && t("campaigns.preview.waits")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {total > rows.length && (
        <p className={styles.quiet}>
          {t("campaigns.preview.more", { shown: formatInteger(rows.length), total: formatInteger(total) })}
        </p>
      )}
    </section>
  );
}

function Sample({ fields, customerId }: { readonly fields: CampaignFields; readonly customerId: number }): ReactNode {
  const styles = useCampaignStyles();
  const { t } = useTranslation();
  const { data, error } = useSample(fields, customerId);
  if (error !== null) return <ErrorNotice error={error} />;
  if (data === undefined) return null;
  const { contactName, address, subject, body, missing, sms } = data;
  const title = t("campaigns.preview.sample", { name: data.customerName });
  return (
    <section className={styles.fields} aria-label={title}>
      <h4 className={styles.text}>{title}</h4>
      <p className={styles.quiet}>{t("campaigns.preview.to", { name: contactName, address })}</p>
      {missing.length > 0 ? (
        <p className={styles.text}>
          {t("campaigns.preview.missing", { names: missing.join(", ") })}. {t("campaigns.preview.blocked")}
        </p>
      ) : (
        <p className={styles.message}>
          {subject !== "" && <strong>{`${subject}\n\n`}</strong>}
          {body}
        </p>
      )}
      {sms !== null && (
        <p className={styles.quiet}>
          {t("campaigns.preview.smsLength", { count: sms.parts, places: sms.places, single: sms.single })}
        </p>
      )}
    </section>
  );
}
