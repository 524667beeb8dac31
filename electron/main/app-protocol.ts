import { readFile } from "node:fs/promises";
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

/** Serves the built screens as app://al-corriente/. */
export function serveApp(folder: string): void {
  protocol.handle(SCHEME, async (request) => {
    const file = request.method === "GET" ? servedFile(request.url, folder) : null;
    const headers = {
      "Content-Security-Policy": CONTENT_SECURITY_POLICY,
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
      "Cross-Origin-Opener-Policy": "same-origin",
    };
    if (file === null) return new Response("", { status: 404, headers });
    try {
      const body = new Uint8Array(await readFile(file.path));
      return new Response(body, { headers: { ...headers, "Content-Type": file.type } });
    } catch {
      return new Response("", { status: 404, headers });
    }
  });
}
