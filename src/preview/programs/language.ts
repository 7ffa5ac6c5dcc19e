import type { Shapes } from "../cloud/simulate/shapes";
import { PreviewError } from "../errors";
import type { Configuration } from "../project/configuration";
import type { Project } from "../project/project";
import { nodeLanguage } from "./node";
import { pythonLanguage } from "./python";
import type { Launch } from "./run";

/** What a program is told of the deployment it is part of. */
export interface Deployment {
  stack: string;
  organization: string;
  configuration: Configuration;
  /** host:port of the monitor and the engine */
  address: string;
}

/** What a preview needs of the language that a program is written in. */
export interface Language {
  /** how the program is started: as Pulumi's own language host does it */
  launch(deployment: Deployment): Launch;
  /** what the SDKs that the program has installed declare */
  shapes: Shapes;
  /** the command that installs the program's packages */
  install: string;
}

/**
 * The language of a project's program.
 *
 * @param environment what the program inherits
 * @throws PreviewError for a language that cannot be run here, and where the program's SDK is not installed; it says
 *   what to do
 */
export function languageOf(project: Project, environment: NodeJS.ProcessEnv): Language {
  switch (project.runtime) {
    case "nodejs":
      return nodeLanguage(project, environment);
    case "python":
      return pythonLanguage(project, environment);
    default:
      throw new PreviewError(
        `${project.file}: programs with runtime "${project.runtime}" cannot be run here, only "nodejs" (TypeScript and ` +
          `JavaScript) and "python". Of any other program the policy pack judges what Pulumi's own preview knows: ` +
          `\`pulumi preview --policy-pack PACK\`, where PACK is the folder of djangoguard`,
      );
  }
}
