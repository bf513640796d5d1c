using CollectieveKracht.Web.Features.Knowledge.Freshness;
using CollectieveKracht.Web.Platform.Mail;

namespace CollectieveKracht.Web.Features.Knowledge.Mails;

/// <summary>Asks an author whether an article still holds.</summary>
/// <param name="Article">The page of the article.</param>
/// <param name="Answer">Where to answer without signing in.</param>
public sealed record StillHoldsMail(string Title, string Article, string Answer)
{
    public static readonly MailKind Kind = new("still-holds", "/Features/Knowledge/Mails/StillHolds") { UsefulFor = ArticleKey.Life };
}

public sealed class ArticleMailText;
