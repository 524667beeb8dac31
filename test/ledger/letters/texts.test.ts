import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { defaultLetterText } from "../../../electron/ledger/db/seeds/letter-templates.ts";
import { fillLetter, templateProblem } from "../../../electron/ledger/letters/engine.ts";
import { LETTER_KINDS } from "../../../shared/domain/letters/kinds.ts";
import { makeDocument } from "../support/documents.ts";
import { temporaryFolder } from "../support/ledgers.ts";
import { letterLedger, refusal } from "./scene.ts";

/** A picture of one colour, as small as it can be packed. */
function plainPng(width: number, height: number): Buffer {
  const part = (kind: string, content: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(kind, "latin1"), content]);
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, sum]);
  };
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0]);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  const lines = deflateSync(Buffer.alloc((width + 1) * height));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, part("IHDR", head), part("IDAT", lines), part("IEND", Buffer.alloc(0))]);
}

const text = (body: string) => ({ title: "Asunto", body });
const values = (texts: Record<string, string>) => ({ texts, blocks: new Set<string>(), lists: {} });

describe("texts of letters", () => {
  test("every text the program comes with can be written with, in both languages", () => {
    for (const kind of LETTER_KINDS) {
      for (const language of ["es", "en"] as const) {
        const { title, body } = defaultLetterText(kind, language);
        expect([kind, language, templateProblem(kind, title, body)]).toEqual([kind, language, null]);
      }
    }
  });

  test("a text can neither loop, nor read files, nor reach anything but its names", () => {
    const body = (part: string): string => `{{ tabla_documentos }} ${part}`;
    for (const part of [
      "{% for i in (1..1000000000) %}x{% endfor %}",
      "{% include '/etc/passwd' %}",
      "{% render 'x' %}",
      "{% layout 'x' %}",
      "{% assign x = 1 %}",
      "{{ cliente | replace: 'a', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaa' }}",
      "{{ cliente | append: cliente }}",
      "{{ cliente",
    ]) {
      expect(templateProblem("statement", "T", body(part))?.code).toBe("syntax");
    }
    expect(templateProblem("statement", "T", body("{{ process }}"))).toEqual({ code: "variable", detail: "process" });
    expect(templateProblem("statement", "T", body("{{ constructor.name }}"))?.code).toBe("variable");
    expect(templateProblem("statement", "{{ tabla_documentos }}", body(""))?.code).toBe("title-block");
    expect(templateProblem("statement", "T", "Sin tabla")).toEqual({ code: "must", detail: "tabla_documentos" });
    expect(templateProblem("statement", "T", body("Procederemos al embargo"))).toEqual({
      code: "words",
      detail: "embargo",
    });
    expect(templateProblem("statement", "T", body("{{ cliente.constructor }}"))?.code).toBe("variable");
    expect(() => fillLetter(text("{{ cliente.constructor }}"), values({ cliente: "A" }))).toThrow();
  });

  test("all names without a value are told at once; one that is only asked about is not missing", () => {
    const filled = fillLetter(
      text("{% if folio %}Folio {{ folio }}{% endif %}Hola {{ cliente }}, {{ saldo }}, {{ rfc }} {{ saldo }}"),
      values({ cliente: "A", saldo: "", rfc: " " }),
    );
    expect(filled.missing).toEqual(["saldo", "rfc"]);
  });

  test("marks in a value are only letters; marks in the text are not", () => {
    const { pieces } = fillLetter(
      text("**Aviso** a {{ cliente }}\n\n- {{ rfc }}\n- dos"),
      values({ cliente: "**A** {{ saldo }}\n\n- B", rfc: "- X" }),
    );
    expect(pieces).toEqual([
      {
        kind: "paragraph",
        runs: [
          { text: "Aviso", bold: true },
          { text: " a **A** {{ saldo }}\n- B", bold: false },
        ],
      },
      { kind: "bullets", items: [[{ text: "- X", bold: false }], [{ text: "dos", bold: false }]] },
    ]);
  });

  test("a change is a new version, the original comes back as another, and letters say which they were written with", async () => {
    const l = await letterLedger("sqlite", [makeDocument(1)]);
    const save = (body: string, original = false) =>
      l.client.letters.saveTemplate({
        commandId: randomUUID(),
        kind: "reminder-overdue",
        language: "es",
        title: "Nuevo asunto de {{ cliente }}",
        body,
        original,
      });
    expect(await refusal(save("{{ tabla_documentos }} {{ nada }}"))).toBe("TEMPLATE_INVALID");
    expect((await save("Pague, {{ cliente }}.\n\n{{ tabla_documentos }}")).version).toBe(2);
    const second = await l.issue("reminder-overdue");
    expect((await l.pages(second.id)).join(" ")).toContain("Pague, UNIVERSIDAD ROBOTICA ESPAÑOLA.");
    expect((await save("x", true)).origin).toBe("default");
    const { versions, original } = await l.client.letters.template({ kind: "reminder-overdue", language: "es" });
    expect(versions.map((version) => [version.version, version.origin])).toEqual([
      [3, "default"],
      [2, "edited"],
      [1, "default"],
    ]);
    expect(versions[0]?.body).toBe(original.body);
    const third = await l.issue("reminder-overdue");
    const rows = (await l.client.letters.page({})).rows.map((row) => [row.folio, row.templateVersion]);
    expect(rows).toEqual([
      [third.folio, 3],
      [second.folio, 2],
    ]);
    const preview = await l.client.letters.previewTemplate({
      draft: l.draft("reminder-overdue"),
      title: "T",
      body: "Sin la tabla, {{ cliente }}",
    });
    expect([preview.problem?.code, preview.base64 === null]).toEqual(["must", false]);
  });

  test("where two people work, a change holds once another one has allowed it", async () => {
    const l = await letterLedger("sqlite", [makeDocument(1)]);
    const add = (name: string, role: "coordinator" | "manager") =>
      l.client.users.add({ commandId: randomUUID(), person: { name, role, email: "", active: true } });
    const ana = await add("Ana", "coordinator");
    const berta = await add("Berta", "manager");
    await l.client.users.become({ commandId: randomUUID(), id: ana.id });
    const saved = await l.client.letters.saveTemplate({
      commandId: randomUUID(),
      kind: "statement",
      language: "es",
      title: "Cambio",
      body: "{{ tabla_documentos }}",
    });
    expect(saved.approval).toBe("pending");
    const before = await l.issue("statement");
    const { rows } = await l.client.approvals.page({ pending: true });
    const approval = rows[0]?.id ?? 0;
    const decide = () =>
      l.client.approvals.decide({ commandId: randomUUID(), id: approval, decision: "approved", reason: "" });
    expect(await refusal(decide())).toBe("APPROVAL_REFUSED");
    await l.client.users.become({ commandId: randomUUID(), id: berta.id });
    await decide();
    const after = await l.issue("statement");
    const versions = (await l.client.letters.page({})).rows.map((row) => [row.folio, row.templateVersion]);
    expect(versions).toEqual([
      [after.folio, 2],
      [before.folio, 1],
    ]);
  });

  test("a logo is a picture or an error in words, and the one before stays", async () => {
    const l = await letterLedger("sqlite", [makeDocument(1)]);
    const folder = temporaryFolder();
    const set = (file: string | null) => l.client.letters.setLogo({ commandId: randomUUID(), file });
    expect((await set("resources/icons/icon.png")).logo).toMatchObject({ mime: "image/png" });
    const wrong = join(folder, "logo.png");
    await writeFile(wrong, "<svg/>");
    expect(await refusal(set(wrong))).toBe("FILE_REFUSED");
    const cut = join(folder, "cortado.png");
    await writeFile(cut, Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk", "base64"));
    expect(await refusal(set(cut))).toBe("FILE_REFUSED");
    const large = join(folder, "grande.png");
    await writeFile(large, Buffer.alloc(600 * 1024));
    expect(await refusal(set(large))).toBe("FILE_REFUSED");
    // Few bytes that would be painted as a hundred megabytes.
    const wide = join(folder, "ancho.png");
    await writeFile(wide, plainPng(5_000, 5_000));
    await expect(set(wide)).rejects.toMatchObject({ code: "FILE_REFUSED", data: { code: "logo-too-large" } });
    expect(await refusal(set(join(folder, "no.png")))).toBe("PATH_NOT_FOUND");
    expect((await l.client.letters.letterhead()).logo).not.toBeNull();
    expect((await set(null)).logo).toBeNull();
  });
});
