import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Allowed } from "../../components/Allowed.tsx";
import { formatDay } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";
import { useWorkParts } from "../../lib/work-forms.tsx";

// A name may be long, so that this is words and no badge: they wrap.
const useStyles = makeStyles({
  open: {
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorPaletteRedForeground1,
  },
  record: { fontSize: tokens.fontSizeBase200 },
});

/** Open complaints of the customer about agencies, and the way to write one down about an agency that has its invoices. */
export function ComplaintsOf({ customerId, name }: { readonly customerId: number; readonly name: string }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { ComplaintDialog } = useWorkParts();
  const { data } = useQuery(orpc.agencyComplaints.ofCustomer.queryOptions({ input: { customerId } }));
  const { data: placed } = useQuery(orpc.agencies.ofCustomer.queryOptions({ input: { customerId } }));
  const [about, record] = useState<{ readonly id: number; readonly name: string } | null>(null);
  const agencies = new Map(placed?.rows.map(({ agencyId, agencyName }) => [agencyId, agencyName]));
  return (
    <>
      {data?.rows
        .filter(({ open }) => open)
        .map((complaint) => (
          <span
            key={complaint.id}
            className={styles.open}
            title={t("agencyOversight.complaints.of.title", {
              type: t(`agencyOversight.complaintTypes.${complaint.type}`),
            })}
          >
            {t(complaint.answeredLate ? "agencyOversight.complaints.of.late" : "agencyOversight.complaints.of.open", {
              agency: complaint.agencyName,
              day: formatDay(complaint.answerBy),
            })}
          </span>
        ))}
      {[...agencies].map(([id, agencyName]) => (
        <Allowed key={id} to="agencyComplaints.record">
          <Link
            as="button"
            className={styles.record}
            title={t("agencyOversight.complaints.of.recordOf", { agency: agencyName })}
            onClick={() => record({ id, name: agencyName })}
          >
            {agencies.size === 1
              ? t("agencyOversight.complaints.of.record")
              : t("agencyOversight.complaints.of.recordOf", { agency: agencyName })}
          </Link>
        </Allowed>
      ))}
      {about !== null && (
        <Suspense>
          <ComplaintDialog
            agencyId={about.id}
            agencyName={about.name}
            customer={{ id: customerId, name }}
            today={placed?.today ?? ""}
            onClose={() => record(null)}
            onSaved={() => record(null)}
          />
        </Suspense>
      )}
    </>
  );
}
