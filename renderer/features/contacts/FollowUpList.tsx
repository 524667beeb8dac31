import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FollowUp } from "../../../shared/contract/contacts.ts";
import { followUpNote } from "../../lib/follow-up-note.ts";
import { formatDay, formatTime } from "../../lib/format.ts";
import { openWorkForm } from "../../lib/work-forms.tsx";
import { FollowUpDialog } from "./FollowUpDialog.tsx";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  head: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalM },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  line: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXXS} 0`,
  },
  day: { width: "150px", flexShrink: 0, fontVariantNumeric: "tabular-nums" },
  late: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  what: { flex: 1, minWidth: 0, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
});

interface Props {
  readonly customerId: number;
  readonly followUps: readonly FollowUp[];
  readonly today: string;
  readonly say: (words: string) => void;
}

/** What is to be done with a customer, and when: each is done by logging a contact, or moved with its reason. */
export function FollowUpList({ customerId, followUps, today, say }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [moving, setMoving] = useState<FollowUp | "new" | null>(null);
  const when = ({ dueOn, dueAt }: FollowUp): string =>
    dueAt === null
      ? formatDay(dueOn)
      : t("contacts.followUps.dueAt", { day: formatDay(dueOn), time: formatTime(dueAt) });
  return (
    <section className={styles.box} aria-label={t("contacts.followUps.title")}>
      <div className={styles.head}>
        <h3 className={styles.title}>{t("contacts.followUps.title")}</h3>
        <Button size="small" appearance="subtle" onClick={() => setMoving("new")}>
          {t("contacts.followUps.add")}
        </Button>
      </div>
      {followUps.length === 0 && <p className={styles.quiet}>{t("contacts.followUps.none")}</p>}
      <ul className={styles.list}>
        {followUps.map((followUp) => {
          const late = followUp.dueOn < today;
          return (
            <li key={followUp.id} className={styles.line}>
              <span className={mergeClasses(styles.day, late && styles.late)}>
                {when(followUp)}
                {late ? ` (${t("contacts.followUps.overdue")})` : ""}
              </span>
              <span className={styles.what}>
                {t(`contacts.followUps.kinds.${followUp.kind}`)}
                {followUp.note === "" ? "" : `: ${followUpNote(followUp.note, t)}`}
                {followUp.personName === "" ? "" : ` · ${followUp.personName}`}
              </span>
              <Button
                size="small"
                onClick={() => openWorkForm({ kind: "contact", customerId, followUpId: followUp.id })}
              >
                {t("contacts.timeline.log")}
              </Button>
              <Button size="small" appearance="subtle" onClick={() => setMoving(followUp)}>
                {t("contacts.followUps.move")}
              </Button>
            </li>
          );
        })}
      </ul>
      {moving !== null && (
        <FollowUpDialog
          customerId={customerId}
          followUp={moving === "new" ? null : moving}
          onClose={() => setMoving(null)}
          onDone={() => {
            say(t(moving === "new" ? "contacts.followUps.added" : "contacts.followUps.moved"));
            setMoving(null);
          }}
        />
      )}
    </section>
  );
}
