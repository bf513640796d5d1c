namespace CollectieveKracht.Web.Platform.Mail;

/// <summary>What a receiver can say "stop" to. In words it is "Topic…" in MailText.</summary>
public static class MailTopics
{
    /// <summary>The yearly question whether the profile of a collective is still right.</summary>
    public const string Profile = "Profile";

    /// <summary>That a wave of the survey opened, and that one's collective began but did not send in.</summary>
    public const string Survey = "Survey";

    /// <summary>That an export of figures that one asked for is ready, or did not work.</summary>
    public const string Export = "Export";

    /// <summary>Once a week what is new on the challenges that one follows.</summary>
    public const string Followed = "Followed";

    /// <summary>Once a month what changed in the sectors, regions and networks that one follows.</summary>
    public const string Groups = "Groups";

    /// <summary>Those that nobody gets before saying yes to them.</summary>
    public static IReadOnlyList<string> OnRequest { get; } = [Followed, Groups];
}
