import { Button } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CampaignCalls } from "../../../shared/contract/campaign-ways.ts";
import type { Campaign } from "../../../shared/contract/campaigns.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { DayField } from "../../components/DayField.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatInteger } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { RunProgress } from "./RunProgress.tsx";
import { useCampaignStyles } from "./styles.ts";
import { useRun } from "./use-run.ts";

interface Props {
  readonly campaign: Campaign;
  readonly waiting: number;
  readonly today: string;
}

/** Makes the tasks to call of a campaign, for a day within its window; it can be stopped and gone on with. */
export function CallsPart({ campaign, waiting, today }: Props): ReactNode {
  const styles = useCampaignStyles();
  const { t } = useTranslation();
  const [dueOn, setDueOn] = useState(today);
  const run = useRun<CampaignCalls>();
  const make = (): Promise<void> =>
    run.start((signal) => ledger.campaigns.makeCalls({ id: campaign.id, dueOn }, { signal }));
  const wrong = dueOn === "" || dueOn < today || (campaign.endsOn !== null && dueOn > campaign.endsOn);
  const { step, working, stopped, error } = run;
  const counts = step && {
    ...{ done: formatInteger(step.done), total: formatInteger(step.total) },
    ...{ count: step.tasks, formatted: formatInteger(step.tasks) },
    ...{ later: formatInteger(step.later), leftOut: formatInteger(step.leftOut) },
  };
  return (
    <>
      {error !== null && <ErrorNotice error={error} onDismiss={run.dismiss} />}
      <Allowed to="campaigns.makeCalls">
        <p className={styles.quiet}>{t("campaigns.calls.hint")}</p>
        <DayField
          label={t("campaigns.calls.dueOn")}
          day={dueOn}
          invalid={t("campaigns.editor.wrong")}
          problem={wrong ? t("campaigns.editor.wrong") : null}
          onDay={setDueOn}
        />
        <div>
          <Button
            appearance="primary"
            disabledFocusable={wrong || waiting === 0 || working}
            onClick={() => void make()}
          >
            {t("campaigns.calls.make")}
          </Button>
        </div>
      </Allowed>
      {step !== null && counts !== null && working && (
        <RunProgress
          done={step.done}
          total={step.total}
          words={t("campaigns.calls.running", counts)}
          onStop={step.done < step.total ? run.stop : null}
        />
      )}
      {step !== null && counts !== null && !working && stopped && step.done < step.total && (
        <Notice intent="warning">{t("campaigns.calls.stopped", counts)}</Notice>
      )}
      {step !== null && counts !== null && !working && step.done === step.total && (
        <Notice intent="success">
          {t(step.tasks === 0 ? "campaigns.calls.madeNone" : "campaigns.calls.made", counts)}
        </Notice>
      )}
    </>
  );
}
