import { Menu, MenuDivider, MenuItem, MenuList, MenuPopover } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** A column's menu that stands open: what the column is now, and what can be done with it. */
export interface OpenHeaderMenu {
  readonly x: number;
  readonly y: number;
  readonly title: string;
  readonly sortable: boolean;
  readonly sorted: boolean;
  /** Other columns sort the list, so that this one can be added to them. */
  readonly othersSort: boolean;
  readonly filterable: boolean;
  readonly filtered: boolean;
  readonly frozen: boolean;
  /** False for the last column on the screen. */
  readonly hideable: boolean;
  readonly sort: (direction: "asc" | "desc" | null, add: boolean) => void;
  readonly filter: () => void;
  readonly unfilter: () => void;
  readonly freeze: (frozen: boolean) => void;
  readonly hide: () => void;
}

interface Props {
  readonly menu: OpenHeaderMenu | null;
  readonly onClose: () => void;
}

/** Sort, filter, hide and freeze a column: the right mouse button or Shift+F10 on its title. */
export function HeaderMenu({ menu, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  if (menu === null) return null;
  const target = { getBoundingClientRect: () => new DOMRect(menu.x, menu.y, 0, 0) };
  return (
    <Menu
      open
      onOpenChange={(_, { open }) => !open && onClose()}
      positioning={{ target, position: "below", align: "start" }}
    >
      <MenuPopover>
        <MenuList aria-label={t("grid.header.menu", { column: menu.title })}>
          {menu.sortable && <MenuItem onClick={() => menu.sort("asc", false)}>{t("grid.header.ascending")}</MenuItem>}
          {menu.sortable && <MenuItem onClick={() => menu.sort("desc", false)}>{t("grid.header.descending")}</MenuItem>}
          {menu.sortable && menu.othersSort && !menu.sorted && (
            <MenuItem onClick={() => menu.sort("asc", true)}>{t("grid.header.also")}</MenuItem>
          )}
          {menu.sorted && <MenuItem onClick={() => menu.sort(null, true)}>{t("grid.header.unsorted")}</MenuItem>}
          {menu.sortable && <MenuDivider />}
          {menu.filterable && <MenuItem onClick={menu.filter}>{t("grid.header.filter")}</MenuItem>}
          {menu.filtered && <MenuItem onClick={menu.unfilter}>{t("grid.header.unfilter")}</MenuItem>}
          {menu.filterable && <MenuDivider />}
          <MenuItem onClick={() => menu.freeze(!menu.frozen)}>
            {t(menu.frozen ? "grid.header.unfreeze" : "grid.header.freeze")}
          </MenuItem>
          {menu.hideable && <MenuItem onClick={menu.hide}>{t("grid.header.hide")}</MenuItem>}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
