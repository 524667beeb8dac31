import { app, dialog, Menu, type MenuItemConstructorOptions, shell } from "electron";
import type { Lang } from "../../shared/contract/common.ts";
import { words } from "./words.ts";

/** The menu bar of every window, in the language of the screens. */
export function showMenu(chosen: Lang | null, logFolder: string): void {
  const w = words(chosen);
  const separator: MenuItemConstructorOptions = { type: "separator" };
  const template: MenuItemConstructorOptions[] = [
    {
      label: w.file,
      submenu: [
        { role: "close", label: w.close, accelerator: "CmdOrCtrl+W" },
        separator,
        { role: "quit", label: w.quit, accelerator: process.platform === "win32" ? "Alt+F4" : "CmdOrCtrl+Q" },
      ],
    },
    {
      label: w.edit,
      submenu: [
        { role: "undo", label: w.undo },
        { role: "redo", label: w.redo, accelerator: "CmdOrCtrl+Y" },
        separator,
        { role: "cut", label: w.cut },
        { role: "copy", label: w.copy },
        { role: "paste", label: w.paste },
        { role: "delete", label: w.delete },
        separator,
        { role: "selectAll", label: w.selectAll },
      ],
    },
    {
      label: w.view,
      submenu: [
        { role: "zoomIn", label: w.zoomIn, accelerator: "CmdOrCtrl+Plus" },
        { role: "zoomOut", label: w.zoomOut, accelerator: "CmdOrCtrl+-" },
        { role: "resetZoom", label: w.resetZoom, accelerator: "CmdOrCtrl+0" },
        separator,
        { role: "togglefullscreen", label: w.fullScreen, accelerator: "F11" },
        ...(app.isPackaged
          ? []
          : [
              separator,
              { role: "reload", label: w.reload } as const,
              { role: "toggleDevTools", label: w.devTools } as const,
            ]),
      ],
    },
    {
      label: w.help,
      submenu: [
        { label: w.openLogs, click: () => void shell.openPath(logFolder) },
        separator,
        {
          label: w.about,
          click: () =>
            void dialog.showMessageBox({
              type: "info",
              title: app.name,
              message: app.name,
              detail: `${w.version} ${app.getVersion()}\nElectron ${process.versions.electron ?? ""}`,
            }),
        },
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
