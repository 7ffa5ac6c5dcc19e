import { some } from "../../base/undecided";
import type { Stack } from "../../stack/stack";
import { schedules } from "../schedules";
import type { App } from "./app";

/** Where an application keeps its cache and its sessions. */
export interface AppSessions {
  /** Whether the visible cache backend keeps its entries in the memory of each process. */
  readonly cacheIsInMemory: boolean;
  /** Whether the environment shows that sessions are kept in the database, cached or not. */
  readonly keepsSessionsInDatabase: boolean;
  /** Whether a schedule of this stack clears expired sessions. */
  readonly sessionsAreCleared: boolean;
}

/** Reads them from the application's settings and the stack's schedules. */
export function sessionsOf({ settings }: App, stack: Stack): AppSessions {
  return {
    get cacheIsInMemory() {
      const { CACHE_BACKEND } = settings;
      return CACHE_BACKEND.isInPlainText && CACHE_BACKEND.value.keptIn === "memory";
    },
    get keepsSessionsInDatabase() {
      const { SESSION_ENGINE } = settings;
      return SESSION_ENGINE.isInPlainText && SESSION_ENGINE.value.needsClearing;
    },
    get sessionsAreCleared() {
      return some(stack.facts(schedules), (schedule) => schedule.clearsSessions);
    },
  };
}
