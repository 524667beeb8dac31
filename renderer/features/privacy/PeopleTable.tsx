import { Link } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PrivacyPerson, PrivacySubject } from "../../../shared/contract/privacy.ts";
import { formatDay } from "../../lib/format.ts";
import { useTableStyles } from "./table-styles.ts";

interface Props {
  readonly rows: readonly PrivacyPerson[];
  readonly chosen: PrivacySubject | null;
  readonly onChoose: (subject: PrivacySubject) => void;
  /** What else there is to say of a row. */
  readonly aside?: (row: PrivacyPerson) => string;
}

/** People, each with a way to what is held of them. */
export function PeopleTable({ rows, chosen, onChoose, aside }: Props): ReactNode {
  const styles = useTableStyles();
  const { t } = useTranslation();
  const isChosen = ({ subject }: PrivacyPerson): boolean => subject.kind === chosen?.kind && subject.id === chosen.id;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t("privacy.name")}</th>
          <th scope="col">{t("privacy.kind")}</th>
          <th scope="col">{t("privacy.customer")}</th>
          <th scope="col">{t("privacy.state")}</th>
          {aside !== undefined && <th scope="col">{t("privacy.reason")}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={`${row.subject.kind} ${row.subject.id}`}
            className={isChosen(row) ? styles.chosen : ""}
            aria-current={isChosen(row) ? "true" : undefined}
          >
            <td>
              <Link as="button" onClick={() => onChoose(row.subject)}>
                {row.name}
              </Link>
            </td>
            <td>{t(`privacy.kinds.${row.subject.kind}`)}</td>
            <td>{row.customer}</td>
            <td>
              {t(`privacy.states.${row.state}`)}
              {row.since !== null && `, ${formatDay(row.since)}`}
            </td>
            {aside !== undefined && <td>{aside(row)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
