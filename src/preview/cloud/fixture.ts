import { dirname, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { decodeBase64 } from "../../base/encodings";
import { withoutSecrets } from "../../wire/secrets";
import { isPropertyTree, parseDocument, type PropertyTree } from "../../wire/tree";
import { PreviewError } from "../errors";
import { typeOf } from "../host/urn";
import { readYamlWithPlaces, type Place } from "../project/yaml";
import type { Cloud, ResourceRequest, ResourceState } from "./cloud";
import { readStackOutputs } from "./stackExports";
import { withStackOutputs } from "./stackOutput";

/** One answer of a fixture. */
export interface Answer {
  /** FILE:LINE. */
  readonly place: string;
  /** What it answers, as a phrase for a message. */
  readonly subject: string;
  /** The type of the resource or the token of the function; empty for a stack reference. */
  readonly type: string;
  readonly outputs: PropertyTree;
  used: boolean;
}

export interface FunctionAnswer extends Answer {
  /** The arguments that it answers; any if `undefined`. */
  readonly arguments?: PropertyTree;
}

/** What a user supplies in place of simulated values; see docs/fixtures.md. */
export interface Fixture {
  /** By URN, or by `type name` */
  readonly resources: Map<string, Answer>;
  readonly functions: FunctionAnswer[];
  readonly stackReferences: Map<string, Answer>;
}

const SECTIONS = ["functions", "resources", "stackReferences"];

/**
 * Reads a fixture, a YAML or JSON file.
 *
 * @throws PreviewError with file and line for anything that is not part of a fixture
 */
export function readFixture(file: string): Fixture {
  const { content, place } = readYamlWithPlaces(resolve(file));
  const fixture: Fixture = { resources: new Map(), functions: [], stackReferences: new Map() };
  for (const [section, entries] of Object.entries(content)) {
    if (!SECTIONS.includes(section)) {
      throw new PreviewError(
        `${place(section)}: "${section}" is no part of a fixture: expected ${SECTIONS.join(", ")}`,
      );
    }
    const map = requireMap(entries, place(section), `"${section}"`);
    for (const [key, value] of Object.entries(map))
      readers[section as keyof Fixture](fixture, key, value, place, resolve(file));
  }
  return fixture;
}

type Reader = (fixture: Fixture, key: string, value: unknown, place: Place, file: string) => void;

const readers: Record<keyof Fixture, Reader> = {
  resources(fixture, key, value, place) {
    const where = place("resources", key);
    if (key.startsWith("urn:")) {
      fixture.resources.set(key, answer(where, key, typeOf(key), requireMap(value, where, `the outputs of ${key}`)));
      return;
    }
    requireToken(key, where, "aws:rds/instance:Instance, or a URN");
    for (const [name, outputs] of Object.entries(requireMap(value, where, `"${key}"`))) {
      const at = place("resources", key, name);
      const subject = `${key} "${name}"`;
      fixture.resources.set(
        `${key} ${name}`,
        answer(at, subject, key, requireMap(outputs, at, `the outputs of ${subject}`)),
      );
    }
  },

  functions(fixture, key, value, place) {
    const where = place("functions", key);
    requireToken(key, where, "aws:ec2/getVpc:getVpc");
    const listed = Array.isArray(value);
    for (const [index, entry] of ((listed ? value : [{ result: value }]) as unknown[]).entries()) {
      const at = listed ? place("functions", key, index) : where;
      const { result, arguments: args, ...rest } = requireMap(entry, at, `an answer of ${key}`);
      const [unknown] = Object.keys(rest);
      if (unknown !== undefined)
        throw new PreviewError(`${at}: "${unknown}" is no part of an answer: expected arguments and result`);
      fixture.functions.push({
        ...answer(at, key, key, requireMap(result, at, `the result of ${key}`)),
        ...(args === undefined ? {} : { arguments: requireMap(args, at, `the arguments of ${key}`) }),
      });
    }
  },

  stackReferences(fixture, key, value, place, file) {
    const where = place("stackReferences", key);
    const outputs =
      typeof value === "string"
        ? readStackOutputs(resolve(dirname(file), value), where)
        : requireMap(value, where, `the outputs of stack ${key}`);
    fixture.stackReferences.set(key, answer(where, `stack reference "${key}"`, "", outputs));
  },
};

function answer(place: string, subject: string, type: string, outputs: PropertyTree): Answer {
  return { place, subject, type, outputs, used: false };
}

function requireMap(value: unknown, place: string, what: string): PropertyTree {
  if (!isPropertyTree(value)) throw new PreviewError(`${place}: ${what} must be keys with values ("name: value")`);
  return value;
}

function requireToken(key: string, place: string, example: string): void {
  if (key.split(":").length !== 3)
    throw new PreviewError(`${place}: "${key}" is no type or function: write it like ${example}`);
}

/** A cloud that prefers a fixture's answers to another cloud's. What a user supplies does not count as simulated. */
export function withFixture(cloud: Cloud, fixture: Fixture): Cloud {
  const { resources, stackReferences } = fixture;
  const over = (request: ResourceRequest, state: ResourceState): ResourceState => {
    const found = markUsed(resources.get(request.urn) ?? resources.get(`${request.type} ${request.name}`));
    return found === undefined ? state : overrideOutputs(state, found.outputs);
  };
  const answering: Cloud = {
    create: (request) => over(request, cloud.create(request)),
    read: (request, id) => over(request, cloud.read(request, id)),
    invoke(token, args, provider) {
      const found = markUsed(answerTo(fixture, token, args));
      return { ...cloud.invoke(token, args, provider), ...found?.outputs };
    },
  };
  return withStackOutputs(answering, (name) => markUsed(stackReferences.get(name))?.outputs);
}

function overrideOutputs(state: ResourceState, { id, ...outputs }: PropertyTree): ResourceState {
  const isOpen = (name: string): boolean => !(name in outputs);
  return {
    id: typeof id === "string" ? id : state.id,
    outputs: { ...state.outputs, ...outputs },
    simulatedPaths: state.simulatedPaths.filter(isOpen),
    leftOut: state.leftOut.filter(isOpen),
    identities: typeof id === "string" ? [id, ...state.identities] : state.identities,
  };
}

function answerTo({ functions }: Fixture, token: string, args: PropertyTree): FunctionAnswer | undefined {
  return functions.find((candidate) => candidate.type === token && isAnswerTo(candidate, withoutSecrets(args)));
}

/** Whether a fixture answers a call of a function. */
export function answers(fixture: Fixture, token: string, args: PropertyTree): boolean {
  return answerTo(fixture, token, args) !== undefined;
}

/** The texts in the answers that a program was given, those inside JSON and base64 included. */
export function answeredTexts({ resources, functions, stackReferences }: Fixture): readonly string[] {
  const given = [...resources.values(), ...functions, ...stackReferences.values()].filter(({ used }) => used);
  return given.flatMap(({ outputs }) => textsIn(outputs));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(textsIn);
  if (typeof value !== "string") return [];
  const decoded = decodeBase64(value);
  return [value, ...textsIn(parseDocument(value)), ...(decoded === undefined ? [] : [decoded])];
}

function isAnswerTo(candidate: FunctionAnswer, args: PropertyTree): boolean {
  return Object.entries(candidate.arguments ?? {}).every(([name, value]) => isDeepStrictEqual(args[name], value));
}

function markUsed<T extends Answer>(found: T | undefined): T | undefined {
  if (found !== undefined) found.used = true;
  return found;
}
