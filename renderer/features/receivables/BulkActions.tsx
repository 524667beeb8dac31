import { Button } from "@fluentui/react-components";
import { type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { MOST_DISPUTED } from "../../../shared/contract/disputes.ts";
import type { ReceivableRow } from "../../../shared/contract/receivables.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { AssignMenu } from "../../grid/AssignMenu.tsx";
import type { BulkRows } from "../../grid/grid-props.ts";
import { errorWords } from "../../lib/error-words.ts";
import { formatInteger } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { openWorkForm, useWorkParts } from "../../lib/work-forms.tsx";

/** Documents a form names one by one. */
const MOST_IN_FORM = 500;
/** Documents that are placed with an agency at once. */
const MOST_PLACED = 5000;

interface Props {
  readonly selected: BulkRows<ReceivableRow>;
  readonly onExport: () => void;
  readonly say: (words: string) => void;
}

/** What can be done at once with the selected documents. */
export function BulkActions({ selected, onExport, say }: Props): ReactNode {
  const { t } = useTranslation();
  const { toLetterForm } = useNavigation();
  const { PlaceDialog } = useWorkParts();
  const [placing, place] = useState<readonly string[] | null>(null);
  const { rows, count, all, read } = selected;
  const [first] = rows;
  const one =
    !all &&
    first !== undefined &&
    rows.every((row) => row.customerId === first.customerId && row.currency === first.currency);
  const ofOne = !all && first !== undefined && rows.every((row) => row.customerId === first.customerId);
  const withRows = async (
    most: number,
    act: (rows: readonly ReceivableRow[]) => Promise<void> | void,
  ): Promise<void> => {
    if (count > most) {
      say(t("grid.selection.actTooMany", { total: formatInteger(count), most: formatInteger(most) }));
      return;
    }
    try {
      await act(await read(most));
    } catch (error) {
      say(errorWords(error, t));
    }
  };
  const uuids = (some: readonly ReceivableRow[]): string[] => some.map(({ uuid }) => uuid);
  const openForOne = (kind: "promise" | "dispute" | "agreement", most: number): void => {
    if (first === undefined) return;
    const { customerId } = first;
    void withRows(most, (some) => openWorkForm({ kind, customerId, invoices: uuids(some) }));
  };
  return (
    <>
      <Allowed to="acceptance.record">
        <Button
          size="small"
          onClick={() =>
            void withRows(MOST_IN_FORM, (some) => openWorkForm({ kind: "acceptance", invoices: uuids(some) }))
          }
        >
          {t("receivables.bulk.acceptance")}
        </Button>
      </Allowed>
      <Allowed to="promises.make">
        <ButtonOfOne
          label={t("receivables.bulk.promise")}
          hindrance={one ? null : t("receivables.bulk.oneCustomer")}
          onClick={() => openForOne("promise", MOST_IN_FORM)}
        />
      </Allowed>
      <Allowed to="disputes.open">
        <ButtonOfOne
          label={t("receivables.bulk.dispute")}
          hindrance={one ? null : t("receivables.bulk.oneCustomer")}
          onClick={() => openForOne("dispute", MOST_DISPUTED)}
        />
      </Allowed>
      <Allowed to="agreements.save">
        <ButtonOfOne
          label={t("receivables.bulk.agreement")}
          hindrance={ofOne ? null : t("receivables.bulk.oneOwner")}
          onClick={() => openForOne("agreement", MOST_IN_FORM)}
        />
      </Allowed>
      <Allowed to="letters.issue">
        <Button
          size="small"
          onClick={() =>
            void withRows(MOST_IN_FORM, (some) => {
              const customers = [...new Set(some.map(({ customerId }) => customerId))];
              const [customerId] = customers;
              if (customers.length > 1) toLetterForm({ kind: "reminder-overdue", customers });
              else if (customerId !== undefined) toLetterForm({ customerId, invoices: uuids(some) });
            })
          }
        >
          {t("receivables.bulk.letter")}
        </Button>
      </Allowed>
      <Allowed to="agencies.place">
        <Button size="small" onClick={() => void withRows(MOST_PLACED, (some) => place(uuids(some)))}>
          {t("agencies.of.place")}
        </Button>
      </Allowed>
      <AssignMenu selected={selected} say={say} />
      <Allowed to="receivables.exportPage">
        <Button size="small" onClick={onExport}>
          {t("receivables.bulk.export")}
        </Button>
      </Allowed>
      {placing !== null && (
        <Suspense fallback={null}>
          <PlaceDialog agencyId={null} uuids={placing} onClose={() => place(null)} />
        </Suspense>
      )}
    </>
  );
}

interface ButtonOfOneProps {
  readonly label: string;
  /** Why it cannot be done with what is selected; null when it can. */
  readonly hindrance: string | null;
  readonly onClick: () => void;
}

/** A command on documents of one customer only: it can be focused, and says why, when those of several are selected. */
function ButtonOfOne({ label, hindrance, onClick }: ButtonOfOneProps): ReactNode {
  return (
    <Button
      size="small"
      disabledFocusable={hindrance !== null}
      {...(hindrance === null ? {} : { title: hindrance })}
      onClick={() => hindrance === null && onClick()}
    >
      {label}
    </Button>
  );
}
