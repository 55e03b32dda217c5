/** The numbers from 0 to 99 as two digits: `"07"`. */
export const twoDigits: readonly string[] = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, "0"));
