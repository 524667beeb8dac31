import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Dropdown,
  Field,
  Input,
  makeStyles,
  Option,
  SearchBox,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Placeable, zPlacedBucket } from "../../../shared/contract/agencies.ts";
import { PLACED_BUCKETS, type PlacedBucket } from "../../../shared/domain/agencies/codes.ts";
import { DayText } from "../../components/DayText.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatInteger, formatMoney } from "../../lib/format.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useCommand } from "../../lib/use-command.ts";
import { PlacePreview } from "./PlacePreview.tsx";
import { useAgencies, usePreview } from "./queries.ts";
import { useAgencyStyles } from "./styles.ts";
import { parseTypedPercent } from "./typed.ts";
import { blockedWords, bucketWords } from "./words.ts";

const useStyles = makeStyles({
  surface: { maxWidth: "860px" },
  list: {
    maxHeight: "min(44vh, 420px)",
    overflow: "auto",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    "& td, & th": { paddingLeft: "8px !important" },
  },
  tools: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "center" },
  search: { width: "240px" },
  bucket: { minWidth: "160px" },
  push: { marginLeft: "auto" },
  holdout: { maxWidth: "320px" },
  left: { marginRight: "auto", whiteSpace: "nowrap", maxWidth: "none" },
  action: { whiteSpace: "nowrap", maxWidth: "none" },
});

/** Invoices one request names. */
const MOST_PLACED = 5000;
/** Rows the list shows; search and filter lead to the others. */
const SHOWN = 500;
/** Share of the customers a control group has unless somebody says otherwise, and the most it may have. */
const MOST_HOLDOUT_BP = 5000;

interface Props {
  /** The agency; null lets it be chosen. */
  readonly agencyId: number | null;
  /** The invoices; null lets them be chosen among what can be placed. */
  readonly uuids: readonly string[] | null;
  readonly onClose: () => void;
}

