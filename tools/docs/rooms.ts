import { importsOf, reachedFrom, sourcesIn, type Import } from "./imports";
import { code, link, paragraphs, prose, table } from "./markdown";

/** A part of the source code with one purpose, and what it may import. */
export interface Room {
  readonly name: string;
  /** A folder, or a single file, by its path from the project's folder. */
  readonly path: string;
  readonly purpose: string;
  /** The other rooms that it may import, values and types alike. */
  readonly rooms: readonly string[];
  /** The packages that it may import; `node:` stands for every module of Node. */
  readonly packages: readonly string[];
  /** The file to read first. */
  readonly start: string;
}

/** Every room, each after those that it may import. */
export const rooms: readonly Room[] = [
  {
    name: "base",
    path: "src/base",
    purpose: "`Undecided` and its logic, lazy values, networks, archives, files of the repository.",
    rooms: [],
    packages: ["ipaddr.js", "yaml", "node:child_process", "node:fs", "node:path", "node:zlib"],
    start: "undecided.ts",
  },
  {
    name: "wire",
    path: "src/wire",
    purpose: "Pulumi's wire format: unknown values, secrets, assets, property trees, marks of simulated values.",
    rooms: ["base"],
    packages: [],
    start: "properties.ts",
  },
  {
    name: "stack",
    path: "src/stack",
    purpose: "Resources, links between them, and facts of any kind. Knows neither AWS nor Django.",
    rooms: ["base", "wire"],
    packages: [],
    start: "stack.ts",
  },
  {
    name: "shell",
    path: "src/languages/shell",
    purpose: "Shell commands and scripts: what they run, set and write.",
    rooms: ["base"],
    packages: [],
    start: "parse.ts",
  },
  {
    name: "nginx",
    path: "src/languages/nginx",
    purpose: "nginx configuration: syntax, validation, and what becomes of a request.",
    rooms: ["base"],
    packages: [],
    start: "index.ts",
  },
  {
    name: "python",
    path: "src/languages/python",
    purpose: "An interpreter for the Python of settings modules. Runs nothing on the machine.",
    rooms: ["base"],
    packages: ["@lezer/common", "@lezer/python"],
    start: "program.ts",
  },
  {
    name: "docker",
    path: "src/languages/docker",
    purpose: "Dockerfiles: which files an image holds, and how it starts.",
    rooms: ["base", "shell"],
    packages: [],
    start: "dockerfile.ts",
  },
  {
    name: "credentials",
    path: "src/credentials",
    purpose: "What a credential looks like, and whether a text is one.",
    rooms: ["base", "wire"],
    packages: [],
    start: "credential.ts",
  },
  {
    name: "django",
    path: "src/django",
    purpose: "How Django interprets variables, settings modules, commands and connection URLs.",
    rooms: ["base", "wire", "stack", "shell", "python", "credentials"],
    packages: [],
    start: "settings/setting.ts",
  },
  {
    name: "aws",
    path: "src/aws",
    purpose: "Load balancers, security groups, databases, caches, buckets. Knows neither Django nor nginx.",
    rooms: ["base", "wire", "stack"],
    packages: [],
    start: "loadBalancers.ts",
  },
  {
    name: "containers",
    path: "src/containers",
    purpose: "The containers, functions and machines that run code, one file a service.",
    rooms: ["base", "wire", "stack", "shell", "docker", "django", "aws"],
    packages: [],
    start: "container.ts",
  },
  {
    name: "facts",
    path: "src/facts",
    purpose: "The list of all kinds of fact, and the facts that join rooms: Django apps, nginx on AWS, connections.",
    rooms: ["base", "wire", "stack", "shell", "nginx", "docker", "credentials", "django", "aws", "containers"],
    packages: [],
    start: "kinds.ts",
  },
  {
    name: "policy",
    path: "src/policy",
    purpose: "`definePolicy`, and the evaluation of policies over facts. Loads no SDK.",
    rooms: ["base", "stack", "nginx", "django", "aws", "facts"],
    packages: [],
    start: "define.ts",
  },
  {
    name: "policies",
    path: "policies",
    purpose: "The catalogue: one folder a section of the checklist, one file a policy.",
    rooms: ["policy"],
    packages: [],
    start: "all.ts",
  },
  {
    name: "engine",
    path: "src/engine",
    purpose: "The adapter between policies and Pulumi's policy SDK.",
    rooms: ["base", "wire", "stack", "credentials", "containers", "policy"],
    packages: ["@pulumi/policy", "@pulumi/pulumi", "node:"],
    start: "adapter.ts",
  },
  {
    name: "preview",
    path: "src/preview",
    purpose: "The embedded preview host: runs a Pulumi program with a simulated cloud.",
    rooms: ["base", "wire"],
    packages: ["@pulumi/pulumi", "@grpc/grpc-js", "ipaddr.js", "yaml", "node:"],
    start: "index.ts",
  },
  {
    name: "secondSight",
    path: "src/secondSight",
    purpose: "Runs the program of a real preview once more, to decide what the engine does not know yet.",
    rooms: ["base", "wire", "stack", "credentials", "policy", "engine", "preview"],
    packages: ["node:"],
    start: "index.ts",
  },
  {
    name: "pack",
    path: "policies/index.ts",
    purpose: "The policy pack that Pulumi loads.",
    rooms: ["base", "stack", "policies", "engine", "secondSight"],
    packages: ["@pulumi/policy", "node:module"],
    start: "index.ts",
  },
  {
    name: "report",
    path: "src/report",
    purpose: "Results grouped by cause and rendered as text or JSON.",
    rooms: ["stack", "policy"],
    packages: ["picocolors"],
    start: "report.ts",
  },
  {
    name: "managePy",
    path: "src/managePy",
    purpose: "Runs the project's own `manage.py check --deploy` for each Django container.",
    rooms: ["base", "stack", "credentials", "containers", "facts", "preview", "report"],
    packages: ["node:"],
    start: "index.ts",
  },
  {
    name: "commands",
    path: "src/commands",
    purpose: "What each command of the command line does.",
    rooms: ["base", "wire", "nginx", "credentials", "policy", "policies", "engine", "preview", "report", "managePy"],
    packages: ["ajv", "yaml", "node:"],
    start: "check.ts",
  },
  {
    name: "cli",
    path: "src/cli.ts",
    purpose: "Options of the command line, output and exit status.",
    rooms: ["policy", "policies", "preview", "report", "commands"],
    packages: ["commander", "node:"],
    start: "cli.ts",
  },
];

