import { extractText, getDocumentProxy } from "unpdf";

/** The words of a PDF, all its pages in their order. */
export async function textOf(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return text;
}
