import { Undecided } from "../src/base/undecided";

/** What reading a fact gives: its value, or `?` where it is undecided. */
export function outcome<T>(read: () => T): T | "?" {
  try {
    return read();
  } catch (error) {
    if (error instanceof Undecided) return "?";
    throw error;
  }
}
