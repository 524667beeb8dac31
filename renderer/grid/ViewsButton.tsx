import {
  Button,
  Dialog,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Tooltip,
} from "@fluentui/react-components";
import { BookmarkRegular, ChevronDownRegular } from "@fluentui/react-icons";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SavedView, ViewState } from "../../shared/contract/views.ts";
import { ErrorNotice } from "../components/ErrorNotice.tsx";
import { useStore } from "../lib/store.ts";
import { recordUndo } from "../lib/undo.ts";
import type { GridHandle } from "./column.ts";
import { SaveViewDialog } from "./SaveViewDialog.tsx";
import { sameView, shownViews, showView } from "./view-state.ts";
import { useSavedViews, useViewCommand, type ViewCommand } from "./views-queries.ts";

const useStyles = makeStyles({
  button: { minWidth: "0", paddingLeft: "8px", paddingRight: "8px", maxWidth: "200px" },
  words: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
});

interface Props {
  readonly grid: RefObject<GridHandle | null>;
  /** Name of the grid. */
  readonly screen: string;
  /** What of the view is the screen's own: search and the choices of its bar. */
  readonly own: Pick<ViewState, "search" | "bar">;
  readonly onOwn: (own: Pick<ViewState, "search" | "bar">) => void;
}

/** Saved views of a list: put one up, save what is seen, share, rename, delete; the list opens with the one chosen. */
export function ViewsButton({ grid, screen, own, onOwn }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const views = useSavedViews(screen);
  const command = useViewCommand();
  const shown = useStore(shownViews)[screen];
  const [dialog, setDialog] = useState<"save" | "rename" | null>(null);
  const [, changed] = useState(0);
  const opened = useRef(false);
  useEffect(() => grid.current?.onState(() => changed((n) => n + 1)), [grid]);

  const put = (view: SavedView | null): void => {
    const state = view?.state ?? { search: "", filters: [], sort: [], columns: [], bar: {} };
    onOwn({ search: state.search, bar: state.bar });
    if (view === null) {
      grid.current?.clearFilters();
      grid.current?.resetLayout();
    } else grid.current?.apply(state);
    showView(screen, view === null ? null : { id: view.id, state });
  };
  const latest = useRef(put);
  latest.current = put;
  // Once in the window's life: what the list opens with. Coming back finds it as it was left.
  useEffect(() => {
    if (views === undefined || opened.current || shown !== undefined) return;
    opened.current = true;
    const first = views.find((view) => view.opensWith);
    if (first === undefined) showView(screen, null);
    else latest.current(first);
  }, [views, shown, screen]);

  const current = (): ViewState => ({ ...own, ...(grid.current?.state() ?? { filters: [], sort: [], columns: [] }) });
  const view = views?.find(({ id }) => id === shown?.id) ?? null;
  const modified = view !== null && !sameView(view.state, current());
  const run = async (what: ViewCommand): Promise<SavedView | null> => command.mutateAsync(what);
  const quietly = (what: ViewCommand): void => void run(what).catch(() => undefined);
  const remove = async (gone: SavedView): Promise<void> => {
    await run({ kind: "remove", id: gone.id });
    showView(screen, null);
    recordUndo({
      words: t("grid.views.removed", { name: gone.name }),
      undo: async () => {
        await run({ kind: "restore", id: gone.id });
      },
      redo: async () => {
        await run({ kind: "remove", id: gone.id });
      },
    });
  };
  const save = async (name: string, shared: boolean): Promise<void> => {
    const state = current();
    const saved =
      dialog === "rename" && view !== null
        ? await run({ kind: "change", id: view.id, name, shared })
        : await run({ kind: "save", screen, name, shared, state });
    setDialog(null);
    if (saved !== null) showView(screen, { id: saved.id, state: saved.state });
  };
  const item = (each: SavedView): ReactNode => (
    <MenuItem
      key={each.id}
      secondaryContent={each.opensWith ? "★" : null}
      {...(each.opensWith ? { title: t("grid.views.opensWith") } : {})}
      onClick={() => put(each)}
    >
      {each.mine || each.owner === "" ? each.name : `${each.name} ${t("grid.views.by", { owner: each.owner })}`}
    </MenuItem>
  );
  const mine = (views ?? []).filter((each) => !each.shared);
  const shared = (views ?? []).filter((each) => each.shared);
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Tooltip content={t("grid.views.title")} relationship="description">
            <Button className={styles.button} appearance="subtle" icon={<BookmarkRegular />} iconPosition="before">
              <span className={styles.words}>
                {view === null ? <span data-word="">{t("grid.views.button")}</span> : view.name}
                {modified && ` (${t("grid.views.modified")})`}
              </span>
              <ChevronDownRegular />
            </Button>
          </Tooltip>
        </MenuTrigger>
        <MenuPopover>
          <MenuList aria-label={t("grid.views.title")}>
            <MenuItem onClick={() => put(null)}>{t("grid.views.asItCame")}</MenuItem>
            {mine.length > 0 && (
              <MenuGroup>
                <MenuGroupHeader>{t("grid.views.own")}</MenuGroupHeader>
                {mine.map(item)}
              </MenuGroup>
            )}
            {shared.length > 0 && (
              <MenuGroup>
                <MenuGroupHeader>{t("grid.views.shared")}</MenuGroupHeader>
                {shared.map(item)}
              </MenuGroup>
            )}
            <MenuDivider />
            {modified && <MenuItem onClick={() => put(view)}>{t("grid.views.back")}</MenuItem>}
            {modified && view.mine && (
              <MenuItem onClick={() => quietly({ kind: "change", id: view.id, state: current() })}>
                {t("grid.views.save", { name: view.name })}
              </MenuItem>
            )}
            <MenuItem onClick={() => setDialog("save")}>{t("grid.views.saveAs")}</MenuItem>
            {view !== null && (
              <MenuItem onClick={() => quietly({ kind: "openWith", screen, id: view.opensWith ? null : view.id })}>
                {t(view.opensWith ? "grid.views.openWithout" : "grid.views.openWith")}
              </MenuItem>
            )}
            {view?.mine === true && (
              <>
                <MenuItem onClick={() => setDialog("rename")}>{t("grid.views.rename")}</MenuItem>
                <MenuItem onClick={() => quietly({ kind: "change", id: view.id, shared: !view.shared })}>
                  {t(view.shared ? "grid.views.unshare" : "grid.views.share")}
                </MenuItem>
                <MenuItem onClick={() => void remove(view).catch(() => undefined)}>{t("grid.views.remove")}</MenuItem>
              </>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      {command.isError && dialog === null && (
        <ErrorNotice error={command.error} title={t("grid.views.failed")} onDismiss={() => command.reset()} />
      )}
      {dialog !== null && (
        <Dialog open onOpenChange={(_, { open }) => !open && setDialog(null)}>
          <SaveViewDialog
            renaming={dialog === "rename"}
            name={dialog === "rename" ? (view?.name ?? "") : ""}
            shared={dialog === "rename" ? (view?.shared ?? false) : false}
            onSave={save}
            onClose={() => setDialog(null)}
          />
        </Dialog>
      )}
    </>
  );
}
