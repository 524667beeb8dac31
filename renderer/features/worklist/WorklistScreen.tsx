import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular, FilterRegular, TaskListLtrRegular } from "@fluentui/react-icons";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { addDays } from "../../../shared/domain/days.ts";
import { useCopied } from "../../components/CopiedToast.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { native } from "../../lib/native.ts";
import { useNavigation } from "../../lib/navigation.ts";
import type { ContactFormProps } from "../../lib/work-forms.tsx";
import { CustomerWork } from "./CustomerWork.tsx";
import { ItemList } from "./ItemList.tsx";
import { OrphansView } from "./OrphansView.tsx";
import type { Phone } from "./Phones.tsx";
import { ProgressView } from "./ProgressView.tsx";
import { useFreshList, useItems, useOrphans, useProgress, useQuickOutcomes } from "./queries.ts";
import { SkipDialog } from "./SkipDialog.tsx";
import { focusForm, focusList, listKey, useChosen } from "./use-worklist.ts";
import { WorklistBar } from "./WorklistBar.tsx";
import { changeWorklist, PAGE, useWorklistState } from "./worklist-state.ts";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  notices: { padding: "0 16px" },
  board: { display: "flex", flex: 1, minHeight: 0, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  rest: { flex: 1, minHeight: 0 },
  keys: {
    padding: "3px 16px",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
    flexShrink: 0,
  },
});

/** Keys typed into a field or pressed on a control are theirs, not the list's. */
function isListKey(target: EventTarget): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input, textarea, select, button, a, [role=dialog], [role=combobox], [contenteditable]") === null
  );
}

/** Lista de trabajo: whom to contact today in what order, worked through without the mouse. */
export function WorklistScreen(): ReactNode {
  const styles = useStyles();
  const state = useWorklistState();
  const { motivo } = useSearch({ from: "/lista" });
  const navigate = useNavigate();
  const progress = useProgress();
  const orphans = useOrphans(1);
  const own = progress.data?.personId ?? 0;
  const personId = state.personId ?? own;
  useEffect(() => {
    if (motivo === undefined) return;
    changeWorklist(
      motivo === "orphans"
        ? { view: "orphans" }
        : { view: "list", personId: null, state: "pending", reason: motivo, itemId: null, shown: PAGE },
    );
    void navigate({ to: "/lista", replace: true });
  }, [motivo, navigate]);
  return (
    <div className={styles.screen}>
      <WorklistBar
        state={state}
        rows={progress.data?.rows ?? []}
        personId={personId}
        fixedAt={progress.data?.rows.find((row) => row.personId === personId)?.fixedAt ?? null}
        orphans={orphans.data?.total}
      />
      {progress.error !== null && (
        <div className={styles.notices}>
          <ErrorNotice error={progress.error} onRetry={() => void progress.refetch()} />
        </div>
      )}
      {state.view === "progress" && <ProgressView />}
      {state.view === "orphans" && <OrphansView />}
      {state.view === "list" && <Board />}
    </div>
  );
}

