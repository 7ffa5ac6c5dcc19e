import { unwrap } from "../../../wire/outputs";
import { SIMULATED, SIMULATED_SECRET } from "../../../wire/simulated";
import type { Context } from "./context";
import { digest, hex, uuid } from "./marks";

/**
 * What the random provider generates, the same in every run. The SDK itself marks passwords and bytes as secret.
 */
export function randomOutputs({ key, inputs, seed, logicalName }: Context): Record<string, unknown> {
  const number = (property: string, otherwise: number) => {
    const value = unwrap(inputs[property]);
    return typeof value === "number" ? value : otherwise;
  };
  switch (key) {
    case "index/randomPassword":
      return {
        result: characters(SIMULATED_SECRET, seed, number("length", 32)),
        bcryptHash: `$2a$10$${SIMULATED}${digest(seed).slice(0, 44)}`,
      };
    case "index/randomString":
      return { result: characters(SIMULATED, seed, number("length", 32)) };
    case "index/randomId":
    case "index/randomBytes": {
      const bytes = Buffer.from(digits(seed, 2 * number(key === "index/randomId" ? "byteLength" : "length", 8)), "hex");
      const base64 = bytes.toString("base64");
      return {
        hex: bytes.toString("hex"),
        base64,
        b64Std: base64,
        b64Url: bytes.toString("base64url"),
        dec: decimal(bytes),
      };
    }
    case "index/randomUuid":
    case "index/randomUuid4":
    case "index/randomUuid7":
      return { result: uuid(seed) };
    case "index/randomInteger":
      return { result: number("min", 0) };
    case "index/randomPet":
      return { id: `${SIMULATED}-${logicalName}` };
    case "index/randomShuffle": {
      const items = unwrap(inputs["inputs"]);
      return Array.isArray(items) ? { results: items.slice(0, number("resultCount", items.length)) } : {};
    }
  }
  return {};
}

/** The output that is a generated resource's id as well. */
export function randomId(outputs: Record<string, unknown>): string | undefined {
  const value = outputs["id"] ?? outputs["b64Url"];
  return typeof value === "string" ? value : undefined;
}

/** Marked text with upper and lower case letters and digits, of the length that was asked for. */
function characters(mark: string, seed: string, length: number): string {
  return `${mark}${digits(seed, length).toUpperCase()}`.slice(0, length);
}

function digits(seed: string, length: number): string {
  let text = hex(seed, length);
  for (let part = 0; text.length < length; part++) text += digest(`${seed} ${part}`);
  return text.slice(0, length);
}

function decimal(bytes: Buffer): string {
  return bytes.length === 0 ? "0" : BigInt(`0x${bytes.toString("hex")}`).toString();
}
