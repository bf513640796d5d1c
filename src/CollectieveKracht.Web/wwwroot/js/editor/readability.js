// How long a text is, and how it reads. The rule is in docs/writing.md; it claims no more than it counts.

/** The words and sentences of a text, as someone reads them. */
export function measure(text) {
  const sentences = text.split(/\n+|(?<=[.!?…])["'”’)]*\s+(?=["'“‘(]?[\p{Lu}\d])/u).map(wordsOf).filter(words => words.length > 0);
  const words = sentences.flat();
  // A heading or an item of a few words is no sentence; it would make long ones look short.
  const whole = sentences.filter(sentence => sentence.length > 3);
  return {
    words: words.length,
    average: whole.length === 0 ? 0 : whole.flat().length / whole.length,
    long: words.filter(word => [...word].length >= 13).length / Math.max(words.length, 1),
  };
}

const wordsOf = text => text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,-]*/gu) ?? [];

/** "easy", "sentences" or "words" (what is too long), or nothing to say. */
export function verdict({ words, average, long }) {
  if (words < 30) return "";
  if (average > 18) return "sentences";
  if (long > .1) return "words";
  return average <= 15 ? "easy" : "";
}
