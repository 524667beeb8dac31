import { randomUUID } from "node:crypto";
import { z } from "zod";
import { contract } from "../../../shared/contract/contract.ts";

/** A procedure of the contract: its path, whether it reads or acts, and what it takes. */
export interface Procedure {
  readonly path: readonly string[];
  readonly name: string;
  readonly kind: "query" | "command";
  /** Null where it takes nothing. */
  readonly input: JsonSchema | null;
}

/** As much of JSON Schema as zod writes. */
export interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
}

/** Every procedure there is, in the order of the contract. */
export function allProcedures(): Procedure[] {
  const found: Procedure[] = [];
  const walk = (node: object, path: readonly string[]): void => {
    if ("~orpc" in node) {
      const { meta, inputSchema } = node["~orpc"] as { meta: { kind: Procedure["kind"] }; inputSchema?: z.ZodType };
      const input = inputSchema
        ? (z.toJSONSchema(inputSchema, { io: "input", unrepresentable: "any" }) as JsonSchema)
        : null;
      found.push({ path, name: path.join("."), kind: meta.kind, input });
      return;
    }
    for (const [key, inner] of Object.entries(node)) walk(inner as object, [...path, key]);
  };
  walk(contract, []);
  return found;
}

/** What an input is about: values by the key or the kind of text that asks for them. */
export interface About {
  readonly byKey: Readonly<Record<string, unknown>>;
  readonly uuid: string;
  readonly day: string;
}

const UUID_PATTERN = /\[0-9A-F\]\{8\}/;

/** An input that the schema takes, about what is given. */
export function inputAbout(schema: JsonSchema | null, about: About, key = ""): unknown {
  if (schema === null) return undefined;
  if ("const" in schema) return schema.const;
  const named = about.byKey[key];
  if (schema.enum) return schema.enum.includes(named) ? named : schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) {
    const solid = choices.find(({ type }) => type !== "null") ?? choices[0];
    return solid ? inputAbout(solid, about, key) : null;
  }
  switch (schema.type) {
    case "object": {
      const properties = schema.properties ?? {};
      const wanted = Object.keys(properties).filter(
        (each) => schema.required?.includes(each) === true || each in about.byKey,
      );
      return Object.fromEntries(wanted.map((each) => [each, inputAbout(properties[each] ?? {}, about, each)]));
    }
    case "array": {
      const one = inputAbout(schema.items ?? {}, about, key);
      const asked = (schema.minItems ?? 0) > 0 || UUID_PATTERN.test(schema.items?.pattern ?? "") || key in about.byKey;
      return asked ? [one] : [];
    }
    case "string":
      return textOf(schema, named, about);
    case "integer":
    case "number": {
      if (typeof named === "number") return named;
      const least = schema.exclusiveMinimum === undefined ? (schema.minimum ?? 1) : schema.exclusiveMinimum + 1;
      return Math.min(Math.max(1, least), schema.maximum ?? 1_000);
    }
    case "boolean":
      return false;
    default:
      return null;
  }
}

function textOf(schema: JsonSchema, named: unknown, about: About): string {
  if (typeof named === "string") return named;
  if (schema.format === "uuid") return randomUUID();
  if (schema.format === "date-time") return `${about.day}T18:00:00.000Z`;
  if (schema.format === "email") return "alguien@ejemplo.mx";
  const pattern = schema.pattern ?? "";
  if (UUID_PATTERN.test(pattern)) return about.uuid;
  if (pattern.startsWith("^\\d{4}-(0")) return about.day;
  if (pattern === "^[A-Z]{3}$") return "MXN";
  if (/^\^\\d\{\d/.test(pattern)) return "03";
  return "texto".padEnd(Math.max(1, schema.minLength ?? 1), "x");
}

/** Calls a procedure by its path on a client. */
export function callOn(client: unknown, path: readonly string[], input: unknown): Promise<unknown> {
  let target = client as Record<string, unknown>;
  for (const step of path) target = target[step] as Record<string, unknown>;
  return (target as unknown as (input: unknown) => Promise<unknown>)(input);
}

/** What a call came to: its answer, streams read to a few steps, or the code it was refused with. */
export async function outcomeOf(
  call: () => Promise<unknown>,
): Promise<{ code: string; data?: unknown; answer?: unknown }> {
  try {
    const answer = await call();
    if (typeof answer !== "object" || answer === null || !(Symbol.asyncIterator in answer))
      return { code: "OK", answer };
    const steps: unknown[] = [];
    const stream = (answer as AsyncIterable<unknown>)[Symbol.asyncIterator]();
    for (let n = 0; n < 3; n++) {
      const step = await stream.next();
      if (step.done === true) break;
      steps.push(step.value);
    }
    await stream.return?.();
    return { code: "OK", answer: steps };
  } catch (error) {
    if (typeof error === "object" && error !== null && "code" in error) {
      const { code, data } = error as { code: unknown; data?: unknown };
      return { code: String(code), data };
    }
    return { code: `thrown ${String(error)}` };
  }
}
