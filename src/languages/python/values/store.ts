/** How the contents of one kind of cell are joined where it is not known which of two ways the program went. */
export interface Lattice<T> {
  readonly join: (one: T, other: T, joining: Joining) => T;
  /** What is left to say of a content that may have been changed to anything. */
  readonly unknown: (content: T, why: unknown) => T;
}

/** One join of two states. */
export interface Joining {
  readonly store: Store;
  /** Why it is not known which of them holds. */
  readonly why: unknown;
  /** What pairs of objects were joined to, so that two names of one pair stay names of one object. */
  readonly cells: Map<unknown, Map<unknown, unknown>>;
}

/** Everything that a program can change is the content of a cell. */
export class Cell<T> {
  /** Cells of which either may be the same object: what changes one may have changed the other. */
  linked: Set<Cell<unknown>> | undefined;

  constructor(
    /** Changed by `Store.set` only. */
    public content: T,
    readonly lattice: Lattice<T>,
    readonly born: number,
  ) {}
}

/** The contents that cells have at one point of one way through the program. */
export type Snapshot = ReadonlyMap<Cell<unknown>, unknown>;

/** One way through the program: what it came to, and what it changed. */
export interface Branch<T> {
  readonly result: T;
  readonly snapshot: Snapshot;
}

/**
 * The cells of a program, with ways to try one way through it, to go back, and to join the states that several ways end
 * in. A layer keeps what the cells held when it was opened.
 */
export class Store {
  private readonly layers: Map<Cell<unknown>, unknown>[] = [];
  private clock = 0;
  /** Counts the changes. */
  version = 0;

  /** @param born when what holds the cell was made, where that was earlier: a variable is as old as its module */
  cell<T>(content: T, lattice: Lattice<T>, born = this.clock++): Cell<T> {
    return new Cell(content, lattice, born);
  }

  set<T>(cell: Cell<T>, content: T): void {
    this.version++;
    const layer = this.layers.at(-1);
    const key = cell as Cell<unknown>;
    if (layer && !layer.has(key)) layer.set(key, cell.content);
    cell.content = content;
  }

  /** Changes an object, and with it all that may be the same object. */
  change<T>(cell: Cell<T>, content: T, why: unknown): void {
    this.set(cell, content);
    for (const other of cell.linked ?? []) this.forget(other, why);
  }

  /** Makes a content unknown, because it may have been changed to anything. */
  forget(cell: Cell<unknown>, why: unknown): void {
    this.set(cell, cell.lattice.unknown(cell.content, why));
  }

  link(one: Cell<unknown>, other: Cell<unknown>): void {
    (one.linked ??= new Set()).add(other);
    (other.linked ??= new Set()).add(one);
  }

  get depth(): number {
    return this.layers.length;
  }

  get now(): number {
    return this.clock;
  }

  open(): void {
    this.layers.push(new Map());
  }

  /** Closes the innermost layer; its changes stay. */
  close(): void {
    const layer = this.layers.pop()!;
    const outer = this.layers.at(-1);
    if (!outer) return;
    for (const [cell, content] of layer) if (!outer.has(cell)) outer.set(cell, content);
  }

  /** Closes the innermost layer and undoes its changes. */
  undo(): void {
    for (const [cell, content] of this.layers.pop()!) cell.content = content;
  }

  /** What was changed since the layer of that depth was opened. */
  changesSince(depth: number): Snapshot {
    const changes = new Map<Cell<unknown>, unknown>();
    for (const layer of this.layers.slice(depth)) for (const cell of layer.keys()) changes.set(cell, cell.content);
    return changes;
  }

  /** Goes one way, notes what it changed, and undoes that. */
  explore<T>(run: () => T): Branch<T> {
    const depth = this.depth;
    this.open();
    const result = run();
    const snapshot = this.changesSince(depth);
    this.undo();
    return { result, snapshot };
  }

  apply(snapshot: Snapshot): void {
    for (const [cell, content] of snapshot) this.set(cell, content);
  }

  /**
   * Takes up a state of which each of the snapshots may hold.
   *
   * @param since the clock when the ways parted: what is younger belongs to the ways that know it
   */
  join(snapshots: readonly Snapshot[], since: number, why: unknown): Joining {
    const joining: Joining = { store: this, why, cells: new Map() };
    if (snapshots.length === 1) {
      this.apply(snapshots[0]!);
      return joining;
    }
    const cells = new Set(snapshots.flatMap((snapshot) => [...snapshot.keys()]));
    for (const cell of cells) {
      const known = cell.born >= since ? snapshots.filter((snapshot) => snapshot.has(cell)) : snapshots;
      const contents = known.map((snapshot) => (snapshot.has(cell) ? snapshot.get(cell) : cell.content));
      this.set(
        cell,
        contents.reduce((one, other) => cell.lattice.join(one, other, joining)),
      );
    }
    return joining;
  }
}

/** A point at which several ways through the program may come together: the end of a function, of a loop. */
export class Meeting<T> {
  private readonly depth: number;
  private readonly since: number;
  readonly branches: Branch<T>[] = [];

  constructor(private readonly store: Store) {
    this.depth = store.depth;
    this.since = store.now;
    store.open();
  }

  /** One way may end here, in the state that the store is in. */
  arrive(result: T): void {
    this.branches.push({ result, snapshot: this.store.changesSince(this.depth) });
  }

  /** All ways have left: takes up what they, or some of them, have in common. */
  meet(why: unknown, ways: readonly Branch<T>[] = this.branches): Joining | undefined {
    this.store.undo();
    return this.enter(why, ways);
  }

  /** Takes up what some ways have in common, in the state that was there before any of them. */
  enter(why: unknown, ways: readonly Branch<T>[]): Joining | undefined {
    if (ways.length === 0) return undefined;
    return this.store.join(
      ways.map(({ snapshot }) => snapshot),
      this.since,
      why,
    );
  }

  /** Nothing but the way that goes on came here. */
  pass(): void {
    this.store.close();
  }
}
