using AngleSharp.Html.Parser;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Search.Words;
using CollectieveKracht.Web.Features.Writing;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Moderation;

/// <summary>What is known of a text and its author at the moment it is sent in, for limits and signs.</summary>
public sealed class Submissions(PlatformDb db, CurrentViewer current, Listings listings, TextAnalysis analysis, SiteOptions site, TimeProvider clock)
{
    /// <summary>With so many other texts it is compared: those of the author, and the newest of all.</summary>
    private const int Compared = 20;

    /// <param name="html">The text as its readers would see it.</param>
    /// <exception cref="RuleException">A new author cannot do this yet.</exception>
    public async Task<SubmissionFacts> WeighAsync(Manuscript manuscript, AccountId author, string html, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (hourAgo, dayAgo) = (now.AddHours(-1), now.AddDays(-1));
        var sent = await db.Revisions.Where(revision => revision.AuthorId == author && revision.SubmittedAt > dayAgo && revision.ArticleId != manuscript.ArticleId)
            .OrderByDescending(revision => revision.SubmittedAt).Select(revision => revision.SubmittedAt!.Value).Take(Signs.MostADayOfNewAuthor * 10).ToListAsync(cancel);
        var facts = new SubmissionFacts(
            await db.RecordOfAsync(author, cancel),
            now - await db.People.Where(person => person.Id == author).Select(person => person.MadeAt).SingleOrDefaultAsync(cancel),
            LinksAway(html),
            RepeatedText.Share(manuscript.Text.Body, await OtherTextsAsync(manuscript, author, cancel)),
            sent.Count(at => at > hourAgo) + 1,
            await AlikeShareAsync(manuscript, cancel));
        Signs.RequireWithinLimits(facts, sent.Count + 1);
        return facts;
    }

    /// <summary>Links to other sites.</summary>
    public int LinksAway(string html) => new HtmlParser().ParseDocument(html).Links
        .Count(link => link.GetAttribute("href") is { } address && Uri.TryCreate(address, UriKind.Absolute, out var to) && to.Scheme is "http" or "https" && !address.StartsWith(site.Origin, StringComparison.OrdinalIgnoreCase));

    private async Task<List<string>> OtherTextsAsync(Manuscript manuscript, AccountId author, CancellationToken cancel)
    {
        var others = db.Revisions.AsNoTracking().Where(revision => revision.ArticleId != manuscript.ArticleId && revision.SubmittedAt != null);
        return
        [
            .. await others.Where(revision => revision.AuthorId == author).OrderByDescending(revision => revision.SubmittedAt).ThenBy(revision => revision.Id).Take(Compared).Select(revision => revision.BodyMarkdown).ToListAsync(cancel),
            .. await others.Where(revision => revision.AuthorId != author).OrderByDescending(revision => revision.SubmittedAt).ThenBy(revision => revision.Id).Take(Compared).Select(revision => revision.BodyMarkdown).ToListAsync(cancel),
        ];
    }

    private async Task<int> AlikeShareAsync(Manuscript manuscript, CancellationToken cancel)
    {
        var slug = await db.Articles.Where(article => article.Id == manuscript.ArticleId).Select(article => article.Slug).SingleOrDefaultAsync(cancel);
        var alike = await listings.AlikeAsync(manuscript.Text.Title, manuscript.Placement.Language, analysis, current.Viewer, cancel);
        return alike.Where(article => article.Slug != slug).Select(article => article.Share).FirstOrDefault();
    }
}
