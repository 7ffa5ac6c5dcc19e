import { Undecided, unlessUndecided } from "../../base/undecided";
import { isSimulated, whyNotKnown } from "../../wire/simulated";
import type { EnvironmentVariable } from "../environmentVariable";
import { VariablesByName } from "../variablesByName";
import { named, settingNames, type SettingName, type VariableNames } from "./names";
import { inferredPrefixes, withPrefixes } from "./prefixes";
import { settingOf, type Reader, type Setting, type Source } from "./setting";

/** How a variable's name says that it holds where the value is, not the value: a file, or a secret to be fetched. */
const referenceEndings = ["_FILE", "_PATH", "_ARN", "_SECRET_ARN", "_SECRET_NAME", "_SECRET_ID"];

/** A value that is nothing but another variable's name, as django-environ and shells write it. */
const otherVariable = /^\$\{?([A-Za-z_]\w*)\}?$/;

/** Where else a setting is given: a part of a variable that is about more, such as the query of DATABASE_URL. */
export interface Part<T> {
  readonly variables: readonly string[];
  /** The setting in the variable's text, or `undefined` where the text does not hold it. */
  read(text: string): T | undefined;
}

/** What the organisation says about how its projects name the variables of their settings. */
export interface Naming {
  /** `DEBUG=SHOP_VERBOSE` for each setting that is read from a variable whose name does not show it. */
  readonly settingVariables: readonly string[];
  /** `SHOP` for variables such as `SHOP_DEBUG`. */
  readonly variablePrefixes: readonly string[];
}

/** The environment of one container, as settings are looked up in it. */
export class Environment {
  private readonly variables: VariablesByName<EnvironmentVariable>;
  private readonly prefixes: readonly string[];

  constructor(
    variables: readonly EnvironmentVariable[],
    private readonly naming: Naming,
    /** The text of a file in the container, where the stack shows it. */
    private readonly fileText: (path: string) => string | undefined = () => undefined,
  ) {
    this.variables = new VariablesByName(variables);
    this.prefixes = [...new Set([...naming.variablePrefixes, ...inferredPrefixes(this.variables.names)])];
  }

  /**
   * The setting `name`: from the variable that the shared settings name, else from its own names, else from its
   * aliases, and from the parts of other variables. A variable whose name is not known may give it too.
   *
   * @throws Undecided if the variable that the shared settings name may be one of those
   */
  setting<T>(
    name: string,
    read: Reader<T>,
    names: VariableNames = named(name),
    parts: readonly Part<T>[] = [],
  ): Setting<T> {
    const mapped = this.mapped(name);
    if (mapped !== undefined) {
      this.variables.get(mapped);
      return settingOf(name, this.sourcesOf([mapped], read));
    }
    const { unseen } = this.variables;
    const own = this.sourcesOf(withPrefixes(names, this.prefixes), read);
    // Names of its own, which may be among those that are not known, take precedence over aliases.
    const direct = own.length > 0 || unseen ? own : this.sourcesOf(names.aliases, read);
    return settingOf(name, [...direct, ...parts.flatMap((part) => this.partsOf(part))], unseen);
  }

  /** A setting of any name: whether the environment gives it, not what its text means. */
  named(name: string): Setting<unknown> {
    const names: VariableNames = name in settingNames ? settingNames[name as SettingName] : named(name);
    return this.setting<unknown>(name, (text) => text, names);
  }

  private mapped(setting: string): string | undefined {
    const entry = this.naming.settingVariables.find((each) => each.startsWith(`${setting}=`));
    return entry?.slice(setting.length + 1).trim();
  }

  private sourcesOf<T>(names: readonly string[], read: Reader<T>): readonly Source<T>[] {
    return names.flatMap((name) => {
      const variable = this.variables.ifCertain(name);
      if (variable) return [this.source(variable, read)];
      if (this.variables.unseen) return [];
      const ending = referenceEndings.find((each) => this.variables.ifCertain(name + each));
      return ending === undefined ? [] : [this.reference(this.variables.ifCertain(name + ending)!, ending, read)];
    });
  }

  private source<T>(variable: EnvironmentVariable, read: Reader<T>): Source<T> {
    return {
      variable: variable.name,
      isInPlainText: variable.origin === "visible",
      text: () => variable.value,
      read: () => read(this.knownText(variable), variable.name),
    };
  }

  /** A variable that says where the value is. A file that the stack itself writes is as plain as the variable would be. */
  private reference<T>(variable: EnvironmentVariable, ending: string, read: Reader<T>): Source<T> {
    const isPath = ending === "_FILE" && variable.origin === "visible";
    const followed = isPath ? this.fileText(variable.value.trim()) : undefined;
    if (followed === undefined) return { ...this.source(variable, read), isInPlainText: false };
    const text = followed.replace(/\r?\n$/, "");
    return {
      variable: variable.name,
      isInPlainText: true,
      text: () => text,
      read: () => read(known(variable, text), variable.name),
    };
  }

  private partsOf<T>({ variables, read }: Part<T>): readonly Source<T>[] {
    return variables
      .map((name) => this.variables.ifCertain(name))
      .filter((variable) => variable?.origin === "visible")
      .map((variable) => partSource(variable!, read))
      .filter(mayHold);
  }

  /** A variable's text, or that of the variable it names, which django-environ puts in its place. */
  private knownText(variable: EnvironmentVariable): string {
    const named = otherVariable.exec(variable.value.trim())?.[1];
    const other = named === undefined ? undefined : this.variables.get(named);
    return other && other.name !== variable.name ? known(other, other.value) : known(variable, variable.value);
  }
}

/** The text unless it rests on a simulated value. */
function known({ name }: EnvironmentVariable, text: string): string {
  if (isSimulated(text)) throw new Undecided(whyNotKnown(name, text));
  return text;
}

function partSource<T>(variable: EnvironmentVariable, read: (text: string) => T | undefined): Source<T> {
  const text = (): string => variable.value;
  return { variable: variable.name, isInPlainText: true, text, read: () => read(text()) as T };
}

/** Whether a variable's text holds the part, or is not known and so may. */
function mayHold<T>(part: Source<T>): boolean {
  return unlessUndecided(() => part.read() !== undefined) ?? true;
}
