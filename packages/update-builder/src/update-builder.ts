import { type AnyModel, type CallOptions, type DynamoDBRequest, isRecord, type Item } from "@dynamorm/core";
import type { BuildCondition, Condition, OperandsOf, Path, UnaryOperator, ValueAt } from "@dynamorm/expressions";
import type { AnyStep, Changeable, Collected, Step, Version } from "./build/change-types.ts";
import { andAlso, checkReturnValues, checkVersion, orElse, toCondition } from "./build/conditions.ts";
import type { BuiltAction, UpdateDescription, UpdateTarget } from "./build/description.ts";
import type { ExecuteUpdate, Returned } from "./build/execute-update.ts";
import { refuseConflict } from "./build/refuse-conflict.ts";
import { stepOn, stepOnElement } from "./build/steps.ts";
import { pathCondition } from "./model/make-condition.ts";
import { requestOf } from "./plan/request-of.ts";
import type { ReturnValues } from "./plan/update-request.ts";

/**
 * An update of one item, built step by step. Immutable: every step gives a new builder. The order of the steps changes nothing: DynamoDB
 * does all that an update changes at once, to the item as it was before. So no two steps may change the same part of an item.
 *
 * Every step throws an `InvalidQueryError` or `InvalidItemError` at once for what the model does not have or allow: also for callers
 * without types. `updatedAt` and `version` are kept by the library, as are computed keys of indexes.
 *
 * `Result` is what `execute` gives; `never` where there is no `execute`. `Used` are the paths that earlier steps change, as far as the
 * compiler knows them.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
 */
export class UpdateBuilder<M extends AnyModel, Result = never, in Used extends string = never> {
  /** The model of the item. */
  readonly model: M;
  /** What was built so far, as plain data. */
  readonly description: UpdateDescription;
  /**
   * Sends the update and gives the item as it is then, or what {@link returnValues} asks for. There is none where nothing is there to send
   * it by, as in a transaction, which sends all of its actions together.
   *
   * @throws ItemNotFoundError when there is no such item, VersionConflictError when it has another version than was expected,
   * ConditionFailedError when a condition does not hold, MissingParentError when a step is on a part of what the item lacks,
   * InvalidQueryError where no step changes anything, and what {@link toRequest} throws.
   */
  readonly execute: [Result] extends [never] ? undefined : ExecuteUpdate<M, Result>;
  readonly #target: UpdateTarget;

  constructor(model: M, target: UpdateTarget, description: UpdateDescription = { actions: Object.freeze([]) }) {
    this.model = model;
    this.description = Object.freeze(description);
    this.#target = target;
    const { run } = target;
    const execute = run && ((options: CallOptions = {}): Promise<unknown> => run(this.description, options));
    // Whether there is one is what `Result` says.
    this.execute = execute as UpdateBuilder<M, Result>["execute"];
  }

  /**
   * Whether a value is a builder for a target: the one that was made for it, or one that came of it by steps. A function that is given a
   * builder is held to it by this, as a builder of another item has another key and other conditions.
   */
  static isFor(target: UpdateTarget, value: unknown): value is UpdateBuilder<AnyModel> {
    return isRecord(value) && #target in value && value.#target === target;
  }

  /**
   * Sets what is at a path. An empty value of an `omitEmpty` attribute removes it. Within a map, only a part of it is set; the map has to
   * be there.
   *
   * @example
   * .set("email", "new@example.com").set("address.city", "Lyon")
   */
  // In the type of each path, what is excluded is never there: it has the compiler take `notes[${index}]` for the pattern that it is, and
  // not for any text, as it does before an intersection alone.
  set<At extends Path<Changeable<M>>, Of extends AnyStep = Step<M, At, Used, "set">>(
    path: (At & Of["path"]) | Exclude<At, string>,
    value: Of["value"],
  ): UpdateBuilder<M, Result, Used | Collected<At>> {
    return this.#change(stepOn(this.model, "set", path, value));
  }

  /** Sets what is at a path where nothing is there, and leaves what is. */
  setIfNotExists<At extends Path<Changeable<M>>, Of extends AnyStep = Step<M, At, Used, "set">>(
    path: (At & Of["path"]) | Exclude<At, string>,
    value: Of["value"],
  ): UpdateBuilder<M, Result, Used | Collected<At>> {
    return this.#change(stepOn(this.model, "setIfNotExists", path, value));
  }

