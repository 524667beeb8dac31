import { Button } from "@fluentui/react-components";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Campaign, CampaignHandOver, CampaignResult, CampaignSent } from "../../../shared/contract/campaigns.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatDay, formatInteger } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { CallsPart } from "./CallsPart.tsx";
import { LettersPart } from "./LettersPart.tsx";
import { RunProgress } from "./RunProgress.tsx";
import { useCampaignStyles } from "./styles.ts";
import { useRun } from "./use-run.ts";

interface Props {
  readonly campaign: Campaign;
  readonly result: CampaignResult;
  readonly today: string;
}

type Sum = Omit<CampaignSent, "waiting">;
const NOTHING: Sum = { sent: 0, leftOut: 0, later: 0, failed: 0, unknown: 0 };

const counted = ({ sent, leftOut, later, failed, unknown }: Sum) => ({
  ...{ sent: formatInteger(sent), leftOut: formatInteger(leftOut), later: formatInteger(later) },
  ...{ failed: formatInteger(failed), unknown: formatInteger(unknown) },
});

const WAITS: ReadonlySet<string> = new Set(["waiting", "later", "failed"]);

/** What is still to be sent of a campaign whose window runs, and the way to send it. */
export function SendPart({ campaign, result, today }: Props): ReactNode {
  const styles = useCampaignStyles();
  const { t } = useTranslation();
  const waiting = result.sends
    .filter(({ state }) => WAITS.has(state) || (campaign.channel === "letter" && state === "unknown"))
    .reduce((sum, { customers }) => sum + customers, 0);
  const words = { count: waiting, formatted: formatInteger(waiting) };
  return (
    <section className={styles.fields} aria-label={t("campaigns.page.send")}>
      {waiting > 0 && <p className={styles.text}>{t("campaigns.page.waiting", words)}</p>}
      {campaign.channel === "mail" && <MailPart id={campaign.id} waiting={waiting} />}
      {campaign.channel === "letter" && <LettersPart id={campaign.id} waiting={waiting} />}
      {campaign.channel === "call" && <CallsPart campaign={campaign} waiting={waiting} today={today} />}
      {campaign.channel !== "letter" && campaign.channel !== "call" && (
        <FilePart campaign={campaign} waiting={waiting} today={today} />
      )}
    </section>
  );
}

/** Mails a few at a time until nobody waits; it can be stopped between two of them. */
function MailPart({ id, waiting }: { readonly id: number; readonly waiting: number }): ReactNode {
  const styles = useCampaignStyles();
  const { t } = useTranslation();
  const [sum, setSum] = useState<Sum | null>(null);
  /** How many are left; null while nothing is sent. */
  const [left, setLeft] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const going = useRef(false);
  useEffect(
    () => () => {
      going.current = false;
    },
    [],
  );
  const send = async (): Promise<void> => {
    going.current = true;
    setError(null);
    setLeft(waiting);
    const since = new Date().toISOString();
    let all = NOTHING;
    try {
      while (going.current) {
        const { waiting: rest, ...more } = await ledger.campaigns.mailNext({ id, since });
        all = {
          sent: all.sent + more.sent,
          leftOut: all.leftOut + more.leftOut,
          later: all.later + more.later,
          failed: all.failed + more.failed,
          unknown: all.unknown + more.unknown,
        };
        setSum(all);
        setLeft(rest);
        if (rest === 0) break;
      }
    } catch (failed) {
      setError(failed);
    } finally {
      going.current = false;
      setLeft(null);
    }
  };
  return (
    <>
      {error !== null && <ErrorNotice error={error} onDismiss={() => setError(null)} />}
      <Allowed to="campaigns.mailNext">
        <div className={styles.buttons}>
          {left === null ? (
            <Button appearance="primary" disabledFocusable={waiting === 0} onClick={() => void send()}>
              {t("campaigns.page.send")}
            </Button>
          ) : (
            <Button
              onClick={() => {
                going.current = false;
              }}
            >
              {t("campaigns.page.stop")}
            </Button>
          )}
          {left !== null && (
            <span role="status">
              {t("campaigns.page.sending", { sent: formatInteger(sum?.sent ?? 0), waiting: formatInteger(left) })}
            </span>
          )}
        </div>
      </Allowed>
      {left === null && sum !== null && (
        <Notice intent={sum.failed + sum.unknown > 0 ? "warning" : "success"}>
          {t("campaigns.page.sent", counted(sum))} {sum.unknown > 0 && t("campaigns.page.unknownHint")}
        </Notice>
      )}
    </>
  );
}

/** Writes who waits into a file for the provider. */
function FilePart({
  campaign,
  waiting,
  today,
}: {
  readonly campaign: Campaign;
  readonly waiting: number;
  readonly today: string;
}): ReactNode {
  const { t } = useTranslation();
  const run = useRun<CampaignHandOver>();
  const save = async (): Promise<void> => {
    const name = t("campaigns.page.fileName", { name: campaign.name, day: formatDay(today) });
    const suggestedName = `${name.replaceAll("/", "-").replaceAll(/[\\:*?"<>|]/g, " ")}.xlsx`;
    const file = await native.saveAs({ suggestedName, kind: "xlsx" });
    if (file === null) return;
    const asked = { commandId: crypto.randomUUID(), id: campaign.id, file, lang: currentLang() };
    await run.start((signal) => ledger.campaigns.handOver(asked, { signal }));
  };
  const { step, working, stopped, error } = run;
  const done = step?.written ?? null;
  return (
    <>
      {error !== null && <ErrorNotice error={error} onDismiss={run.dismiss} />}
      <Allowed to="campaigns.handOver">
        <div>
          <Button
            appearance={campaign.channel === "mail" ? "secondary" : "primary"}
            disabledFocusable={working || waiting === 0}
            onClick={() => void save()}
          >
            {t("campaigns.page.handOver")}
          </Button>
        </div>
      </Allowed>
      {working && step !== null && (
        <RunProgress
          done={step.done}
          total={step.total}
          words={t(step.done < step.total ? "campaigns.page.preparing" : "campaigns.page.handing", {
            ...{ done: formatInteger(step.done), total: formatInteger(step.total) },
          })}
          onStop={step.done < step.total ? run.stop : null}
        />
      )}
      {!working && stopped && done === null && <Notice intent="warning">{t("campaigns.page.handStopped")}</Notice>}
      {done !== null && (
        <Notice intent="success">
          {t(done.rows === 0 ? "campaigns.page.handedNone" : "campaigns.page.handed", {
            ...{ count: done.rows, formatted: formatInteger(done.rows) },
            ...{ later: formatInteger(done.later), leftOut: formatInteger(done.leftOut) },
          })}
        </Notice>
      )}
    </>
  );
}
