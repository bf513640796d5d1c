namespace CollectieveKracht.Web.Features.Search.Words;

/// <summary>A word of a text, with all it can be found by.</summary>
/// <param name="Start">Where the word begins in the given text, in characters.</param>
/// <param name="Length">How many characters of the given text it takes.</param>
/// <param name="Exact">As written, folded: lower case, without accents.</param>
/// <param name="Stem">The form that singular and plural, and all inflections, have in common.</param>
/// <param name="Parts">
/// The stems of the parts of a compound and of what hyphens join, and the verb of a noun in -ing (werving: werf), also as a part; empty
/// when it is none of these. Texts and queries with the same parts mean much the same.
/// </param>
public readonly record struct Token(int Start, int Length, string Exact, string Stem, IReadOnlyList<string> Parts);