/** Asks to place invoices with an agency: which ones go and which stay and why, what it will cost, who stays as control group. */
export function PlaceDialog({ agencyId, uuids, onClose }: Props): ReactNode {
  const styles = useStyles();
  const shared = useAgencyStyles();
  const { t } = useTranslation();
  const { toAgencies, toApprovals } = useNavigation();
  const { data: agencies } = useAgencies();
  const [chosenAgency, chooseAgency] = useState(agencyId);
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [reviewing, review] = useState(uuids !== null);
  const [holdout, setHoldout] = useState("0");
  const [note, setNote] = useState("");
  const [done, setDone] = useState<number | null>(null);
  const place = useCommand<{ items: number; control: number }>();
  // Where nothing is to be chosen, it is chosen: the one agency there is, or the one that may take anything.
  const able = (agencies?.rows ?? []).filter(({ blocked }) => blocked === "");
  const [only] = agencies?.rows.length === 1 ? agencies.rows : able.length === 1 ? able : [];
  const agency = agencies?.rows.find(({ id }) => id === (chosenAgency ?? only?.id)) ?? null;
  const wanted = uuids ?? [...chosen];
  const preview = usePreview(reviewing ? (agency?.id ?? null) : null, wanted);
  const holdoutBp = parseTypedPercent(holdout);
  const holdoutOk = holdoutBp !== null && holdoutBp <= MOST_HOLDOUT_BP;
  const goes = preview.data?.uuids.length ?? 0;
  const ready = agency !== null && preview.data?.blocked === "" && goes > 0 && holdoutOk && !place.isPending;
  const none = agencies !== undefined && agencies.rows.length === 0;
  const submit = (): void => {
    if (!reviewing) {
      if (agency !== null && chosen.size > 0) review(true);
      return;
    }
    const going = preview.data?.uuids ?? [];
    if (!ready || agency === null || holdoutBp === null || going.length === 0) return;
    place.mutate(
      () =>
        ledger.agencies.place({
          commandId: crypto.randomUUID(),
          agencyId: agency.id,
          uuids: going,
          holdoutBp,
          note,
        }),
      { onSuccess: ({ items, control }) => setDone(items + control) },
    );
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <DialogBody>
            <DialogTitle>{t("agencies.placing.title")}</DialogTitle>
            <DialogContent className={shared.fields}>
              {done !== null ? (
                <Notice intent="success">
                  {t("agencies.placing.done", { count: done, formatted: formatInteger(done) })}
                </Notice>
              ) : (
                <>
                  {place.isError && <ErrorNotice error={place.error} />}
                  {preview.isError && <ErrorNotice error={preview.error} />}
                  {none ? (
                    <Notice
                      intent="info"
                      actions={
                        <Button size="small" onClick={toAgencies}>
                          {t("agencies.placing.toAgencies")}
                        </Button>
                      }
                    >
                      {t("agencies.placing.noAgency")}
                    </Notice>
                  ) : (
                    <Field label={t("agencies.placing.agency")}>
                      <Dropdown
                        className={shared.control}
                        placeholder={t("agencies.placing.choose")}
                        value={agency?.legalName ?? ""}
                        selectedOptions={agency === null ? [] : [String(agency.id)]}
                        onOptionSelect={(_, { optionValue }) => chooseAgency(Number(optionValue))}
                      >
                        {(agencies?.rows ?? []).map(({ id, legalName }) => (
                          <Option key={id} value={String(id)}>
                            {legalName}
                          </Option>
                        ))}
                      </Dropdown>
                    </Field>
                  )}
                  {!none && agency !== null && agency.blocked !== "" && (
                    <Notice intent="warning">
                      {t("agencies.placing.blocked", {
                        why: blockedWords(agency.blocked, preview.data?.papers ?? papersOf(agency), t),
                      })}
                    </Notice>
                  )}
                  {!none && !reviewing && <ChooseInvoices chosen={chosen} onChoose={choose} />}
                  {!none && reviewing && preview.data !== undefined && <PlacePreview preview={preview.data} />}
                  {!none && reviewing && preview.data !== undefined && goes > 0 && (
                    <>
                      <Field
                        className={styles.holdout}
                        label={t("agencies.placing.holdout")}
                        hint={t("agencies.placing.holdoutHint")}
                        {...(holdoutOk
                          ? {}
                          : {
                              validationState: "error" as const,
                              validationMessage: t("agencies.placing.holdoutBad"),
                            })}
                      >
                        <Input
                          className={shared.control}
                          value={holdout}
                          maxLength={6}
                          onChange={(_, { value }) => setHoldout(value)}
                        />
                      </Field>
                      <Field label={t("agencies.placing.note")}>
                        <Textarea value={note} rows={2} maxLength={1000} onChange={(_, { value }) => setNote(value)} />
                      </Field>
                      <p className={shared.quiet}>{t("agencies.placing.hint")}</p>
                    </>
                  )}
                </>
              )}
            </DialogContent>
            <DialogActions>
              {done !== null ? (
                <>
                  <Button onClick={toApprovals}>{t("agencies.placing.see")}</Button>
                  <Button appearance="primary" onClick={onClose}>
                    {t("agencies.placing.close")}
                  </Button>
                </>
              ) : (
                <>
                  {reviewing && uuids === null && (
                    <Button className={styles.left} onClick={() => review(false)}>
                      {t("agencies.placing.back")}
                    </Button>
                  )}
                  <Button onClick={onClose}>{t("common.cancel")}</Button>
                  <Button
                    className={styles.action}
                    appearance="primary"
                    type="submit"
                    disabledFocusable={reviewing ? !ready : agency === null || chosen.size === 0}
                  >
                    {t(reviewing ? "agencies.placing.submit" : "agencies.placing.next")}
                  </Button>
                </>
              )}
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

/** Papers that keep things from being placed, before the ledger has been asked about a choice. */
function papersOf({ alerts }: NonNullable<ReturnType<typeof useAgencies>["data"]>["rows"][number]) {
  return alerts
    .filter(({ obligatory, state }) => obligatory && (state === "expired" || state === "missing"))
    .map(({ paper }) => paper);
}

interface ChooseProps {
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** Overdue invoices that can be placed, to be marked one by one or all that are found. */
function ChooseInvoices({ chosen, onChoose }: ChooseProps): ReactNode {
  const styles = useStyles();
  const shared = useAgencyStyles();
  const { t } = useTranslation();
  const [typed, type] = useState("");
  const [bucket, setBucket] = useState<PlacedBucket | null>(null);
  const search = useDeferredValue(typed);
  const { data } = useQuery(
    orpc.agencies.placeable.queryOptions({
      input: { search, buckets: bucket === null ? [] : [bucket], only: true, limit: SHOWN },
      placeholderData: keepPreviousData,
    }),
  );
  const rows = data?.rows ?? [];
  const toggle = (uuid: string): void => {
    const next = new Set(chosen);
    if (!next.delete(uuid)) next.add(uuid);
    onChoose(next);
  };
  const words = bucket === null ? t("agencies.placing.allBuckets") : bucketWords(bucket, t);
  return (
    <section className={shared.fields} aria-label={t("agencies.placing.which")}>
      <div className={styles.tools}>
        <SearchBox
          className={styles.search}
          aria-label={t("agencies.placing.filter")}
          placeholder={t("agencies.placing.filterPlaceholder")}
          value={typed}
          maxLength={200}
          onChange={(_, { value }) => type(value)}
        />
        <Dropdown
          className={styles.bucket}
          aria-label={t("agencies.placing.bucketFilter")}
          value={words}
          selectedOptions={[bucket ?? ""]}
          onOptionSelect={(_, { optionValue }) => {
            const known = zPlacedBucket.safeParse(optionValue);
            setBucket(known.success ? known.data : null);
          }}
        >
          <Option value="">{t("agencies.placing.allBuckets")}</Option>
          {PLACED_BUCKETS.map((each) => (
            <Option key={each} value={each}>
              {bucketWords(each, t)}
            </Option>
          ))}
        </Dropdown>
        <Button
          size="small"
          disabledFocusable={rows.length === 0}
          onClick={() => onChoose(new Set([...chosen, ...rows.map(({ uuid }) => uuid)].slice(0, MOST_PLACED)))}
        >
          {t("agencies.placing.chooseAll")}
        </Button>
        <Button size="small" disabledFocusable={chosen.size === 0} onClick={() => onChoose(new Set())}>
          {t("agencies.placing.chooseNone")}
        </Button>
        <span className={styles.push} role="status">
          {t("agencies.placing.chosen", { count: chosen.size, formatted: formatInteger(chosen.size) })}
        </span>
      </div>
      {data !== undefined && rows.length === 0 ? (
        <p className={shared.text}>{t("agencies.placing.noPlaceable")}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys
        <section className={styles.list} tabIndex={0} aria-label={t("agencies.placing.which")}>
          <table className={shared.table} aria-label={t("agencies.placing.which")}>
            <thead>
              <tr>
                <th scope="col">{t("agencies.placing.invoice")}</th>
                <th scope="col">{t("agencies.placing.customer")}</th>
                <th scope="col">{t("agencies.placing.dueOn")}</th>
                <th scope="col" className={shared.number}>
                  {t("agencies.placing.days")}
                </th>
                <th scope="col" className={shared.number}>
                  {t("agencies.placing.amount")}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <ChoiceRow key={row.uuid} row={row} checked={chosen.has(row.uuid)} onToggle={() => toggle(row.uuid)} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {data !== undefined && data.total > rows.length && (
        <p className={shared.quiet}>
          {t("agencies.placing.more", { shown: formatInteger(rows.length), total: formatInteger(data.total) })}
        </p>
      )}
    </section>
  );
}

interface RowProps {
  readonly row: Placeable;
  readonly checked: boolean;
  readonly onToggle: () => void;
}

function ChoiceRow({ row, checked, onToggle }: RowProps): ReactNode {
  const shared = useAgencyStyles();
  const { t } = useTranslation();
  return (
    <tr>
      <td className={shared.line}>
        <Checkbox label={row.label} checked={checked} onChange={onToggle} />
      </td>
      <td>{row.customerName}</td>
      <td>
        <DayText day={row.dueOn} />
      </td>
      <td className={shared.number}>{formatInteger(row.daysPastDue)}</td>
      <td className={shared.number}>
        {formatMoney(row.placeMinor, row.currency)}
        {row.disputedMinor > 0 && (
          <p className={shared.quiet}>
            {t("agencies.placing.disputed", { amount: formatMoney(row.disputedMinor, row.currency) })}
          </p>
        )}
      </td>
    </tr>
  );
}
