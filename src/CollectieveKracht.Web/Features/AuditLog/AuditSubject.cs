namespace CollectieveKracht.Web.Features.AuditLog;

/// <summary>A kind of thing that the log tells of, as entries name it.</summary>
/// <param name="IsForModerators">Whether moderators read of it too; what concerns accounts and the running of the site is for administrators.</param>
public sealed record AuditSubject(string Name, bool IsForModerators = false)
{
    public const string Log = "log";

    public static IReadOnlyList<AuditSubject> All { get; } =
    [
        new("article", IsForModerators: true),
        new("revision", IsForModerators: true),
        new("flag", IsForModerators: true),
        new("ready-reason", IsForModerators: true),
        new("challenge", IsForModerators: true),
        new("term", IsForModerators: true),
        new("synonyms", IsForModerators: true),
        new("unanswered-search", IsForModerators: true),
        new("collective", IsForModerators: true),
        new("network", IsForModerators: true),
        new("wave", IsForModerators: true),
        new("answers"),
        new("account"),
        new("mail"),
        new("mail topic"),
        new("job"),
        new(Log),
    ];

    /// <summary>The end of the keys of its words.</summary>
    public string Key => KeyOf(Name);

    public static string KeyOf(string name) => name.Replace(' ', '-');
}