function Board(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const state = useWorklistState();
  const { toCustomer } = useNavigation();
  const { toaster, say } = useCopied();
  const { ready, error } = useFreshList(state.personId);
  const list = useItems(state, ready);
  const items = list.data?.rows ?? [];
  const { item, move } = useChosen(items, state);
  const [skipping, setSkipping] = useState(false);
  const [picked, setPicked] = useState<{
    readonly customerId: number;
    readonly what: ContactFormProps["picked"];
  } | null>(null);
  const [calling, setCalling] = useState<number | null>(null);
  const phones = useRef<readonly Phone[] | null>(null);
  const rememberPhones = useCallback((known: readonly Phone[] | null) => {
    phones.current = known;
  }, []);
  const first = list.data !== undefined && items.length > 0;
  useEffect(() => {
    if (first) focusList();
  }, [first]);

  const call = (phone: Phone | undefined): void => {
    setCalling(null);
    if (item === null || phone === undefined || phone.channel.state === "bad" || phone.channel.optedOut) return;
    setPicked({ customerId: item.customerId, what: { channelId: phone.channel.id } });
    const extension = /^\d{1,10}$/.test(phone.channel.extension) ? `;ext=${phone.channel.extension}` : "";
    void native.openExternal(`tel:${phone.channel.value}${extension}`).catch(() => undefined);
    focusForm();
  };
  const keys = {
    log: () => focusForm(),
    call: () => (phones.current === null ? setCalling(item?.customerId ?? null) : call(phones.current[0])),
    skip: () => item?.state === "pending" && setSkipping(true),
    open: () => item !== null && toCustomer(item.customerId),
  };
  const pick = (outcome: string): void => {
    if (item === null) return;
    setPicked({ customerId: item.customerId, what: { outcome } });
    focusForm();
  };
  const outcomes = useQuickOutcomes();
  const saved = (): void => {
    setPicked(null);
    setCalling(null);
    move(1);
    focusList();
  };
  if (list.data === undefined) {
    return (
      <div className={styles.rest}>
        {error === null && list.error === null ? (
          <EmptyState title={t("worklist.preparing")}>
            <Spinner size="small" />
          </EmptyState>
        ) : (
          <ErrorNotice error={error ?? list.error} onRetry={() => void list.refetch()} />
        )}
      </div>
    );
  }
  if (items.length === 0) return <Nothing worked={list.data.counts.done + list.data.counts.skipped > 0} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list's keys work wherever on the screen the focus is
    <div
      className={styles.screen}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) {
          focusList();
          return;
        }
        const digit = /^[1-9]$/.test(event.key) ? outcomes[Number(event.key) - 1] : undefined;
        if (digit !== undefined && !event.ctrlKey && (event.altKey || isListKey(event.target))) {
          event.preventDefault();
          pick(digit.code);
          return;
        }
        if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || !isListKey(event.target))
          return;
        if (listKey(event, move, keys)) {
          event.preventDefault();
          event.stopPropagation();
        }
      }}
    >
      {error !== null && (
        <div className={styles.notices}>
          <ErrorNotice error={error} />
        </div>
      )}
      <div className={styles.board}>
        <ItemList
          items={items}
          total={list.data.total}
          chosenId={item?.id ?? null}
          onChoose={(id) => {
            changeWorklist({ itemId: id });
            focusList();
          }}
          onMore={() => changeWorklist({ shown: state.shown + PAGE })}
        />
        {item !== null && (
          <CustomerWork
            key={item.customerId}
            item={item}
            customerId={item.customerId}
            asOf={list.data.day}
            picked={picked?.customerId === item.customerId ? picked.what : null}
            onPick={pick}
            onPhones={rememberPhones}
            calling={calling === item.customerId}
            onCall={call}
            onSaved={saved}
            onSkip={() => setSkipping(true)}
            onNext={() => {
              move(1);
              focusList();
            }}
            onLeave={focusList}
          />
        )}
      </div>
      <footer className={styles.keys}>{t("worklist.list.keys")}</footer>
      {skipping && item !== null && (
        <SkipDialog
          item={item}
          until={addDays(list.data.day, 1)}
          onClose={() => setSkipping(false)}
          onDone={(words) => {
            setSkipping(false);
            say(words);
            focusList();
          }}
        />
      )}
      {toaster}
    </div>
  );
}

function Nothing({ worked }: { readonly worked: boolean }): ReactNode {
  const { t } = useTranslation();
  const { reason, state } = useWorklistState();
  if (reason !== null || state === "all") {
    return (
      <EmptyState icon={<FilterRegular />} title={t("worklist.empty.noneTitle")} body={t("worklist.empty.noneBody")}>
        <Button onClick={() => changeWorklist({ reason: null, state: "pending" })}>{t("worklist.empty.clear")}</Button>
      </EmptyState>
    );
  }
  return worked ? (
    <EmptyState
      icon={<CheckmarkCircleRegular />}
      title={t("worklist.empty.doneTitle")}
      body={t("worklist.empty.doneBody")}
    />
  ) : (
    <EmptyState icon={<TaskListLtrRegular />} title={t("worklist.empty.title")} body={t("worklist.empty.body")} />
  );
}
