/** Shows the progress of a long command in one line that is overwritten; silent unless the stream is a terminal. */
export class Progress {
  private isShown = false;

  constructor(private readonly stream: Pick<NodeJS.WriteStream, "isTTY"> & { write(text: string): boolean }) {}

  /** Replaces the line. */
  update(text: string): void {
    if (!this.stream.isTTY) return;
    this.stream.write(`\r\u001b[K${text}`);
    this.isShown = true;
  }

  /** Writes a line that stays. */
  log(line: string): void {
    this.end();
    this.stream.write(`${line}\n`);
  }

  /** Clears the line. */
  end(): void {
    if (this.isShown) this.stream.write("\r\u001b[K");
    this.isShown = false;
  }
}
