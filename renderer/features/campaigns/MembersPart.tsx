import { Checkbox, Link, SearchBox } from "@fluentui/react-components";
import { type ReactNode, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CampaignChannel } from "../../../shared/domain/campaigns/codes.ts";
import { DELIVERY_STATES } from "../../../shared/domain/campaigns/delivery.ts";
import { ChoiceFilter } from "../../components/ChoiceFilter.tsx";
import { DayText } from "../../components/DayText.tsx";
import { formatInteger, formatMoney } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useMembers } from "./queries.ts";
import { sendWords } from "./send-words.ts";
import { useCampaignStyles } from "./styles.ts";

const DELIVERIES = ["any", ...DELIVERY_STATES] as const;
const GROUPS = ["all", "treated", "control"] as const;

/** The customers that were drawn, with what became of each message and what each paid. */
export function MembersPart({
  campaignId,
  channel,
  told,
}: {
  readonly campaignId: number;
  readonly channel: CampaignChannel;
  /** A provider told something of its messages. */
  readonly told: boolean;
}): ReactNode {
  const styles = useCampaignStyles();
  const { t } = useTranslation();
  const { toCustomer } = useNavigation();
  const [typed, type] = useState("");
  const [group, setGroup] = useState<(typeof GROUPS)[number]>("all");
  const [delivery, setDelivery] = useState<(typeof DELIVERIES)[number]>("any");
  const [paid, setPaid] = useState(false);
  const search = useDeferredValue(typed);
  const { data } = useMembers({ id: campaignId, search, group, delivery: delivery === "any" ? null : delivery, paid });
  const rows = data?.rows ?? [];
  return (
    <section className={styles.fields} aria-label={t("campaigns.page.members")}>
      <h3 className={styles.heading}>{t("campaigns.page.members")}</h3>
      <div className={styles.buttons}>
        <SearchBox
          aria-label={t("campaigns.members.search")}
          placeholder={t("campaigns.members.search")}
          value={typed}
          maxLength={200}
          onChange={(_, { value }) => type(value)}
        />
        <ChoiceFilter
          className={styles.choice}
          label={t("campaigns.members.group")}
          choices={GROUPS}
          chosen={group}
          words={(each) => t(`campaigns.members.groups.${each}`)}
          onChoose={setGroup}
        />
        {told && (
          <ChoiceFilter
            className={styles.choice}
            label={t("campaigns.members.delivery")}
            choices={DELIVERIES}
            chosen={delivery}
            words={(each) =>
              each === "any" ? t("campaigns.members.anyDelivery") : t(`campaigns.delivery.one.${each}`)
            }
            onChoose={setDelivery}
          />
        )}
        <Checkbox
          label={t("campaigns.members.paidOnly")}
          checked={paid}
          onChange={(_, { checked }) => setPaid(checked === true)}
        />
      </div>
      {data !== undefined && rows.length === 0 && <p className={styles.text}>{t("campaigns.members.none")}</p>}
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys
        <section className={styles.scroll} tabIndex={0} aria-label={t("campaigns.members.label")}>
          <table className={styles.table} aria-label={t("campaigns.members.label")}>
            <thead>
              <tr>
                <th scope="col">{t("campaigns.members.customer")}</th>
                <th scope="col">{t("campaigns.members.group")}</th>
                <th scope="col">{t("campaigns.members.send")}</th>
                <th scope="col">{t("campaigns.members.sentOn")}</th>
                {channel === "call" && <th scope="col">{t("campaigns.calls.member")}</th>}
                {told && <th scope="col">{t("campaigns.members.delivery")}</th>}
                <th scope="col" className={styles.number}>
                  {t("campaigns.members.paid")}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <Link as="button" onClick={() => toCustomer(row.customerId)}>
                      {row.customerName}
                    </Link>
                  </th>
                  <td>{t(row.control ? "campaigns.members.groups.control" : "campaigns.members.groups.treated")}</td>
                  <td>
                    {row.send !== null && sendWords(t, channel, row.send)}
                    {row.why !== null && <p className={styles.quiet}>{t(`campaigns.leftOut.${row.why}`)}</p>}
                  </td>
                  <td>{row.sentOn !== null && <DayText day={row.sentOn} />}</td>
                  {channel === "call" && <td>{row.call !== null && t(`campaigns.calls.one.${row.call}`)}</td>}
                  {told && (
                    <td>
                      {row.delivery !== null && t(`campaigns.delivery.one.${row.delivery}`)}
                      {row.deliveryOn !== null && (
                        <p className={styles.quiet}>
                          <DayText day={row.deliveryOn} />
                        </p>
                      )}
                    </td>
                  )}
                  <td className={styles.number}>
                    {row.paid.map(({ minor, currency }) => formatMoney(minor, currency)).join(" + ")}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {data !== undefined && data.total > rows.length && (
        <p className={styles.quiet}>
          {t("campaigns.members.more", { shown: formatInteger(rows.length), total: formatInteger(data.total) })}
        </p>
      )}
    </section>
  );
}
