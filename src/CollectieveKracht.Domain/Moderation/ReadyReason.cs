namespace CollectieveKracht.Domain.Moderation;

/// <summary>A reason that moderators give often, in words that an author reads. They keep the list themselves.</summary>
public sealed class ReadyReason : Entity
{
    public const int LongestName = 60;

    private ReadyReason()
    {
    }

    public ReadyReason(Verdict verdict, Label name, Label text, int order)
    {
        Id = ReadyReasonId.New();
        Verdict = verdict;
        Order = order;
        Say(name, text);
    }

    public ReadyReasonId Id { get; private set; }

    public Verdict Verdict { get; private set; }

    /// <summary>What the button says.</summary>
    public Label Name { get; private set; } = null!;

    /// <summary>What the author reads, each in their language.</summary>
    public Label Text { get; private set; } = null!;

    public int Order { get; private set; }

    /// <summary>Not offered any more.</summary>
    public bool IsRetired { get; private set; }

    /// <summary>A moderator adds one to the list.</summary>
    public static ReadyReason Add(Reviewer by, Verdict verdict, Label name, Label text, int order)
    {
        var added = new ReadyReason(verdict, name, text, order);
        added.Record(new DomainEvent("ready-reason", added.Id.Value, by.Account, "add", null, text.Nl));
        return added;
    }

    public void Change(Reviewer by, Label name, Label text)
    {
        if (Name == name && Text == text) return;

        var before = Text.Nl;
        Say(name, text);
        Record(new DomainEvent("ready-reason", Id.Value, by.Account, "change", before, text.Nl));
    }

    public void Retire(Reviewer by)
    {
        if (IsRetired) return;

        IsRetired = true;
        Record(new DomainEvent("ready-reason", Id.Value, by.Account, "retire", Text.Nl, null));
    }

    public void BringBack(Reviewer by)
    {
        if (!IsRetired) return;

        IsRetired = false;
        Record(new DomainEvent("ready-reason", Id.Value, by.Account, "bring-back", null, Text.Nl));
    }

    private void Say(Label name, Label text)
    {
        RuleException.Unless(name is { Nl.Length: <= LongestName, En.Length: <= LongestName }, "moderation.reason-name");
        RuleException.Unless(text is { Nl.Length: <= Reason.MaxLength, En.Length: <= Reason.MaxLength }, "moderation.reason-needed");
        (Name, Text) = (name, text);
    }
}
