/** What an organisation tells about its stacks, shared by all policies: the options of the policy `settings`. */
export interface Settings {
  /** Names of containers that run Django although nothing about them shows it. */
  readonly djangoContainers: readonly string[];
  /** Which variables the settings module reads, where their names do not show it: `DEBUG=SHOP_VERBOSE`. */
  readonly settingVariables: readonly string[];
  /** What the project puts before its settings' names: `SHOP` for `SHOP_DEBUG`. */
  readonly variablePrefixes: readonly string[];
  /** The settings that the environment of every Django container has to show. */
  readonly requireExplicit: readonly string[];
  /** The folder of the Django project, relative to the program's folder, where no image is built from it here; empty otherwise. */
  readonly djangoProject: string;
  /** Names of security groups of bastion hosts, which may reach databases and caches. */
  readonly bastionSecurityGroups: readonly string[];
  /** The file with nginx's configuration, relative to the program's folder, where the stack does not show it; empty otherwise. */
  readonly nginxConfiguration: string;
  /** Whether a preview may run the program a second time to decide what the engine does not know yet. */
  readonly secondSight: boolean;
  /** How long the program may take then. */
  readonly secondSightSeconds: number;
  /** The folder of the previewed program's Pulumi.yaml, where it is not found by itself; empty otherwise. */
  readonly program: string;
}

/** The settings of a stack about which nothing was told. */
export const defaultSettings: Settings = {
  djangoContainers: [],
  settingVariables: [],
  variablePrefixes: [],
  requireExplicit: [],
  djangoProject: "",
  bastionSecurityGroups: [],
  nginxConfiguration: "",
  secondSight: true,
  secondSightSeconds: 60,
  program: "",
};
