/** How a program that starts another one is written in front of it. */
interface Wrapper {
  /** The words that must follow its name, such as `run` of `poetry run`. */
  readonly then?: RegExp;
  /** Options whose value is the next word. */
  readonly valued?: RegExp;
  /** How many words of its own come before the other program. */
  readonly operands?: number;
  /** Whether the other program starts after `--` only. */
  readonly untilDashes?: boolean;
}

const plain: Wrapper = {};
const afterDashes: Wrapper = { untilDashes: true };
const oneOperand: Wrapper = { operands: 1 };

/**
 * Programs that start the one after them and change nothing about it that matters here: init processes, changes of the
 * user, agents, runners of virtual environments, waiting for another host.
 */
const wrappers: ReadonlyMap<string, Wrapper> = new Map<string, Wrapper>([
  ["exec", { valued: /^-a$/ }],
  ["command", plain],
  ["builtin", plain],
  ["nohup", plain],
  ["setsid", plain],
  ["time", plain],
  ["sudo", { valued: /^-[ugpChrt]$/ }],
  ["doas", { valued: /^-[uC]$/ }],
  ["nice", { valued: /^-n$/ }],
  ["ionice", { valued: /^-[cn]$/ }],
  ["stdbuf", { valued: /^-[ioe]$/ }],
  ["timeout", { valued: /^-[sk]$/, operands: 1 }],
  ["taskset", oneOperand],
  ["env", { valued: /^(?:-u|-C|--unset|--chdir)$/ }],
  ["su-exec", oneOperand],
  ["gosu", oneOperand],
  ["s6-setuidgid", oneOperand],
  ["setuser", oneOperand],
  ["runuser", { valued: /^-[ug]$/ }],
  ["setpriv", { valued: /^--(?:reuid|regid|groups)$/ }],
  ["chpst", { valued: /^-[uUeb/nlLmdopfcrt]$/ }],
  ["envdir", oneOperand],
  ["with-contenv", plain],
  ["dumb-init", { valued: /^(?:-r|--rewrite)$/ }],
  ["tini", { valued: /^-[pe]$/ }],
  ["tini-static", { valued: /^-[pe]$/ }],
  ["docker-init", plain],
  ["catatonit", plain],
  ["newrelic-admin", { then: /^run-(?:program|python)$/ }],
  ["opentelemetry-instrument", { valued: /^--\w+$/ }],
  ["ddtrace-run", plain],
  ["aikido-python", plain],
  ["poetry", { then: /^run$/ }],
  ["pipenv", { then: /^run$/ }],
  ["pdm", { then: /^run$/, valued: /^(?:-p|--project)$/ }],
  ["rye", { then: /^run$/ }],
  ["hatch", { then: /^run$/ }],
  [
    "uv",
    { then: /^run$/, valued: /^(?:-p|--(?:with|env-file|extra|group|package|python|project|directory|only-group))$/ },
  ],
  ["conda", { then: /^run$/, valued: /^(?:-n|-p|--name|--prefix|--cwd)$/ }],
  ["micromamba", { then: /^run$/, valued: /^(?:-n|-p|--name|--prefix)$/ }],
  ["doppler", { then: /^run$/, valued: /^(?:-p|-c|-t|--(?:project|config|token))$/ }],
  ["infisical", { then: /^run$/, valued: /^--(?:env|path|projectId|token)$/ }],
  ["op", { then: /^run$/, valued: /^--env-file$/ }],
  ["dotenv", { valued: /^(?:-f|--file)$/ }],
  ["chamber", afterDashes],
  ["aws-vault", afterDashes],
  ["wait-for-it", afterDashes],
  ["wait-for", afterDashes],
  ["wait-for-postgres", afterDashes],
  ["watchmedo", afterDashes],
  ["dockerize", { valued: /^-(?:wait|timeout|template|stdout|stderr|wait-retry-interval)$/ }],
  ["coverage", { then: /^run$/, valued: /^--(?:rcfile|source|omit|include|context|concurrency|data-file)$/ }],
  ["debugpy", { valued: /^--(?:listen|connect|configure-\w+|log-to)$/ }],
  ["python", { valued: /^-[WX]$/ }],
]);

/** The last part of a path, without the ending of a script. */
export function programName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.(?:sh|py)$/, "");
}

/** A command without what only starts it. */
export interface Unwrapped {
  readonly words: readonly string[];
  /** The variables that are set on the way: `env DEBUG=1 …`. */
  readonly variables: ReadonlyMap<string, string>;
}

/** Takes off every program that only starts the next one, as `tini -- env DEBUG=1 poetry run` does. */
export function unwrapped(given: readonly string[]): Unwrapped {
  const variables = new Map<string, string>();
  let words = given;
  for (;;) {
    const [, name, value] = /^([A-Za-z_]\w*)=([^]*)$/.exec(words[0] ?? "") ?? [];
    if (name !== undefined) {
      variables.set(name, value ?? "");
      words = words.slice(1);
      continue;
    }
    const inner = startedBy(words);
    if (!inner) return { words, variables };
    words = inner;
  }
}

/** What the first word starts, if it is a wrapper. */
function startedBy([program = "", ...given]: readonly string[]): readonly string[] | undefined {
  const name = programName(program);
  const wrapper = wrappers.get(/^(?:python|pypy)[\d.]*$/.test(name) ? "python" : name);
  if (!wrapper) return undefined;
  if (wrapper.untilDashes) {
    const dashes = given.indexOf("--");
    return dashes < 0 ? undefined : given.slice(dashes + 1);
  }
  let words = given;
  if (wrapper.then) {
    const at = words.findIndex((word) => wrapper.then!.test(word));
    if (at < 0) return undefined;
    words = words.slice(at + 1);
  }
  for (let word = words[0]; word?.startsWith("-"); word = words[0]) {
    // A module takes the place of the program: `python -m gunicorn`, `uv run -m gunicorn`.
    if (word === "-m" || word === "--module") return words.slice(1);
    if (word === "-c" && name !== "ionice" && name !== "setsid") return undefined;
    words = words.slice(wrapper.valued?.test(word) ? 2 : 1);
    if (word === "--") break;
  }
  const operands = wrapper.operands ?? (name === "runuser" && !given.includes("-u") ? 1 : 0);
  return words.length > operands ? words.slice(operands) : undefined;
}
