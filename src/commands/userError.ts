/** Something that the user can mend; its message says what is wrong, where, and what to do. Exit status 2. */
export class UserError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UserError";
  }
}
