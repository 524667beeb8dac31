import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outcome, TakenBack, TimelineRow } from "../../../shared/contract/contacts.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { SidePane } from "../../components/SidePane.tsx";
import { CorrectDialog, WithdrawDialog } from "./CorrectDialogs.tsx";
import { useInteraction } from "./queries.ts";
import { TakenBackNotice } from "./TakenBackNotice.tsx";
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
  const [takenBack, setTakenBack] = useState<readonly TakenBack[]>([]);
  const done = (words: string, found: readonly TakenBack[]): void => {
    setDialog(null);
    setTakenBack(found);
    say(words);
  };
  return (
    <SidePane title={t("contacts.detail.title", { id })} onClose={onClose}>
      {(error ?? unread) !== null && <ErrorNotice error={error ?? unread} onDismiss={() => setError(null)} />}
      <TakenBackNotice takenBack={takenBack} onDismiss={() => setTakenBack([])} />
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
          onDone={(found) => done(t("contacts.correct.saved"), found)}
        />
      )}
      {dialog?.kind === "withdraw" && (
        <WithdrawDialog
          row={dialog.row}
          onClose={() => setDialog(null)}
          onDone={(found) => done(t("contacts.correct.withdrawn"), found)}
        />
      )}
    </SidePane>
  );
}
