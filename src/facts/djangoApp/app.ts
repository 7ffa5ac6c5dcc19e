import type { Container } from "../../containers";
import type { DjangoSettings } from "../../django/settings/settings";
import type { Cause, Fact } from "../../stack/fact";

/** A container that runs Django, with its settings: what all other facts about an application are read from. */
export interface App extends Fact {
  readonly container: Container;
  /** The settings that its environment and its settings module give. */
  readonly settings: DjangoSettings;
  /** The text that a variable or the settings module gives, as the cause of problems with it. */
  textOf(variable: string): Cause;
}
