/**
 * The time that the processors spend on one call, in ns: on collecting memory too, and not on what else the machine does meanwhile. The
 * loop is run over all inputs, again and again, for some ms at least; the first time is not counted.
 */
export function processorTime(loop: () => number, milliseconds: number): number {
  loop();
  const begin = process.cpuUsage();
  const end = performance.now() + milliseconds;
  let count = 0;
  do count += loop();
  while (performance.now() < end);
  const { user, system } = process.cpuUsage(begin);
  return ((user + system) * 1000) / count;
}

/** A loop of its own for each operation: one for all would be compiled for none. It gives how many calls it made. */
export function loopOver<Input>(operation: (input: Input) => unknown, inputs: readonly Input[]): () => number {
  // oxlint-disable-next-line typescript/no-implied-eval
  const make = new Function(
    "operation",
    "inputs",
    "let result; return () => { for (let i = 0; i < inputs.length; i++) result = operation(inputs[i]); return inputs.length; };",
  ) as (operation: (input: Input) => unknown, inputs: readonly Input[]) => () => number;
  return make(operation, inputs);
}
