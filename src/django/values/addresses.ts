import { flawsOf, type Flaw } from "./list";

/** The address that Django sends mail from, as a variable gives it. */
export interface Sender {
  /** What is wrong with it, as a phrase for a message that never shows the address. */
  readonly flaw?: string;
}

/** The people that Django sends reports to, as a variable gives them. */
export interface Recipients {
  readonly count: number;
  readonly flaws: readonly Flaw[];
}

/** Hosts and domains that nobody owns: local ones, and those of RFC 2606 that are left over from examples. */
const nobodys = /(?:^|\.)(?:localhost|localdomain|local|test|invalid|example)$|^example\.(?:com|net|org)$/i;

/** Reads one address, with or without a name before it. */
export function readSender(text: string): Sender {
  const flaw = flawOf(text);
  return flaw === undefined ? {} : { flaw };
}

/**
 * Reads ADMINS or MANAGERS in the forms that projects use: addresses separated by commas, each with or without a name
 * (RFC 5322, as email.utils.getaddresses reads them), a JSON list of them, or `Name:address` pairs.
 */
export function readRecipients(text: string): Recipients {
  const items = (jsonList(text) ?? text.match(/(?:"[^"]*"|[^,;])+/g) ?? []).map((item) => item.trim());
  const addresses = items.filter((item) => item !== "").map((item) => item.replace(/^[^:@<]*:(?=[^:]*@)/, ""));
  return { count: addresses.length, flaws: flawsOf(addresses, flawOf) };
}

function flawOf(text: string): string | undefined {
  const address = (/<([^<>]*)>\s*$/.exec(text)?.[1] ?? text).trim();
  const domain = /^[^\s@<>,;()"']+@([A-Za-z0-9.-]+)$/.exec(address)?.[1];
  if (domain === undefined) return "is not an email address";
  return nobodys.test(domain) ? "uses a local or example domain" : undefined;
}

/** A JSON list of addresses, or of pairs of a name and an address, as ADMINS had before Django 6.0. */
function jsonList(text: string): readonly string[] | undefined {
  if (!text.trim().startsWith("[")) return undefined;
  try {
    return (JSON.parse(text) as unknown[]).map((item) => String(Array.isArray(item) ? item.at(-1) : item));
  } catch {
    return undefined;
  }
}
