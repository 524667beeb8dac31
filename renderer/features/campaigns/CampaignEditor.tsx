import { Button, Tab, TabList } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Campaign, CampaignFields } from "../../../shared/contract/campaigns.ts";
import { CommandBar } from "../../components/CommandBar.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { ledger } from "../../lib/ledger.ts";
import { useStatus } from "../../lib/status.ts";
import { useCommand } from "../../lib/use-command.ts";
import { AudiencePreview } from "./AudiencePreview.tsx";
import { MessageStep, WhatStep, WhenStep, WhomStep } from "./EditorSteps.tsx";
import { useCampaignStyles } from "./styles.ts";
import { readCampaign, STEPS, type Step, stepWith, type TypedCampaign, typedOf } from "./typed.ts";

interface Props {
  /** Null: a new one. */
  readonly campaign: Campaign | null;
  readonly onClose: () => void;
  /** Called with its id once it is in the ledger. */
  readonly onSaved: (id: number) => void;
}

/** A campaign step by step, with who would be written to beside it. */
export function CampaignEditor({ campaign, onClose, onSaved }: Props): ReactNode {
  const styles = useCampaignStyles();
  const { t } = useTranslation();
  const { day } = useAsOf();
  const { data: status } = useStatus();
  const [typed, type] = useState<TypedCampaign>(() => typedOf(campaign, status?.today ?? day));
  const [step, show] = useState<Step>("what");
  /** What is being judged: nothing until somebody asks. */
  const [judged, judge] = useState<CampaignFields | null>(null);
  const [tried, setTried] = useState(false);
  const save = useCommand<{ id: number }>();
  const { fields, wrong } = readCampaign(typed);
  const wrongStep = stepWith(wrong);
  const change = (changes: Partial<TypedCampaign>): void => type((before) => ({ ...before, ...changes }));
  const submit = (): void => {
    setTried(true);
    if (fields === null) {
      if (wrongStep !== null) show(wrongStep);
      return;
    }
    save.mutate(
      () =>
        ledger.campaigns.save({
          ...{ commandId: crypto.randomUUID(), id: campaign?.id ?? null, version: campaign?.version ?? 0, fields },
        }),
      { onSuccess: ({ id }) => onSaved(id) },
    );
  };
  const preview = (): void => {
    setTried(true);
    // Whom it is about does not hang on its name.
    const named = typed.name.trim() === "" ? readCampaign({ ...typed, name: "-" }) : { fields, wrong };
    if (named.fields === null) show(stepWith(named.wrong) ?? step);
    else judge(named.fields);
  };
  const next = STEPS[STEPS.indexOf(step) + 1];
  const before = STEPS[STEPS.indexOf(step) - 1];
  const shared = { typed, change, wrong: tried ? wrong : {} };
  return (
    <div className={styles.screen}>
      <CommandBar
        tight
        label={t("campaigns.bar")}
        actions={
          <>
            <Button onClick={preview}>{t("campaigns.preview.refresh")}</Button>
            <Button appearance="primary" disabledFocusable={save.isPending} onClick={submit}>
              {t("campaigns.editor.save")}
            </Button>
          </>
        }
      >
        <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={onClose}>
          {t("common.cancel")}
        </Button>
        <h2 className={styles.heading}>
          {t(campaign === null ? "campaigns.editor.newTitle" : "campaigns.editor.editTitle")}
        </h2>
      </CommandBar>
      <TabList
        selectedValue={step}
        aria-label={t("campaigns.editor.stepsLabel")}
        onTabSelect={(_, { value }) => show(STEPS.find((each) => each === value) ?? "what")}
      >
        {STEPS.map((each) => (
          <Tab key={each} value={each}>
            {t(`campaigns.editor.steps.${each}`)}
          </Tab>
        ))}
      </TabList>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys */}
      <section className={styles.paper} tabIndex={0} aria-label={t(`campaigns.editor.steps.${step}`)}>
        <div className={styles.stack}>
          {save.isError && <ErrorNotice error={save.error} onDismiss={save.reset} />}
          {tried && wrongStep !== null && wrongStep !== step && (
            <Notice intent="warning">
              {t("campaigns.editor.errors", { step: t(`campaigns.editor.steps.${wrongStep}`) })}
            </Notice>
          )}
          <form
            className={styles.form}
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              if (next === undefined) submit();
              else show(next);
            }}
          >
            <div className={styles.fields}>
              {step === "what" && <WhatStep {...shared} />}
              {step === "whom" && <WhomStep {...shared} />}
              {step === "message" && <MessageStep {...shared} />}
              {step === "when" && <WhenStep {...shared} />}
              <div className={styles.buttons}>
                {before !== undefined && <Button onClick={() => show(before)}>{t("campaigns.editor.back")}</Button>}
                {next !== undefined && <Button type="submit">{t("campaigns.editor.next")}</Button>}
              </div>
            </div>
          </form>
          {judged !== null && <AudiencePreview fields={judged} />}
        </div>
      </section>
    </div>
  );
}
