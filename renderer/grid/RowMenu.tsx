import { Menu, MenuItem, MenuList, MenuPopover } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { GridMenuItem } from "./column.ts";

/** Where a row's menu stands, and what it offers. */
export interface OpenRowMenu {
  readonly x: number;
  readonly y: number;
  readonly items: readonly GridMenuItem[];
}

interface Props {
  readonly menu: OpenRowMenu | null;
  readonly onClose: () => void;
}

/** The right mouse button's menu of a row. */
export function RowMenu({ menu, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  if (menu === null) return null;
  const target = { getBoundingClientRect: () => new DOMRect(menu.x, menu.y, 0, 0) };
  return (
    <Menu
      open
      onOpenChange={(_, { open }) => {
        if (!open) onClose();
      }}
      positioning={{ target, position: "below", align: "start" }}
    >
      <MenuPopover>
        <MenuList aria-label={t("grid.menu")}>
          {menu.items.map(({ id, label, shortcut, run }) => (
            <MenuItem key={id} secondaryContent={shortcut ?? null} onClick={run}>
              {label}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
