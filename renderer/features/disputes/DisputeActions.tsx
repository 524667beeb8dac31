import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { ArrowUndoRegular, MoreHorizontalRegular } from "@fluentui/react-icons";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DisputeStands, DisputeView, ResolverRule } from "../../../shared/contract/disputes.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { useCommand } from "../../lib/use-command.ts";
import { AmendDialog } from "./AmendDialog.tsx";
import { DecideDialog } from "./DecideDialog.tsx";
import { HandOverDialog } from "./HandOverDialog.tsx";
import { type PlainStep, StepDialog } from "./StepDialog.tsx";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

type Asked = "handOver" | "decide" | "amend" | PlainStep;

interface Props {
  readonly dispute: DisputeView;
  readonly resolvers: readonly ResolverRule[] | undefined;
  readonly onGone: () => void;
}

/** What can be done about a dispute as it stands, and the last step to be taken back. */
export function DisputeActions({ dispute, resolvers, onGone }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const attaching = useCommand<DisputeStands>();
  const undoing = useCommand<DisputeStands>();
  const { id, active, undoable } = dispute;
  const attach = async (): Promise<void> => {
    const files = await native.chooseEvidence();
    if (files.length === 0) return;
    const commandId = crypto.randomUUID();
    attaching.mutate(() => ledger.disputes.attach({ commandId, disputeId: id, files, note: "" }), {
      onSuccess: () => setSaid(t("disputes.attach.done", { count: files.length })),
    });
  };
  const undo = (): void => {
    if (undoable === null) return;
    const commandId = crypto.randomUUID();
    undoing.mutate(() => ledger.disputes.undo({ commandId, disputeId: id, eventId: undoable.eventId }), {
      onSuccess: () => {
        if (undoable.eventId === null) onGone();
        else setSaid(t("disputes.pane.undone", { step: t(`disputes.stepNames.${undoable.kind}`) }));
      },
    });
  };
  const done = (words: string): void => {
    setAsked(null);
    setSaid(words);
  };
  const waiting = dispute.state === "waiting-customer";
  return (
    <>
      {said !== null && (
        <Notice intent="success" onDismiss={() => setSaid(null)}>
          {said}
        </Notice>
      )}
      {undoing.isError && <ErrorNotice error={undoing.error} onDismiss={undoing.reset} />}
      {attaching.isError && <ErrorNotice error={attaching.error} onDismiss={attaching.reset} />}
      {/* biome-ignore lint/a11y/useSemanticElements: a group of buttons, not of fields */}
      <div className={styles.buttons} role="group" aria-label={t("disputes.pane.actions")}>
        {active ? (
          <>
            <Button appearance="primary" onClick={() => setAsked("decide")}>
              {t("disputes.pane.decide")}
            </Button>
            <Button onClick={() => setAsked("handOver")}>{t("disputes.pane.handOver")}</Button>
            <Button onClick={() => setAsked(waiting ? "internal" : "customer")}>
              {t(waiting ? "disputes.pane.waitInternal" : "disputes.pane.waitCustomer")}
            </Button>
          </>
        ) : (
          <Button onClick={() => setAsked("reopen")}>{t("disputes.pane.reopen")}</Button>
        )}
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button icon={<MoreHorizontalRegular />} aria-label={t("disputes.pane.more")} />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              <MenuItem onClick={() => setAsked("note")}>{t("disputes.pane.note")}</MenuItem>
              <MenuItem onClick={() => void attach()}>{t("disputes.pane.attach")}</MenuItem>
              {active && <MenuItem onClick={() => setAsked("amend")}>{t("disputes.pane.amend")}</MenuItem>}
              {undoable !== null && (
                <MenuItem icon={<ArrowUndoRegular />} onClick={undo}>
                  {undoable.eventId === null
                    ? t("disputes.pane.undoOpened")
                    : t("disputes.pane.undo", { step: t(`disputes.stepNames.${undoable.kind}`) })}
                </MenuItem>
              )}
            </MenuList>
          </MenuPopover>
        </Menu>
      </div>
      {asked === "handOver" && (
        <HandOverDialog dispute={dispute} resolvers={resolvers} onClose={() => setAsked(null)} onDone={done} />
      )}
      {asked === "decide" && <DecideDialog dispute={dispute} onClose={() => setAsked(null)} onDone={done} />}
      {asked === "amend" && <AmendDialog dispute={dispute} onClose={() => setAsked(null)} onDone={done} />}
      {asked !== null && asked !== "handOver" && asked !== "decide" && asked !== "amend" && (
        <StepDialog id={id} step={asked} onClose={() => setAsked(null)} onDone={done} />
      )}
    </>
  );
}
