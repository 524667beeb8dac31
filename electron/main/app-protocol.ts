import { statSync } from "node:fs";
import { protocol } from "electron";
import { SCHEME, servedFile } from "./served-file.ts";

/**
 * Only what comes with the app is loaded and run. Inline styles are what Fluent UI's style engine and the grid write;
 * `blob:` frames show a report's PDF.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Has to run before Electron is ready: makes our own scheme a standard, secure one. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** What Chromium answers for a file that is not there. */
const FILE_NOT_FOUND = -6;

/**
 * Serves the built screens as app://al-corriente/. Electron reads and sends the file itself: an answer made of a
 * `Response` would load Node's whole HTTP client into main and carry each byte through it, a fifth of the start
 * (docs/decisions/0026-start-of-the-window.md).
 */
export function serveApp(folder: string): void {
  protocol.registerFileProtocol(SCHEME, (request, answer) => {
    const file = request.method === "GET" ? servedFile(request.url, folder) : null;
    if (file === null || statSync(file.path, { throwIfNoEntry: false })?.isFile() !== true) {
      answer({ error: FILE_NOT_FOUND });
      return;
    }
    answer({
      path: file.path,
      mimeType: file.type,
      headers: {
        "Content-Security-Policy": CONTENT_SECURITY_POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Content-Type": file.type,
      },
    });
  });
}
