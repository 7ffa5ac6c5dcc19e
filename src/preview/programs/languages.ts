import { PreviewError } from "../errors";
import type { Project } from "../project/project";
import type { Language } from "./language";
import { nodeLanguage } from "./node";
import { pythonLanguage } from "./python";

/**
 * Returns the language of a project's program.
 *
 * @param environment what the program inherits
 * @throws PreviewError if programs in this language cannot be run here, or the program's SDK is not installed; it says
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
