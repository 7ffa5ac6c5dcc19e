/** A kind of fact with one property, which shows how a property reads the resource. */
export function factTemplate(kind: string, type: string): string {
  const name = factOf(kind);
  return `import { originOf, type Fact } from "../stack/fact";
import type { Kind } from "../stack/stack";
import { Properties } from "../wire/properties";

export interface ${name} extends Fact {
  readonly hasTags: boolean;
}

export const ${kind}: Kind<${name}> = {
  noun: "${phrase(kind)}",
  types: ["${type}"],
  *read(resource) {
    const properties = new Properties(resource.properties);
    yield {
      resource: originOf(resource),
      get hasTags() {
        return properties.map("tags") !== undefined;
      },
    };
  },
};
`;
}

/** A table of tests of it. */
export function factSpecTemplate(kind: string, type: string): string {
  return `import { ${kind} } from "../../src/facts/${kind}";
import { itReads } from "../facts";
import { resource } from "../fixtures";

describe("${phrase(kind)}", () => {
  itReads(${kind}, {
    "with tags": {
      stack: [resource("${type}", "shop", { tags: { team: "shop" } })],
      gives: [{ hasTags: true }],
    },
    "without tags": {
      stack: [resource("${type}", "shop")],
      gives: [{ hasTags: false }],
    },
  });
});
`;
}

/** The type of resource that stands in a new file until its author puts the right one: `aws:module/queue:Queue`. */
export function placeholderType(kind: string): string {
  const name = factOf(kind);
  return `aws:module/${name.charAt(0).toLowerCase()}${name.slice(1)}:${name}`;
}

/** The name of one fact: `DeadLetterQueue` of `deadLetterQueues`. */
function factOf(kind: string): string {
  const one = kind.replace(/ies$/, "y").replace(/s$/, "");
  return one.charAt(0).toUpperCase() + one.slice(1);
}

/** Its words: `dead letter queues` of `deadLetterQueues`. */
function phrase(kind: string): string {
  return kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
