import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { TakenBack } from "../../../shared/contract/contacts.ts";
import { Notice } from "../../components/Notice.tsx";
import { addressText } from "./labels.ts";

const useStyles = makeStyles({
  list: { margin: "0", paddingLeft: tokens.spacingHorizontalL },
});

interface Props {
  readonly takenBack: readonly TakenBack[];
  readonly onDismiss: () => void;
}

/** What became of what a corrected or withdrawn contact had brought about; nothing where it had brought about nothing. */
export function TakenBackNotice({ takenBack, onDismiss }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  if (takenBack.length === 0) return null;
  const words = ({ what, done, subject, state }: TakenBack): string => {
    const how = done ? "done" : "left";
    const stands = state === undefined ? "" : t(`contacts.correct.stands.${state}`);
    return t(`contacts.correct.takenBack.${what}.${how}`, { subject: addressText(subject), state: stands });
  };
  return (
    <Notice
      intent={takenBack.every(({ done }) => done) ? "info" : "warning"}
      title={t("contacts.correct.takenBack.title")}
      onDismiss={onDismiss}
    >
      <ul className={styles.list}>
        {takenBack.map((each) => (
          <li key={`${each.what} ${each.id ?? each.subject}`}>{words(each)}</li>
        ))}
      </ul>
    </Notice>
  );
}
