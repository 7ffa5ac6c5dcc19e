import type { Shapes } from "../cloud/simulate/shapes";
import type { Configuration } from "../project/configuration";
import type { Launch } from "./run";

/** What a program is told about the deployment that it takes part in. */
export interface Deployment {
  readonly stack: string;
  readonly organization: string;
  readonly configuration: Configuration;
  /** Host and port of the monitor and the engine. */
  readonly address: string;
}

/** What a preview needs to know about the language of a program. */
export interface Language {
  /** How to start the program: as Pulumi's own language host does. */
  launch(deployment: Deployment): Launch;
  /** What the SDKs installed for the program declare. */
  readonly shapes: Shapes;
  /** The command that installs the program's packages. */
  readonly install: string;
}
