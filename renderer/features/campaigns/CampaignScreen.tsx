import { Badge, Button, Skeleton, SkeletonItem } from "@fluentui/react-components";
import { ArrowLeftRegular, DocumentTableArrowRightRegular, EditRegular } from "@fluentui/react-icons";
import { useParams } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Campaign } from "../../../shared/contract/campaigns.ts";
import type { campaignsEs } from "../../../shared/i18n/campaigns.es.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { CommandBar } from "../../components/CommandBar.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatDay, formatInteger, formatMoney } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { AskDialog, CancelDialog, StartDialog } from "./CampaignDialogs.tsx";
import { CampaignEditor } from "./CampaignEditor.tsx";
import { DeliveryDialog } from "./DeliveryDialog.tsx";
import { MembersPart } from "./MembersPart.tsx";
import { useCampaign } from "./queries.ts";
import { ResultPart } from "./ResultPart.tsx";
import { SendPart } from "./SendPart.tsx";
import { useCampaignStyles } from "./styles.ts";

type Asking = "ask" | "cancel" | "start" | "delivery";

const COLORS = {
  draft: "informative",
  asked: "warning",
  ready: "brand",
  running: "success",
  ended: "informative",
  cancelled: "informative",
} as const;

/** One campaign: what it is, what is to be done next with it, and what it brought. */
export function CampaignScreen(): ReactNode {
  const styles = useCampaignStyles();
  const { t } = useTranslation();
  const { campaignId } = useParams({ from: "/campanas/$campaignId" });
  const { toCampaigns, toApprovals } = useNavigation();
  const { data, error, refetch } = useCampaign(Number(campaignId));
  const [editing, edit] = useState(false);
  const [asking, ask] = useState<Asking | null>(null);
  if (editing && data !== undefined) {
    return <CampaignEditor campaign={data.campaign} onClose={() => edit(false)} onSaved={() => edit(false)} />;
  }
  const campaign = data?.campaign;
  const state = campaign?.state;
  const early = campaign !== undefined && data !== undefined && campaign.goOutOn > data.today;
  return (
    <div className={styles.screen}>
      <CommandBar
        tight
        label={t("campaigns.bar")}
        actions={
          <>
            {(state === "draft" || state === "ready") && (
              <Allowed to="campaigns.cancel">
                <Button onClick={() => ask("cancel")}>{t("campaigns.page.cancel")}</Button>
              </Allowed>
            )}
            {state === "draft" && (
              <>
                <Allowed to="campaigns.save">
                  <Button icon={<EditRegular />} onClick={() => edit(true)}>
                    {t("campaigns.page.edit")}
                  </Button>
                </Allowed>
                <Allowed to="campaigns.ask">
                  <Button appearance="primary" onClick={() => ask("ask")}>
                    {t("campaigns.page.ask")}
                  </Button>
                </Allowed>
              </>
            )}
            {data?.result != null && data.campaign.channel !== "call" && (
              <Allowed to="campaigns.importDelivery">
                <Button icon={<DocumentTableArrowRightRegular />} onClick={() => ask("delivery")}>
                  {t("campaigns.delivery.open")}
                </Button>
              </Allowed>
            )}
            {state === "asked" && <Button onClick={toApprovals}>{t("campaigns.page.approvals")}</Button>}
            {state === "ready" && (
              <Allowed to="campaigns.start">
                <Button appearance="primary" disabledFocusable={early} onClick={() => ask("start")}>
                  {t("campaigns.page.start")}
                </Button>
              </Allowed>
            )}
          </>
        }
      >
        <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={toCampaigns}>
          {t("campaigns.page.back")}
        </Button>
      </CommandBar>
      {error !== null && campaign === undefined && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && (
        <Skeleton aria-label={t("common.loading")}>
          <SkeletonItem size={72} />
        </Skeleton>
      )}
      {data !== undefined && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys
        <section className={styles.paper} tabIndex={0} aria-label={data.campaign.name}>
          <div className={styles.stack}>
            <div className={styles.line}>
              <h2 className={styles.heading}>{data.campaign.name}</h2>
              <Badge appearance="tint" color={COLORS[data.campaign.state]}>
                {t(`campaigns.states.${data.campaign.state}`)}
              </Badge>
            </div>
            <Stands campaign={data.campaign} early={early} />
            {data.campaign.state === "running" && data.result !== null && (
              <SendPart campaign={data.campaign} result={data.result} today={data.today} />
            )}
            {data.result !== null && (
              <ResultPart channel={data.campaign.channel} result={data.result} endsOn={data.campaign.endsOn} />
            )}
            <Definition campaign={data.campaign} />
            {data.leftOut.length > 0 && (
              <section className={styles.fields} aria-label={t("campaigns.page.leftOut")}>
                <h3 className={styles.heading}>{t("campaigns.page.leftOut")}</h3>
                <dl className={styles.facts}>
                  {data.leftOut.map(({ why, customers }) => (
                    <div key={why} style={{ display: "contents" }}>
                      <dt>{t(`campaigns.leftOut.${why}`)}</dt>
                      <dd>{formatInteger(customers)}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            )}
            {data.result !== null && (
              <MembersPart
                campaignId={data.campaign.id}
                channel={data.campaign.channel}
                told={data.result.deliveries.length > 0}
              />
            )}
          </div>
        </section>
      )}
      {campaign !== undefined && asking === "ask" && <AskDialog id={campaign.id} onClose={() => ask(null)} />}
      {campaign !== undefined && asking === "cancel" && <CancelDialog id={campaign.id} onClose={() => ask(null)} />}
      {campaign !== undefined && asking === "delivery" && <DeliveryDialog id={campaign.id} onClose={() => ask(null)} />}
      {campaign !== undefined && asking === "start" && <StartDialog id={campaign.id} onClose={() => ask(null)} />}
    </div>
  );
}

/** What is waited for, where something is. */
function Stands({ campaign, early }: { readonly campaign: Campaign; readonly early: boolean }): ReactNode {
  const { t } = useTranslation();
  const { state, refused, cancelledOn, cancelReason, goOutOn } = campaign;
  if (cancelledOn !== null) {
    return (
      <Notice intent="info">
        {t("campaigns.page.cancelled", { on: formatDay(cancelledOn), reason: cancelReason })}
      </Notice>
    );
  }
  if (state === "asked") return <Notice intent="info">{t("campaigns.page.asked")}</Notice>;
  if (state === "ready") {
    return (
      <Notice intent="info">
        {early ? t("campaigns.page.tooEarly", { on: formatDay(goOutOn) }) : t("campaigns.page.ready")}
      </Notice>
    );
  }
  if (refused === null || state !== "draft") return null;
  const { by, on, reason } = refused;
  const words = reason === "" ? "refusedBare" : "refused";
  return <Notice intent="warning">{t(`campaigns.page.${words}`, { by, reason, on: formatDay(on) })}</Notice>;
}

/** A campaign as it was defined. */
function Definition({ campaign }: { readonly campaign: Campaign }): ReactNode {
  const styles = useCampaignStyles();
  const { t } = useTranslation();
  const { segment, startedOn, endsOn, budgetMinor, budgetCurrency } = campaign;
  const none = t("campaigns.page.none");
  const window = t("campaigns.page.windowDays", { count: campaign.windowDays });
  const facts: readonly (readonly [keyof typeof campaignsEs.page.definition, string])[] = [
    ["objective", campaign.objective || none],
    ["owner", campaign.ownerName || none],
    ["channel", t(`campaigns.channels.${campaign.channel}`)],
    ["template", campaign.templateName],
    [
      "segment",
      `${t("campaigns.editor.daysFrom")} ${String(segment.daysFrom)}, ${t("campaigns.editor.daysTo").toLowerCase()} ${String(segment.daysTo)}`,
    ],
    ["goOutOn", formatDay(campaign.goOutOn)],
    [
      "window",
      startedOn === null || endsOn === null
        ? window
        : `${window}, ${t("campaigns.page.windowRuns", { from: formatDay(startedOn), to: formatDay(endsOn) })}`,
    ],
    ["control", `${String(campaign.controlBp / 100)} %`],
    ["seed", String(campaign.seed)],
    ["caps", t("campaigns.page.caps", { day: campaign.dayCap, week: campaign.weekCap })],
    ["budget", budgetMinor === null ? none : formatMoney(budgetMinor, budgetCurrency)],
    ["savedBy", campaign.savedBy],
    ["allowedBy", campaign.allowedBy || none],
  ];
  return (
    <section className={styles.fields} aria-label={t("campaigns.page.what")}>
      <h3 className={styles.heading}>{t("campaigns.page.what")}</h3>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{t(`campaigns.page.definition.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
