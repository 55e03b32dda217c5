/** How long something took, in ms: on the clock, and of the processors, on all threads of the process. */
export interface Times {
  readonly wall: number;
  readonly cpu: number;
}

/** How long a program took, since Node.js itself had started. */
export interface StartTimes {
  /** Until it could send: modules loaded, client made, model defined. */
  readonly ready: Times;
  /** Until it had read its first item, from a server on this machine. */
  readonly answered: Times;
}
