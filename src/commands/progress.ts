/** Says on stderr how far a long command has come, in one line that is written over, and on a terminal only. */
export class Progress {
  private isShown = false;

  constructor(private readonly stream: Pick<NodeJS.WriteStream, "isTTY"> & { write(text: string): boolean }) {}

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

  end(): void {
    if (this.isShown) this.stream.write("\r\u001b[K");
    this.isShown = false;
  }
}
