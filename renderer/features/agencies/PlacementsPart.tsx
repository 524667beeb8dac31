import { Badge, Button, Link } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Placement } from "../../../shared/contract/agencies.ts";
import { DayText } from "../../components/DayText.tsx";
import { Money } from "../../components/Money.tsx";
import { SidePane } from "../../components/SidePane.tsx";
import { formatDay, formatInteger, formatMoney } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { PackagePart } from "./PackagePart.tsx";
import { useAgencyStyles } from "./styles.ts";
import { shareWords } from "./words.ts";

interface Props {
  readonly agencyId: number;
  /** Shows the invoices of a batch. */
  readonly onItems: (placementId: number) => void;
}

const COLORS = { asked: "warning", declined: "informative", placed: "brand" } as const;

/** What was asked to be placed, batch by batch, and what became of it. */
export function PlacementsPart({ agencyId, onItems }: Props): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { data } = useQuery(
    orpc.agencies.placements.queryOptions({ input: { agencyId, limit: 1000 }, placeholderData: keepPreviousData }),
  );
  const [shown, show] = useState<Placement | null>(null);
  return (
    <div className={styles.beside}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys */}
      <section className={styles.paper} tabIndex={0} aria-label={t("agencies.placements.title")}>
        <div className={styles.stack}>
          <p className={styles.quiet}>{t("agencies.placements.hint")}</p>
          {data?.rows.length === 0 && <p className={styles.text}>{t("agencies.placements.none")}</p>}
          {data !== undefined && data.rows.length > 0 && <PlacementsTable rows={data.rows} onShow={show} />}
        </div>
      </section>
      {shown !== null && (
        <SidePane title={t("agencies.placements.number", { id: shown.id })} onClose={() => show(null)} takeFocus>
          <PlacementDetail key={shown.id} id={shown.id} onItems={onItems} />
        </SidePane>
      )}
    </div>
  );
}

interface TableProps {
  readonly rows: readonly Placement[];
  readonly onShow: (placement: Placement) => void;
}

function PlacementsTable({ rows, onShow }: TableProps): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t("agencies.placements.title")}>
        <thead>
          <tr>
            <th scope="col">{t("agencies.placements.id")}</th>
            <th scope="col">{t("agencies.placements.state")}</th>
            <th scope="col">{t("agencies.placements.placedOn")}</th>
            <th scope="col" className={styles.number}>
              {t("agencies.placements.sums")}
            </th>
            <th scope="col" className={styles.number}>
              {t("agencies.placements.control")}
            </th>
            <th scope="col">{t("agencies.placements.asked")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className={styles.line}>
                <Link as="button" onClick={() => onShow(row)}>
                  {t("agencies.placements.number", { id: row.id })}
                </Link>
              </th>
              <td>
                <StateBadge state={row.state} />
              </td>
              <td>{row.placedOn !== null && <DayText day={row.placedOn} />}</td>
              <td className={styles.number}>
                <Sums sums={row.sums} />
              </td>
              <td className={styles.number}>
                <Sums sums={row.control} />
                {row.holdoutBp > 0 && (
                  <p className={styles.quiet}>
                    {t("agencies.placements.holdout", { percent: String(row.holdoutBp / 100) })}
                  </p>
                )}
              </td>
              <td>
                {t("agencies.placements.by", { name: row.askedBy, day: formatDay(row.askedOn) })}
                {row.note !== "" && <p className={styles.quiet}>{row.note}</p>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function StateBadge({ state }: { readonly state: Placement["state"] }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  return (
    <Badge className={styles.line} appearance="tint" color={COLORS[state]}>
      {t(`agencies.placements.states.${state}`)}
    </Badge>
  );
}

function Sums({ sums }: { readonly sums: Placement["sums"] }): ReactNode {
  const styles = useAgencyStyles();
  return sums.map(({ currency, items, minor }) => (
    <div key={currency}>
      <Money minor={minor} currency={currency} withCurrency />{" "}
      <span className={styles.quiet}>({formatInteger(items)})</span>
    </div>
  ));
}

interface DetailProps {
  readonly id: number;
  readonly onItems: (placementId: number) => void;
}

/** A batch: who asked and allowed it, what was asked, and what was left out when it was allowed. */
function PlacementDetail({ id, onItems }: DetailProps): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { toApprovals, toDocument } = useNavigation();
  const { data } = useQuery(orpc.agencies.placement.queryOptions({ input: { id } }));
  if (data === undefined) return null;
  const { placement, asked, leftOut } = data;
  return (
    <div className={styles.stack}>
      <div className={styles.fields}>
        <div>
          <StateBadge state={placement.state} />
        </div>
        <p className={styles.text}>
          {t("agencies.placements.asked")}:{" "}
          {t("agencies.placements.by", { name: placement.askedBy, day: formatDay(placement.askedOn) })}
        </p>
        {placement.placedOn !== null && (
          <p className={styles.text}>
            {t("approvals.decision.approved", { name: placement.allowedBy, day: formatDay(placement.placedOn) })}
          </p>
        )}
        {placement.holdoutBp > 0 && (
          <p className={styles.quiet}>
            {t("agencies.placements.control")}: {shareWords(placement.holdoutBp)}
          </p>
        )}
        {placement.note !== "" && <p className={styles.quiet}>{placement.note}</p>}
        <div className={styles.buttons}>
          {placement.state === "placed" && (
            <Button size="small" onClick={() => onItems(id)}>
              {t("agencies.placements.see")}
            </Button>
          )}
          {placement.state === "asked" && (
            <Button size="small" onClick={toApprovals}>
              {t("agencies.placements.approvals")}
            </Button>
          )}
        </div>
      </div>
      {placement.state === "placed" && <PackagePart placementId={id} />}
      {leftOut.length > 0 && (
        <section className={styles.fields}>
          <div>
            <h3 className={styles.heading}>{t("agencies.placements.leftOut")}</h3>
            <p className={styles.quiet}>{t("agencies.placements.leftOutHint")}</p>
          </div>
          <table className={styles.table} aria-label={t("agencies.placements.leftOut")}>
            <tbody>
              {leftOut.map((row) => (
                <tr key={row.uuid}>
                  <th scope="row">
                    <Link as="button" onClick={() => toDocument(row.uuid)}>
                      {row.label}
                    </Link>
                    <p className={styles.quiet}>{row.customerName}</p>
                  </th>
                  <td>{t(`agencyCodes.notPlaceable.${row.why}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <section className={styles.fields}>
        <h3 className={styles.heading}>{t("agencies.placements.detail")}</h3>
        <table className={styles.table} aria-label={t("agencies.placements.detail")}>
          <thead>
            <tr>
              <th scope="col">{t("agencies.placements.invoice")}</th>
              <th scope="col" className={styles.number}>
                {t("agencies.placements.amount")}
              </th>
              <th scope="col">{t("agencies.placements.to")}</th>
            </tr>
          </thead>
          <tbody>
            {asked.map((row) => (
              <tr key={row.uuid}>
                <th scope="row">
                  <Link as="button" onClick={() => toDocument(row.uuid)}>
                    {row.label}
                  </Link>
                  <p className={styles.quiet}>{row.customerName}</p>
                </th>
                <td className={styles.number}>{formatMoney(row.minor, row.currency)}</td>
                <td>{t(row.control ? "agencies.placements.toControl" : "agencies.placements.toAgency")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
