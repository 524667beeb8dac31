import { createHash, createPrivateKey, sign } from "node:crypto";
import { createReadStream, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

/**
 * `node scripts/sign-update.ts --installer release/Al-Corriente-1.2.0-Setup.exe --version 1.2.0 --key update-key.private.pem`:
 * writes latest.yml and its signature beside the installer. The three files together, on a server or in a folder of the
 * office network, are what the app updates itself from (docs/releasing.md).
 */
export async function signUpdate(installer: string, version: string, privateKeyPem: string): Promise<void> {
  const hash = createHash("sha512");
  await pipeline(createReadStream(installer), hash);
  const sha512 = hash.digest("base64");
  const name = basename(installer);
  const manifest = [
    `version: ${version}`,
    "files:",
    `  - url: ${JSON.stringify(name)}`,
    `    sha512: ${sha512}`,
    `    size: ${String(statSync(installer).size)}`,
    `path: ${JSON.stringify(name)}`,
    `sha512: ${sha512}`,
    `releaseDate: '${statSync(installer).mtime.toISOString()}'`,
    "",
  ].join("\n");
  const file = join(dirname(installer), "latest.yml");
  writeFileSync(file, manifest);
  writeFileSync(`${file}.sig`, sign(null, Buffer.from(manifest), createPrivateKey(privateKeyPem)).toString("base64"));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { installer, version, key } = parseArgs({
    options: { installer: { type: "string" }, version: { type: "string" }, key: { type: "string" } },
  }).values;
  if (installer === undefined || version === undefined || key === undefined) {
    throw new Error("Name --installer, --version and --key");
  }
  await signUpdate(installer, version, readFileSync(key, "utf8"));
}
