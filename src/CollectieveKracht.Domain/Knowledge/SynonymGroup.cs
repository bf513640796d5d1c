using CollectieveKracht.Domain.Moderation;

namespace CollectieveKracht.Domain.Knowledge;

/// <summary>
/// Words and phrases that mean the same to someone who searches: "alv" and "algemene ledenvergadering". Those that the platform came with
/// keep their words; they can be switched off.
/// </summary>
public sealed class SynonymGroup : Entity
{
    public const int MostWords = 12, LongestWord = 60;

    private const string Subject = "synonyms", On = "on", Off = "off";

    private SynonymGroup()
    {
    }

    /// <summary>One that the platform comes with.</summary>
    public SynonymGroup(IEnumerable<string> words)
    {
        Id = Guid.CreateVersion7();
        Words = [.. words];
        IsFromReference = true;
        RuleException.Unless(Words.Length > 1, "synonyms.two-words");
    }

    public Guid Id { get; private set; }

    /// <summary>At least two, as a reader would write them.</summary>
    public string[] Words { get; private set; } = [];

    public bool IsFromReference { get; private set; }

    /// <summary>Whether search leaves it out.</summary>
    public bool IsOff { get; private set; }

    public static SynonymGroup Add(IEnumerable<string> words, AccountId by, Reason reason)
    {
        var group = new SynonymGroup { Id = Guid.CreateVersion7(), Words = Read(words) };
        group.Record(new DomainEvent(Subject, group.Id, by, "add", null, Written(group.Words), reason.Text));
        return group;
    }

    public void Change(IEnumerable<string> words, AccountId by, Reason reason)
    {
        RuleException.Unless(!IsFromReference, "synonyms.of-reference");
        var read = Read(words);
        if (read.SequenceEqual(Words, StringComparer.Ordinal)) return;

        Record(new DomainEvent(Subject, Id, by, "change", Written(Words), Written(read), reason.Text));
        Words = read;
    }

    public void SwitchOff(AccountId by, Reason reason) => Switch(isOff: true, by, reason);

    public void SwitchOn(AccountId by, Reason reason) => Switch(isOff: false, by, reason);

    /// <summary>The words of a group as they are kept: trimmed, each once, within bounds.</summary>
    public static string[] Read(IEnumerable<string> words)
    {
        string[] read = [.. words.Select(word => word.Trim()).Where(word => word.Length > 0).DistinctBy(word => word.ToLowerInvariant())];
        RuleException.Unless(read.Length > 1, "synonyms.two-words");
        RuleException.Unless(read.Length <= MostWords && read.All(word => word.Length <= LongestWord && !word.Any(char.IsControl)), "synonyms.too-many");
        return read;
    }

    private static string Written(string[] words) => string.Join(", ", words);

    private void Switch(bool isOff, AccountId by, Reason reason)
    {
        if (IsOff == isOff) return;

        Record(new DomainEvent(Subject, Id, by, isOff ? "switch-off" : "switch-on", IsOff ? Off : On, isOff ? Off : On, reason.Text));
        IsOff = isOff;
    }
}
