import { Undecided } from "../../base/undecided";
import { isSimulated } from "../../wire/simulated";

/** A URL by which Django finds a service. Each part raises `Undecided` where a simulation made it up. */
export interface ServiceUrl {
  /** In lower case. */
  readonly scheme: string;
  /** In lower case, without brackets; empty where there is none. */
  readonly host: string;
  /** With its slash. */
  readonly path: string;
  /** A parameter of the query, by its name in lower case. */
  parameter(name: string): string | undefined;
}

/** User information up to the last `@`, since people leave `/`, `?` and `#` in passwords as they are. */
const form =
  /^\s*([a-z][a-z0-9+.-]*):\/\/(?:(?:[^@\s/?#]*|[^:@\s/]*:[^\s]*)@)?(\[[^\]]*\]|[^/?#:,\s]*)([^?#\s]*)(?:\?([^#\s]*))?/i;

/** Reads a URL; `undefined` where the text is none. */
export function readServiceUrl(text: string): ServiceUrl | undefined {
  const [, scheme, host = "", rest = "", query = ""] = form.exec(text) ?? [];
  if (scheme === undefined) return undefined;
  const parameters = new Map([...new URLSearchParams(query)].map(([name, value]) => [name.toLowerCase(), value]));
  return {
    scheme: scheme.toLowerCase(),
    get host() {
      return knownHost(host)
        .toLowerCase()
        .replace(/^\[|\]$/g, "");
    },
    get path() {
      return told("path", rest.replace(/^[^/]*/, ""));
    },
    parameter(name) {
      const value = parameters.get(name);
      return value === undefined ? undefined : told(name, value);
    },
  };
}

/** Whether a text is a URL for which no database, cache, broker or mail server listens. */
export function isOtherUrl(text: string): boolean {
  return /^\s*(?:https?|wss?|s?ftp|s3|gs|grpcs?|file):\/\//i.test(text);
}

/**
 * A host in lower case, which a simulation may have made up only where it ends as AWS's own do: that is a server which a
 * resource of the stack makes, and neither this machine nor another stage's, whatever the rest of its name will be.
 */
export function knownHost(host: string): string {
  const lower = host.toLowerCase();
  return lower.endsWith(".amazonaws.com") ? lower : told("host", lower);
}

function told(part: string, text: string): string {
  if (isSimulated(text)) throw new Undecided(`the ${part} in a URL is not known before the update`);
  return text;
}
