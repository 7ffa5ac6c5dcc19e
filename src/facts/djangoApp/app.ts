import type { Container } from "../../containers";
import type { DjangoSettings } from "../../django/settings/settings";
import type { Fact } from "../../stack/fact";

/** A container that runs Django, with its settings: what all other facts about an application are read from. */
export interface App extends Fact {
  readonly container: Container;
  /** The settings that its environment and its settings module give. */
  readonly settings: DjangoSettings;
}
