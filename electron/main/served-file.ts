import { extname, join, sep } from "node:path";

export const SCHEME = "app";
const HOST = "al-corriente";
/** Origin of every page of ours; nothing else may talk to main. */
export const APP_ORIGIN = `${SCHEME}://${HOST}`;

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