  /**
   * Adds to a number, or elements to a set. What is not there counts as 0, or as an empty set. Sets within a map or list cannot be added
   * to: DynamoDB does it on attributes of the item itself only. Nor can an `omitEmpty` number be: see {@link increment}.
   *
   * @example
   * .add("balance", -5).add("tags", new Set(["premium"]))
   */
  add<At extends Path<Changeable<M>>, Of extends AnyStep = Step<M, At, Used, "add">>(
    path: (At & Of["path"]) | Exclude<At, string>,
    value: Of["value"],
  ): UpdateBuilder<M, Result, Used | Collected<At>> {
    return this.#change(stepOn(this.model, "add", path, value));
  }

  /**
   * Counts a number up, by 1 where nothing is said. One that is not there counts as 0. An `omitEmpty` number is refused: DynamoDB would
   * store the 0 that it may come to, and no query would find it.
   */
  increment<At extends Path<Changeable<M>>, Of extends AnyStep = Step<M, At, Used, "count">>(
    path: (At & Of["path"]) | Exclude<At, string>,
    by?: Of["value"],
  ): UpdateBuilder<M, Result, Used | Collected<At>> {
    return this.#change(stepOn(this.model, "increment", path, by));
  }

  /** Counts a number down, by 1 where nothing is said. One that is not there counts as 0. What is `omitEmpty` is refused. */
  decrement<At extends Path<Changeable<M>>, Of extends AnyStep = Step<M, At, Used, "count">>(
    path: (At & Of["path"]) | Exclude<At, string>,
    by?: Of["value"],
  ): UpdateBuilder<M, Result, Used | Collected<At>> {
    return this.#change(stepOn(this.model, "decrement", path, by));
  }

  /** Removes what an item may lack: an optional attribute, an entry of a record, an element of a list, whose others move up then. */
  remove<At extends Path<Changeable<M>>>(
    path: (At & Step<M, At, Used, "remove">["path"]) | Exclude<At, string>,
  ): UpdateBuilder<M, Result, Used | Collected<At>> {
    return this.#change(stepOn(this.model, "remove", path));
  }

  /** Deletes elements from a set of the item itself. A set that has no others is removed. */
  delete<At extends Path<Changeable<M>>, Of extends AnyStep = Step<M, At, Used, "delete">>(
    path: (At & Of["path"]) | Exclude<At, string>,
    elements: ReadonlySet<Of["value"]>,
  ): UpdateBuilder<M, Result, Used | Collected<At>> {
    return this.#change(stepOn(this.model, "delete", path, elements));
  }

  /** Adds elements at the end of a list. One that is not there counts as empty. */
  appendToList<At extends Path<Changeable<M>>, Of extends AnyStep = Step<M, At, Used, "list">>(
    path: (At & Of["path"]) | Exclude<At, string>,
    elements: readonly Of["value"][],
  ): UpdateBuilder<M, Result, Used | Collected<At>> {
    return this.#change(stepOn(this.model, "appendToList", path, elements));
  }

  /** Adds elements at the beginning of a list. One that is not there counts as empty. */
  prependToList<At extends Path<Changeable<M>>, Of extends AnyStep = Step<M, At, Used, "list">>(
    path: (At & Of["path"]) | Exclude<At, string>,
    elements: readonly Of["value"][],
  ): UpdateBuilder<M, Result, Used | Collected<At>> {
    return this.#change(stepOn(this.model, "prependToList", path, elements));
  }

  /** Sets an element of a list, counted from 0. Beyond the end, DynamoDB adds it at the end. */
  setListElement<
    At extends Path<Changeable<M>>,
    Index extends number,
    Of extends AnyStep = Step<M, At, Used, "list", `[${Index}]`>,
  >(
    path: (At & Of["path"]) | Exclude<At, string>,
    index: Index,
    value: Of["value"],
  ): UpdateBuilder<M, Result, Used | Collected<`${At}[${Index}]`>> {
    return this.#change(stepOnElement(this.model, "setListElement", path, index, value));
  }

  /** Removes an element of a list, counted from 0 in the list as it was. Those behind it move up. Beyond the end, nothing is removed. */
  removeFromListAt<At extends Path<Changeable<M>>, Index extends number>(
    path: (At & Step<M, At, Used, "list", `[${Index}]`>["path"]) | Exclude<At, string>,
    index: Index,
  ): UpdateBuilder<M, Result, Used | Collected<`${At}[${Index}]`>> {
    return this.#change(stepOnElement(this.model, "removeFromListAt", path, index));
  }

