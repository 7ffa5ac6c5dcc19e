/** A stage of a project's life, as names of settings modules, hosts and stacks say it. */
export type Stage = "development" | "staging" | "production";

const words: Readonly<Record<Stage, readonly string[]>> = {
  development: [
    "local",
    "dev",
    "devel",
    "develop",
    "development",
    "debug",
    "test",
    "tests",
    "testing",
    "ci",
    "sandbox",
  ],
  staging: ["staging", "stage", "stg", "uat", "qa", "preprod", "preproduction"],
  production: ["production", "prod", "prd", "live"],
};

/** A word of a name that says which stage the name belongs to. */
export interface StageWord {
  readonly word: string;
  readonly stage: Stage;
}

/** The words of a name that say its stage: `shop-staging-db` has `staging`. Words end at what is no letter or digit. */
export function stageWords(name: string): readonly StageWord[] {
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .flatMap((word) =>
      (Object.keys(words) as Stage[]).filter((stage) => words[stage].includes(word)).map((stage) => ({ word, stage })),
    );
}

/** The stage of the stack that a resource belongs to, by the stack's name in its URN; all other names are production's. */
export function stageOfStack(urn: string): Stage {
  const stack = urn.split("::")[0]?.replace(/^urn:pulumi:/, "") ?? "";
  return stageWords(stack)[0]?.stage ?? "production";
}

/** The word in a settings module, a configuration class or an environment's name that says it is for development. */
export function developmentWord(name: string): string | undefined {
  const separated = name.replace(/([a-z])([A-Z])/g, "$1 $2");
  const last = separated.split(".").at(-1) ?? "";
  const found = stageWords(last);
  return found.some(({ stage }) => stage === "production") ? undefined : found.find(isDevelopment)?.word;
}

function isDevelopment({ stage }: StageWord): boolean {
  return stage === "development";
}