/** The room that a file lies in, or `undefined` if it is outside of all. */
export function roomOf(file: string): Room | undefined {
  return rooms.find(({ path }) => file === path) ?? rooms.find(({ path }) => file.startsWith(`${path}/`));
}

/** Every import in the source code. */
export function allImports(root: string): readonly Import[] {
  return ["src", "policies"].flatMap((folder) => sourcesIn(root, folder)).flatMap((file) => importsOf(root, file));
}

/** Which other rooms each room imports. */
export function edgesOf(imports: readonly Import[]): ReadonlyMap<string, ReadonlySet<string>> {
  const edges = new Map(rooms.map(({ name }) => [name, new Set<string>()]));
  for (const { from, to } of imports) {
    const [importing, imported] = [roomOf(from), roomOf(to)];
    if (importing && imported && importing !== imported) edges.get(importing.name)?.add(imported.name);
  }
  return edges;
}

/** The drawing of the rooms and their table, made from the imports. */
export function roomsSection(imports: readonly Import[]): string {
  const edges = edgesOf(imports);
  const rows = rooms.map(({ name, path, purpose, start }) => [
    link(code(name), path),
    prose(purpose),
    [...(edges.get(name) ?? [])].sort(byPlace).join(", "),
    code(start),
  ]);
  return paragraphs(drawing(edges), table(["Room", "What it is for", "Imports", "Start with"], rows));
}

/** A Mermaid drawing in which an arrow is left out where a longer way of arrows leads to the same room. */
function drawing(edges: ReadonlyMap<string, ReadonlySet<string>>): string {
  const drawn = new Map([...edges].map(([from, to]) => [from, new Set([...to].sort(byPlace))]));
  for (const [from, targets] of drawn) {
    for (const to of [...targets]) {
      targets.delete(to);
      if (!reachedFrom(from, drawn).has(to)) targets.add(to);
    }
  }
  const lines = [...drawn].flatMap(([from, to]) => [...to].map((target) => `  ${from} --> ${target}`));
  return ["```mermaid", "flowchart TD", ...lines, "```"].join("\n");
}

function byPlace(one: string, other: string): number {
  return placeOf(one) - placeOf(other);
}

function placeOf(name: string): number {
  return rooms.findIndex((room) => room.name === name);
}
