/** A function that keeps its last answer, for what is asked of every row with the same argument. */
export function rememberLast<A, B>(work: (argument: A) => B): (argument: A) => B {
  let last: { argument: A; answer: B } | null = null;
  return (argument) => {
    if (last === null || last.argument !== argument) last = { argument, answer: work(argument) };
    return last.answer;
  };
}
