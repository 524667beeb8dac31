import { Button } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Campaign } from "../../../shared/contract/campaigns.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { DayField } from "../../components/DayField.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatInteger } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { useCampaignStyles } from "./styles.ts";

interface Props {
  readonly campaign: Campaign;
  readonly waiting: number;
  readonly today: string;
}

/** Makes the tasks to call of a campaign, for a day within its window. */
export function CallsPart({ campaign, waiting, today }: Props): ReactNode {
  const styles = useCampaignStyles();
  const { t } = useTranslation();
  const [dueOn, setDueOn] = useState(today);
  const make = useMutation({
    mutationFn: () => ledger.campaigns.makeCalls({ commandId: crypto.randomUUID(), id: campaign.id, dueOn }),
  });
  const wrong = dueOn === "" || dueOn < today || (campaign.endsOn !== null && dueOn > campaign.endsOn);
  const made = make.data;
  return (
    <>
      {make.isError && <ErrorNotice error={make.error} onDismiss={make.reset} />}
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
            disabledFocusable={wrong || waiting === 0 || make.isPending}
            onClick={() => make.mutate()}
          >
            {t("campaigns.calls.make")}
          </Button>
        </div>
      </Allowed>
      {made !== undefined && (
        <Notice intent="success">
          {t(made.tasks === 0 ? "campaigns.calls.madeNone" : "campaigns.calls.made", {
            ...{ count: made.tasks, formatted: formatInteger(made.tasks) },
            ...{ later: formatInteger(made.later), leftOut: formatInteger(made.leftOut) },
          })}
        </Notice>
      )}
    </>
  );
}
