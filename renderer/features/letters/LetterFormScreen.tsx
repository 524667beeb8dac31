import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLetterRequest } from "../../lib/letter-request.ts";
import { ManyLetters } from "./ManyLetters.tsx";
import { OneLetter } from "./OneLetter.tsx";

const useStyles = makeStyles({
  screen: { display: "flex", height: "100%", minHeight: 0, backgroundColor: tokens.colorNeutralBackground1 },
});

/** A new letter to one customer, or one letter to each of many: the form, with the letter itself beside it. */
export function LetterFormScreen(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const request = useLetterRequest();
  const many = request.customers !== undefined || request.selection !== undefined;
  return (
    <section className={styles.screen} aria-label={t("letters.form.title")}>
      {many ? <ManyLetters request={request} /> : <OneLetter key={request.customerId ?? 0} request={request} />}
    </section>
  );
}
