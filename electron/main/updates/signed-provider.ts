import { type KeyObject, verify } from "node:crypto";
import { type AppUpdater, Provider, type ResolvedUpdateFileInfo, type UpdateInfo } from "electron-updater";
import { type ProviderRuntimeOptions, parseUpdateInfo, resolveFiles } from "electron-updater/out/providers/Provider.js";
import { UpdateProblem } from "./update-problem.ts";

/** Names the installer of the newest version with its SHA-512; its signature lies beside it (scripts/sign-update.ts). */
const MANIFEST = "latest.yml";
const SIGNATURE = "latest.yml.sig";

type CustomFeed = Extract<Parameters<AppUpdater["setFeedURL"]>[0], { readonly provider: "custom" }>;

/** Where updates are, and whose signature is believed. */
export interface SignedSource {
  /** Address of the folder that holds the manifest, ending in a slash. */
  readonly address: string;
  readonly publicKey: KeyObject;
}

/**
 * Says what the newest version is, from a manifest that carries our own signature: whoever can write to the server or the
 * folder can withhold an update, and cannot make one. The manifest holds the installer's SHA-512, which the updater checks.
 */
export function signedProvider(source: SignedSource): CustomFeed {
  const base = new URL(source.address);
  class SignedProvider extends Provider<UpdateInfo> {
    // The updater makes it, with what it knows of the run.
    constructor(_options: CustomFeed, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(runtime);
    }

    override async getLatestVersion(): Promise<UpdateInfo> {
      const [manifest, signature] = await Promise.all([this.#text(MANIFEST), this.#text(SIGNATURE)]);
      if (!verify(null, Buffer.from(manifest), source.publicKey, Buffer.from(signature.trim(), "base64"))) {
        throw new UpdateProblem("not-signed");
      }
      return parseUpdateInfo(manifest, MANIFEST, new URL(MANIFEST, base));
    }

    override resolveFiles(info: UpdateInfo): ResolvedUpdateFileInfo[] {
      return resolveFiles(info, base);
    }

    async #text(name: string): Promise<string> {
      const text = await this.httpRequest(new URL(name, base));
      if (text === null) throw new UpdateProblem("not-found");
      return text;
    }
  }
  return { provider: "custom", updateProvider: SignedProvider };
}
