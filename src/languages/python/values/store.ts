/** How the contents of one kind of cell are joined when two branches of the program meet. */
export interface Lattice<T> {
  /** What both contents have in common. */
  readonly join: (one: T, other: T, joining: Joining) => T;
  /** The content after it may have been changed to anything. */
  readonly unknown: (content: T, why: unknown) => T;
}

/** One join of two states. */
export interface Joining {
  readonly store: Store;
  /** Why it is not known which of the states holds. */
  readonly why: unknown;
  /** Which cell each pair was joined into, so that two names of one object keep naming one object. */
  readonly cells: Map<unknown, Map<unknown, unknown>>;
}

/** Holds something that a program can change. */
export class Cell<T> {
  /** Cells that may be the same object: changing one may change the others. */
  linked: Set<Cell<unknown>> | undefined;

  constructor(
    /** Only `Store.set` changes it. */
    public content: T,
    readonly lattice: Lattice<T>,
    readonly born: number,
  ) {}
}

/** The contents of the cells that a branch has changed, at one point of it. */
export type Snapshot = ReadonlyMap<Cell<unknown>, unknown>;

/** One branch of the program: its result, and what it changed. */
export interface Branch<T> {
  readonly result: T;
  readonly snapshot: Snapshot;
}

/**
 * The cells of a program. It can explore one branch, undo its changes, and join the states in which several branches
 * end. A layer keeps what its cells held when it was opened.
 */
export class Store {
  private readonly layers: Map<Cell<unknown>, unknown>[] = [];
  private clock = 0;
  /** The number of changes so far. */
  version = 0;

  /** @param born when the owner of the cell was created, if that was earlier: a variable is as old as its module */
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

  /** Changes an object, and makes unknown all that may be the same object. */
  change<T>(cell: Cell<T>, content: T, why: unknown): void {
    this.set(cell, content);
    for (const other of cell.linked ?? []) this.forget(other, why);
  }

  /** Makes a content unknown: it may have been changed to anything. */
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

  /** What has changed since the layer at a depth was opened. */
  changesSince(depth: number): Snapshot {
    const changes = new Map<Cell<unknown>, unknown>();
    for (const layer of this.layers.slice(depth)) for (const cell of layer.keys()) changes.set(cell, cell.content);
    return changes;
  }

  /** Runs one branch, notes what it changed, and undoes that. */
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
   * Enters the state that the snapshots have in common.
   *
   * @param since the clock when the branches parted: a younger cell exists only in the branches that changed it
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

/** A point at which several branches may meet: the end of a function or of a loop. */
export class Meeting<T> {
  private readonly depth: number;
  private readonly since: number;
  readonly branches: Branch<T>[] = [];

  constructor(private readonly store: Store) {
    this.depth = store.depth;
    this.since = store.now;
    store.open();
  }

  /** One branch may end here, in the present state. */
  arrive(result: T): Branch<T> {
    const branch = { result, snapshot: this.store.changesSince(this.depth) };
    this.branches.push(branch);
    return branch;
  }

  /** All branches have arrived: enters the state that they, or some of them, have in common. */
  meet(why: unknown, branches: readonly Branch<T>[] = this.branches): Joining | undefined {
    this.store.undo();
    return this.enter(why, branches);
  }

  /** Enters the state that some branches have in common, from the state before all of them. */
  enter(why: unknown, branches: readonly Branch<T>[]): Joining | undefined {
    if (branches.length === 0) return undefined;
    return this.store.join(
      branches.map(({ snapshot }) => snapshot),
      this.since,
      why,
    );
  }

  /** No branch but the running one came here: its changes stay. */
  pass(): void {
    this.store.close();
  }
}
