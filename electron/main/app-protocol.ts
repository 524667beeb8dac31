import { readFile } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { protocol } from "electron";

const SCHEME = "app";
const HOST = "al-corriente";
/** Origin of every page of ours; nothing else may talk to main. */
export const APP_ORIGIN = `${SCHEME}://${HOST}`;

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

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
};

/** Has to run before Electron is ready: makes our own scheme a standard, secure one. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/**
 * The file below `folder` that the address names, or null for anything else: another host, a path that leaves the folder
 * however it is spelled, a kind of file that is not ours.
 */
export function servedFile(address: string, folder: string): { path: string; type: string } | null {
  const url = new URL(address);
  if (url.protocol !== `${SCHEME}:` || url.host !== HOST) return null;
  let name: string;
  try {
    name = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  // What decoding brought to light may be a second spelling of a way out; our own files have plain names.
  if (!/^(\/[\w@.-]+)+$/.test(name) || name.split("/").some((part) => part.startsWith("."))) return null;
  const path = join(folder, name);
  const type = TYPES[extname(path)];
  return type !== undefined && path.startsWith(folder + sep) ? { path, type } : null;
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