  /**
   * Changes the item only if a condition holds for it as it was, besides all that was asked before.
   *
   * @example
   * .condition("balance", ">=", 5).condition((eb) => eb.or([eb("status", "=", "active"), eb.notExists("status")]))
   */
  condition(build: BuildCondition<Item<M>>): UpdateBuilder<M, Result, Used>;
  condition<
    At extends Path<Item<M>>,
    Operands = OperandsOf<ValueAt<Item<M>, At>>,
    Op extends keyof Operands = keyof Operands,
  >(path: At, operator: Op, operand: Operands[Op]): UpdateBuilder<M, Result, Used>;
  condition(path: Path<Item<M>>, operator: UnaryOperator): UpdateBuilder<M, Result, Used>;
  condition(
    pathOrBuild: string | BuildCondition<Item<M>>,
    ...rest: readonly unknown[]
  ): UpdateBuilder<M, Result, Used> {
    return this.#onlyIf(toCondition(this.model, "condition", pathOrBuild, rest));
  }

  /**
   * Changes the item also if this condition holds and those before it do not: `a.condition(b).orCondition(c).condition(d)` is
   * `((a and b) or c) and d`. That the item is there, and has the version that is expected, has to hold in any case.
   */
  orCondition(build: BuildCondition<Item<M>>): UpdateBuilder<M, Result, Used>;
  orCondition<
    At extends Path<Item<M>>,
    Operands = OperandsOf<ValueAt<Item<M>, At>>,
    Op extends keyof Operands = keyof Operands,
  >(path: At, operator: Op, operand: Operands[Op]): UpdateBuilder<M, Result, Used>;
  orCondition(path: Path<Item<M>>, operator: UnaryOperator): UpdateBuilder<M, Result, Used>;
  orCondition(
    pathOrBuild: string | BuildCondition<Item<M>>,
    ...rest: readonly unknown[]
  ): UpdateBuilder<M, Result, Used> {
    const condition = toCondition(this.model, "orCondition", pathOrBuild, rest);
    return this.#with({ condition: orElse(this.model, this.description.condition, condition) });
  }

  /** Changes the item only if it has something at a path. */
  conditionExists(path: Path<Item<M>>): UpdateBuilder<M, Result, Used> {
    return this.#onlyIf(pathCondition(this.model, path, "attribute_exists", []));
  }

  /** Changes the item only if it has nothing at a path. */
  conditionNotExists(path: Path<Item<M>>): UpdateBuilder<M, Result, Used> {
    return this.#onlyIf(pathCondition(this.model, path, "attribute_not_exists", []));
  }

  /** Changes the item only if it has this version; otherwise it is a `VersionConflictError`. */
  conditionVersion(version: Version<M>): UpdateBuilder<M, Result, Used> {
    return this.#with({ expectedVersion: checkVersion(this.model, this.description.expectedVersion, version) });
  }

  /**
   * What `execute` gives: the item as it is then (`"ALL_NEW"`, where nothing is said) or was before, only what was changed of it, or
   * nothing.
   */
  returnValues<Wanted extends ReturnValues>(
    returnValues: Wanted,
  ): UpdateBuilder<M, [Result] extends [never] ? never : Returned<M, Wanted>, Used> {
    checkReturnValues(this.model, returnValues);
    return new UpdateBuilder(this.model, this.#target, { ...this.description, returnValues });
  }

  /**
   * The request, as the raw SDK takes its `input`. Nothing is sent.
   *
   * @throws InvalidQueryError where what a computed key is made of is not known, or nothing is changed; ValidationError for values that a
   * validator refuses; InvalidItemError for an update that sets more than an item holds.
   */
  toRequest(): DynamoDBRequest<"UpdateItem"> {
    return requestOf(this.model, this.#target, this.description);
  }

  #change<Now extends string>(action: BuiltAction): UpdateBuilder<M, Result, Now> {
    const { actions } = this.description;
    refuseConflict(this.model, actions, action);
    return this.#with({ actions: Object.freeze([...actions, action]) });
  }

  #onlyIf(condition: Condition): UpdateBuilder<M, Result, Used> {
    return this.#with({ condition: andAlso(this.description.condition, condition) });
  }

  #with<Now extends string>(change: Partial<UpdateDescription>): UpdateBuilder<M, Result, Now> {
    return new UpdateBuilder<M, Result, Now>(this.model, this.#target, { ...this.description, ...change });
  }
}
