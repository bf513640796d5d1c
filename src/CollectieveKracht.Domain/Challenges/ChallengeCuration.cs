using CollectieveKracht.Domain.Moderation;

namespace CollectieveKracht.Domain.Challenges;

/// <summary>How the tree is kept in order: what is added, renamed, rewritten, merged, retired and brought back.</summary>
public sealed partial class Challenge
{
    public const int LongestName = 80, LongestSummary = 300, LongestBody = 20_000, MostSearchWords = 40, LongestSearchWord = 60;

    private const string Subject = "challenge", Offered = "offered", Retired = "retired";

    /// <summary>Adds a challenge to the tree.</summary>
    /// <param name="version">The version of the tree that it begins with.</param>
    /// <param name="position">Behind the others of its category.</param>
    public static Challenge Add(string slug, ChallengeWording wording, ChallengeCategory category, int position, string version, AccountId by, Reason reason)
    {
        var challenge = new Challenge(slug, wording.Name, category, position) { Version = version };
        challenge.Take(wording);
        challenge.Record(new DomainEvent(Subject, challenge.Id.Value, by, "add", null, Written(wording.Name), reason.Text));
        return challenge;
    }

    /// <summary>Calls it otherwise from now on. The report's wording of what came from the report stays as it was.</summary>
    /// <param name="slug">Its name in addresses from now on.</param>
    public void Rename(Label name, string slug, AccountId by, Reason reason)
    {
        RequireOwnPage();
        RequireName(name);
        if (name == ShortName && slug == Slug) return;

        Record(new DomainEvent(Subject, Id.Value, by, "rename", Written(ShortName), Written(name), reason.Text));
        ShortName = name;
        Slug = Domain.Slug.Require(slug);
        if (Version != FirstVersion) Name = name;
    }

    /// <summary>Tells it in other words.</summary>
    public void Rewrite(ChallengeWording wording, AccountId by, Reason reason)
    {
        RequireOwnPage();
        var before = Told();
        Take(wording with { Name = ShortName });
        if (Told() == before) return;

        Record(new DomainEvent(Subject, Id.Value, by, "rewrite", before, Told(), reason.Text));
    }

    /// <summary>No longer offered; what refers to it keeps it, and its page stays.</summary>
    /// <param name="instead">What to use from now on, if there is something.</param>
    public void Retire(AccountId by, string reason, Challenge? instead = null)
    {
        RuleException.Unless(!IsRetired, "challenge.already-retired");
        RuleException.Unless(instead is null || (instead.Id != Id && !instead.IsRetired), "challenge.instead");
        var why = new Reason(reason).Text;

        Record(new DomainEvent(Subject, Id.Value, by, "retire", Offered, instead?.ShortName.Nl ?? Retired, why));
        IsRetired = true;
        SuccessorId = instead?.Id;
    }

    public void BringBack(AccountId by, Reason reason)
    {
        RequireOwnPage();
        RuleException.Unless(IsRetired, "challenge.not-retired");

        Record(new DomainEvent(Subject, Id.Value, by, "bring-back", Retired, Offered, reason.Text));
        IsRetired = false;
        SuccessorId = null;
    }

    /// <summary>Whether another challenge may go into this one.</summary>
    public void RequireMergeable(Challenge other)
    {
        RuleException.Unless(Id != other.Id, "challenge.merge-with-itself");
        RuleException.Unless(!IsRetired && !other.IsMerged, "challenge.retired");
    }

    /// <summary>
    /// Says that another challenge is the same as this one. What names the other follows by the methods named Follow; what was published of
    /// it stays under its own name.
    /// </summary>
    public void Merge(Challenge other, AccountId by, Reason reason)
    {
        RequireMergeable(other);
        // Who looks for it under its old name finds it here.
        SearchWords = [.. SearchWords.Union([.. other.SearchWords, other.ShortName.Nl.ToLowerInvariant()]).Take(MostSearchWords)];
        foreach (var related in other._related.Where(related => related != this)) RelateTo(related);
        _related.Remove(other);
        other._related.Clear();

        Record(new DomainEvent(Subject, Id.Value, by, "merge", null, Written(other.ShortName), reason.Text));
        other.Record(new DomainEvent(Subject, other.Id.Value, by, "merged-into", Written(other.ShortName), Written(ShortName), reason.Text));
        (other.IsRetired, other.IsMerged, other.SuccessorId) = (true, true, Id);
    }

    /// <summary>What is connected with a challenge, or replaced by it, goes along when that is merged into another.</summary>
    public void Follow(Challenge merged, Challenge survivor)
    {
        RequireMerged(merged, survivor);
        if (this == merged || this == survivor) return;

        if (SuccessorId == merged.Id) SuccessorId = survivor.Id;
        if (_related.Remove(merged) && !_related.Contains(survivor)) _related.Add(survivor);
    }

    internal static void RequireMerged(Challenge merged, Challenge survivor) =>
        RuleException.Unless(merged.IsMerged && merged.SuccessorId == survivor.Id, "challenge.not-merged");

    private static void RequireName(Label name) => RuleException.Unless(name.Nl.Length <= LongestName && name.En.Length <= LongestName, "challenge.name");

    private static string Written(Label name) => $"{name.Nl} / {name.En}";

    private string Told() => $"{Written(Summary)}\n{string.Join(", ", SearchWords)}\n\n{BodyMarkdown}";

    private void Take(ChallengeWording wording)
    {
        RequireName(wording.Name);
        RuleException.Unless(wording.Summary.Nl.Length <= LongestSummary && wording.Summary.En.Length <= LongestSummary, "challenge.summary");
        RuleException.Unless(wording.BodyMarkdown.Trim().Length is > 0 and <= LongestBody, "challenge.body");
        RuleException.Unless(wording.SearchWords.Count <= MostSearchWords && wording.SearchWords.All(word => word.Length <= LongestSearchWord), "challenge.search-words");
        Describe(wording.Name, wording.Summary, wording.BodyMarkdown, wording.BodyHtml, wording.SearchWords);
    }

    private void RequireOwnPage() => RuleException.Unless(!IsMerged, "challenge.merged");
}

/// <summary>How a challenge is told.</summary>
/// <param name="Name">For headings and lists.</param>
/// <param name="SearchWords">Everyday words by which people look for it.</param>
public sealed record ChallengeWording(Label Name, Label Summary, string BodyMarkdown, string BodyHtml, IReadOnlyList<string> SearchWords);
