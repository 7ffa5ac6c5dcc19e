/** What an organisation says about its stacks, for all policies: the options of the policy `settings`. */
export interface Settings {
  /** Names of containers that run Django although nothing shows it. */
  readonly djangoContainers: readonly string[];
  /** The variables of settings whose names do not show it: `DEBUG=SHOP_VERBOSE`. */
  readonly settingVariables: readonly string[];
  /** The prefixes of the project's variables: `SHOP` for `SHOP_DEBUG`. */
  readonly variablePrefixes: readonly string[];
  /** The settings that every Django container has to give explicitly. */
  readonly requireExplicit: readonly string[];
  /** The folder of the Django project, relative to the program's; empty to find it by its manage.py. */
  readonly djangoProject: string;
  /** Names or ids of security groups that may reach databases and caches, such as those of bastion hosts. */
  readonly bastionSecurityGroups: readonly string[];
  /** nginx's configuration file, relative to the program's folder, if the stack does not show it; else empty. */
  readonly nginxConfiguration: string;
  /** Whether a preview may run the program a second time, to decide what the engine does not know yet. */
  readonly secondSight: boolean;
  /** The time limit of that second run, in seconds. */
  readonly secondSightSeconds: number;
  /** The folder of the program's Pulumi.yaml, if it is not found automatically; else empty. */
  readonly program: string;
}

/** The settings of an organisation that configures none. */
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
