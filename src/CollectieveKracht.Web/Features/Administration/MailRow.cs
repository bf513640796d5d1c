using CollectieveKracht.Web.Platform.Mail;

namespace CollectieveKracht.Web.Features.Administration;

/// <summary>A mail as administrators see it: without content.</summary>
/// <param name="Address">Shortened: enough to know one's own, too little to write to.</param>
/// <param name="EndedAt">When it was sent, or given up.</param>
/// <param name="Trouble">Why the last try failed: a word or number of the mail server.</param>
public sealed record MailRow(
    Guid Id, string Kind, string Address, DateTimeOffset WrittenAt, DateTimeOffset? EndedAt, DateTimeOffset DueAt, MailState State, int Tries, string? Trouble)
{
    /// <summary>Nothing tries it any more by itself: it failed, or its site died while handing it over.</summary>
    public bool CanBeSentAgain(DateTimeOffset now) => State is MailState.Failed || (State is MailState.HandingOver && EndedAt < now - MailOverview.LongestHandOver);

    public bool CanBeGivenUp => State is MailState.Waiting;

    /// <summary>"a***@domein.example".</summary>
    public static string Shortened(string address) => address.LastIndexOf('@') is > 0 and var at ? $"{address[..1]}***{address[at..]}" : "***";
}
