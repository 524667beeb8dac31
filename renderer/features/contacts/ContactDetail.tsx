import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outcome, TimelineRow } from "../../../shared/contract/contacts.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { SidePane } from "../../components/SidePane.tsx";
import { CorrectDialog, WithdrawDialog } from "./CorrectDialogs.tsx";
import { useInteraction } from "./queries.ts";
import { TimelineEntry } from "./TimelineEntry.tsx";

interface Props {
  readonly id: number;
  readonly outcomes: readonly Outcome[];
  readonly onClose: () => void;
  readonly say: (words: string) => void;
}

/** One row of the log in full, beside the list. */
export function ContactDetail({ id, outcomes, onClose, say }: Props): ReactNode {
  const { t } = useTranslation();
  const { data, error: unread } = useInteraction(id);
  const [dialog, setDialog] = useState<{ readonly kind: "correct" | "withdraw"; readonly row: TimelineRow } | null>(
    null,
  );
  const [error, setError] = useState<unknown>(null);
  const done = (words: string): void => {
    setDialog(null);
    say(words);
  };
  return (
    <SidePane title={t("contacts.detail.title", { id })} onClose={onClose}>
      {(error ?? unread) !== null && <ErrorNotice error={error ?? unread} onDismiss={() => setError(null)} />}
      {data !== undefined && (
        <TimelineEntry
          row={data}
          outcomes={outcomes}
          onCorrect={(row) => setDialog({ kind: "correct", row })}
          onWithdraw={(row) => setDialog({ kind: "withdraw", row })}
          onAttached={() => say(t("contacts.timeline.attached"))}
          onError={setError}
        />
      )}
      {dialog?.kind === "correct" && (
        <CorrectDialog
          row={dialog.row}
          onClose={() => setDialog(null)}
          onDone={() => done(t("contacts.correct.saved"))}
        />
      )}
      {dialog?.kind === "withdraw" && (
        <WithdrawDialog
          row={dialog.row}
          onClose={() => setDialog(null)}
          onDone={() => done(t("contacts.correct.withdrawn"))}
        />
      )}
    </SidePane>
  );
}
