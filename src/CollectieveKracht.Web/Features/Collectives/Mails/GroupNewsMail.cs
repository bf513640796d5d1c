using CollectieveKracht.Domain;
using CollectieveKracht.Web.Platform.Mail;

namespace CollectieveKracht.Web.Features.Collectives.Mails;

/// <summary>Tells once a month what changed in the sectors, regions and networks that someone follows.</summary>
public sealed record GroupNewsMail(IReadOnlyList<GroupNewsPart> Groups)
{
    public static readonly MailKind Kind = new("group-news", "/Features/Collectives/Mails/GroupNews") { Topic = MailTopics.Groups, UsefulFor = TimeSpan.FromDays(21) };
}

/// <summary>What changed in one group.</summary>
/// <param name="Path">Its page, without language.</param>
/// <param name="Collectives">How many were listed.</param>
public sealed record GroupNewsPart(
    Label Name, string Path, IReadOnlyList<GroupWaveLine> Waves, int Collectives, IReadOnlyList<GroupNewsLine> Articles, IReadOnlyList<GroupNewsLine> Questions)
{
    public bool IsEmpty => Waves.Count + Collectives + Articles.Count + Questions.Count == 0;
}

/// <summary>A wave of the survey that was published.</summary>
/// <param name="Path">What it tells of the group, without language.</param>
public sealed record GroupWaveLine(Label Name, string Path);

/// <summary>An article or a question.</summary>
/// <param name="Path">Its page without language.</param>
public sealed record GroupNewsLine(string Title, string Path);
