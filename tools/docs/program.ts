import { isReference, UNKNOWN, type Fixture, type Reference } from "../../tests/fixtures";

/** What stands where a program would use an output of a resource that the stack does not show. */
const someOutput = "someOutput";

/**
 * A stack of a test as a Pulumi user writes it in TypeScript: what others refer to first, JSON texts as objects, secrets
 * as configuration. The statements are not laid out; formatting is left to a formatter.
 */
export function program(stack: readonly Fixture[]): string {
  const ordered = dependenciesFirst(stack);
  const referenced = new Set(
    stack.flatMap((fixture) => referencesIn(fixture.properties)).map(({ of }) => variable(of)),
  );
  return ordered
    .map((fixture) => {
      const declaration = referenced.has(variable(fixture)) ? `const ${variable(fixture)} = ` : "";
      return `${declaration}new ${className(fixture.type)}(${JSON.stringify(fixture.name)}${argumentsOf(fixture)});`;
    })
    .join("\n\n");
}

/**
 * The class of a type token, as Node programs name it: `aws:lb/listener:Listener` is `aws.lb.Listener`. The part of the
 * module that only repeats the class is not in the name (Pulumi's "Package schema", type tokens).
 */
export function className(token: string): string {
  const [provider = "", module = "", name = ""] = token.split(":");
  const repeated = name.charAt(0).toLowerCase() + name.slice(1);
  const path = module.split("/").filter((part, index) => part !== "index" && !(index > 0 && part === repeated));
  return [camelCase(provider), ...path, name].join(".");
}

function argumentsOf(fixture: Fixture): string {
  const entries = Object.entries(fixture.properties).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return "";
  const secrets = new Set(fixture.secrets ?? []);
  const texts = entries.map(([name, value]) => {
    const text = secrets.has(name) ? `config.requireSecret(${JSON.stringify(name)})` : expression(value);
    return `${JSON.stringify(name)}: ${text}`;
  });
  // Formatters keep an object open that has a line break before its first property.
  return `, {${entries.length > 1 ? "\n" : " "}${texts.join(", ")} }`;
}

function expression(value: unknown): string {
  if (isReference(value)) return `${variable(value.of)}.${value.output}`;
  if (typeof value === "string") return textExpression(value);
  if (Array.isArray(value)) return `[${value.map(expression).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{ ${entries.map(([name, inner]) => `${JSON.stringify(name)}: ${expression(inner)}`).join(", ")} }`;
}

function textExpression(text: string): string {
  if (text === UNKNOWN) return someOutput;
  const document = jsonDocument(text);
  if (document !== undefined) return `pulumi.jsonStringify(${expression(document)})`;
  if (!text.includes("\n")) return JSON.stringify(text);
  return `\`${text.replace(/\\|`|\$\{/g, "\\$&")}\``;
}

/** The object or list that a text holds as JSON. */
function jsonDocument(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}

function dependenciesFirst(stack: readonly Fixture[]): readonly Fixture[] {
  const byVariable = new Map(stack.map((fixture) => [variable(fixture), fixture]));
  const ordered = new Set<Fixture>();
  const visit = (fixture: Fixture): void => {
    byVariable.delete(variable(fixture));
    for (const { of } of referencesIn(fixture.properties)) {
      const dependency = byVariable.get(variable(of));
      if (dependency) visit(dependency);
    }
    ordered.add(fixture);
  };
  for (const fixture of stack) if (byVariable.has(variable(fixture))) visit(fixture);
  return [...ordered];
}

function referencesIn(value: unknown): readonly Reference[] {
  if (isReference(value)) return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(referencesIn) : [];
}

/** The variable that holds a resource: its name and its class, `webLoadBalancer`. */
function variable({ name, type }: Fixture): string {
  const className = type.split(":").at(-1) ?? "";
  const own = camelCase(name);
  return own.toLowerCase().endsWith(className.toLowerCase()) ? own : own + className;
}

function camelCase(text: string): string {
  return text.replace(/[^A-Za-z0-9]+(.?)/g, (_, next: string) => next.toUpperCase());
}
