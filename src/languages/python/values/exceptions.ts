import type { Read } from "./read";
import type { ClassObject, Value } from "./value";

/** A Python exception that is being raised. */
export class Raised extends Error {
  /** Whether the handlers that may catch it have noted the state in which it was raised. */
  recorded = false;

  constructor(
    /** `undefined` if it is not known what is raised. */
    readonly type: ClassObject | undefined,
    /** What `except … as` binds. */
    readonly value: Value | undefined,
    /** Its text, if the source contains it literally: a computed one could hold a secret. */
    readonly text: string | undefined,
    readonly file: string,
    readonly line: number,
    readonly read: Read | undefined,
  ) {
    super(type?.name ?? "an exception");
  }
}

/** The program takes more steps than are followed. */
export class LimitReached extends Error {
  constructor(
    readonly file: string,
    readonly line: number,
  ) {
    super("too many steps");
  }
}

/** The built-in exceptions with their base classes. */
export const builtinExceptions: Readonly<Record<string, string>> = {
  Exception: "BaseException",
  SystemExit: "BaseException",
  KeyboardInterrupt: "BaseException",
  ArithmeticError: "Exception",
  ZeroDivisionError: "ArithmeticError",
  OverflowError: "ArithmeticError",
  AssertionError: "Exception",
  AttributeError: "Exception",
  EOFError: "Exception",
  ImportError: "Exception",
  ModuleNotFoundError: "ImportError",
  LookupError: "Exception",
  IndexError: "LookupError",
  KeyError: "LookupError",
  NameError: "Exception",
  UnboundLocalError: "NameError",
  OSError: "Exception",
  FileNotFoundError: "OSError",
  FileExistsError: "OSError",
  PermissionError: "OSError",
  IsADirectoryError: "OSError",
  NotADirectoryError: "OSError",
  ConnectionError: "OSError",
  TimeoutError: "OSError",
  RuntimeError: "Exception",
  NotImplementedError: "RuntimeError",
  RecursionError: "RuntimeError",
  StopIteration: "Exception",
  SyntaxError: "Exception",
  SystemError: "Exception",
  TypeError: "Exception",
  ValueError: "Exception",
  UnicodeError: "ValueError",
  UnicodeDecodeError: "UnicodeError",
  Warning: "Exception",
  UserWarning: "Warning",
  DeprecationWarning: "Warning",
  RuntimeWarning: "Warning",
  FutureWarning: "Warning",
  ImportWarning: "Warning",
};
