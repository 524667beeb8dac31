import { app, type Session } from "electron";
import { APP_ORIGIN } from "./served-file.ts";

/** Schemes the screens load from; nothing ever leaves the machine through a page. */
const LOCAL_SCHEMES = new Set(["app:", "blob:", "data:", "devtools:"]);
/** Chromium's own viewer, which shows a report before it is saved; it comes with Electron. */
const PDF_VIEWER = "chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/";
/** What that viewer is made of. */
const PDF_VIEWER_PARTS = "chrome://resources/";

function isLocal(address: string): boolean {
  if (address.startsWith(PDF_VIEWER) || address.startsWith(PDF_VIEWER_PARTS)) return true;
  return LOCAL_SCHEMES.has(new URL(address).protocol);
}

/** Refuses whatever a page could ask of a session: permissions, devices, the screen's picture, the network. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on("will-download", (event, item) => {
    // The viewer's own button saves the report it shows, where the user says; nothing else is a download here.
    if (item.getMimeType() === "application/pdf" && item.getURL().startsWith(`blob:${APP_ORIGIN}/`)) {
      item.setSaveDialogOptions({ filters: [{ name: "PDF", extensions: ["pdf"] }] });
    } else event.preventDefault();
  });
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isLocal(details.url) });
  });
}

/** Refuses every way out of our own page, in every window and frame there will ever be. */
export function hardenContents(): void {
  app.on("web-contents-created", (_created, contents) => {
    contents.setWindowOpenHandler(() => ({ action: "deny" }));
    contents.on("will-navigate", (event) => event.preventDefault());
    contents.on("will-frame-navigate", (event) => {
      if (!event.url.startsWith(`blob:${APP_ORIGIN}/`) && !event.url.startsWith(PDF_VIEWER)) event.preventDefault();
    });
    contents.on("will-redirect", (event) => event.preventDefault());
    contents.on("will-attach-webview", (event) => event.preventDefault());
  });
}
