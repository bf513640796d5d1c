using CollectieveKracht.Web.Platform.Mail;

namespace CollectieveKracht.Web.Features.Challenges.Mails;

/// <summary>Tells once a week what is new on the challenges that someone follows.</summary>
/// <param name="More">How much more there is than the mail names.</param>
public sealed record FollowedNewsMail(IReadOnlyList<NewsLine> Articles, IReadOnlyList<NewsLine> Questions, int More)
{
    public static readonly MailKind Kind = new("followed-news", "/Features/Challenges/Mails/FollowedNews") { Topic = MailTopics.Followed, UsefulFor = TimeSpan.FromDays(6) };
}

/// <summary>Something new.</summary>
/// <param name="Path">Its page without language.</param>
public sealed record NewsLine(string Title, string Path);

/// <summary>Texts of the mails about challenges.</summary>
public sealed class ChallengeMailText;
