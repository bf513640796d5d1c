using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Curation;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.AuditLog;

/// <summary>One entry with the names of who and what it is about, as far as they are still there.</summary>
/// <param name="Number">Its place in the chain.</param>
/// <param name="Actor">Whoever did it; null when the platform itself did.</param>
/// <param name="IsActorKnown">Whether administrators have a page about them.</param>
/// <param name="Item">The name of what it happened to.</param>
/// <param name="ItemPath">Where that can be read.</param>
/// <param name="Before">What an entry of a person says before their number, or all of it.</param>
/// <param name="Person">Whom it was done to, for acts on people.</param>
public sealed record AuditRow(
    long Number, AuditEntry Entry, string? Actor, bool IsActorKnown, string? Item, string? ItemPath, string? Before, string? After, string? Person);

/// <summary>Looks up the names of some entries at once.</summary>
public static class AuditRows
{
    public static async Task<IReadOnlyList<AuditRow>> WithNamesAsync(this PlatformDb db, IReadOnlyList<AuditEntry> entries, AuditReader reader, CancellationToken cancel)
    {
        var ids = entries.Select(entry => entry.Id).ToArray();
        var numbers = await db.AuditLinks.Where(link => ids.Contains(link.EntryId)).ToDictionaryAsync(link => link.EntryId, link => link.Number, cancel);
        AccountId[] people = [.. entries.SelectMany(entry => new[] { entry.ActorId, Ending(entry.Before).Person, Ending(entry.After).Person }).OfType<AccountId>().Distinct()];
        var names = await db.Accounts.Where(account => people.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.Name, cancel);
        var known = reader.IsAdministrator ? await db.People.Where(person => people.Contains(person.Id)).Select(person => person.Id).ToHashSetAsync(cancel) : [];
        var items = await ItemsAsync(db, entries, reader, cancel);

        return
        [
            .. entries.Select(entry =>
            {
                var (before, after) = (Ending(entry.Before), Ending(entry.After));
                var item = items.GetValueOrDefault(entry.SubjectId);
                return new AuditRow(
                    numbers.GetValueOrDefault(entry.Id), entry, Name(entry.ActorId), entry.ActorId is { } actor && known.Contains(actor),
                    item?.Name, item?.Path, before.Said, after.Said, Name(after.Person ?? before.Person));
            }),
        ];

        string? Name(AccountId? person) => person is { } one ? names.GetValueOrDefault(one) : null;
    }

    private static async Task<Dictionary<Guid, Item>> ItemsAsync(PlatformDb db, IReadOnlyList<AuditEntry> entries, AuditReader reader, CancellationToken cancel)
    {
        var found = new Dictionary<Guid, Item>();
        var collectives = Of("collective", CollectiveId.From);
        if (collectives.Length > 0)
            foreach (var one in await db.Collectives.Where(c => collectives.Contains(c.Id)).Select(c => new { c.Id, c.Name, c.Slug, c.Standing }).ToListAsync(cancel))
                found[one.Id.Value] = new(one.Name, one.Standing == CollectiveStanding.Archived ? null : $"/collectieven/{one.Slug}");
        var networks = Of("network", NetworkId.From);
        if (networks.Length > 0)
            foreach (var one in await db.Networks.Where(n => networks.Contains(n.Id)).Select(n => new { n.Id, n.Name, n.Slug }).ToListAsync(cancel))
                found[one.Id.Value] = new(one.Name, $"/netwerken/{one.Slug}");
        var challenges = Of("challenge", ChallengeId.From);
        if (challenges.Length > 0)
            foreach (var one in await db.Challenges.Where(c => challenges.Contains(c.Id)).Select(c => new { c.Id, c.Name, c.Slug }).ToListAsync(cancel))
                found[one.Id.Value] = new(one.Name.In(Language.Current.Code), $"/uitdagingen/{one.Slug}");
        var terms = Of("term", key => key);
        if (terms.Length > 0)
            foreach (var one in await db.Terms.Where(t => terms.Contains(t.Key)).Select(t => new { t.Key, t.Characteristic, t.Name, t.Slug }).ToListAsync(cancel))
                found[one.Key] = new(one.Name.In(Language.Current.Code), reader.IsAdministrator ? $"/beheer/kenmerken/{CharacteristicSlug.Of(one.Characteristic)}/{one.Slug}" : null);
        var articles = Of("article", ArticleId.From);
        if (articles.Length > 0)
        {
            var open = await db.Articles.Where(Article.VisibleTo(reader.Viewer)).Where(a => articles.Contains(a.Id)).Select(a => a.Id).ToHashSetAsync(cancel);
            foreach (var one in await db.Articles.Where(a => articles.Contains(a.Id) && a.PublishedRevision != null).Select(a => new { a.Id, a.PublishedRevision!.Title, a.Slug }).ToListAsync(cancel))
                found[one.Id.Value] = new(one.Title, open.Contains(one.Id) ? $"/kennis/{one.Slug}" : null);
        }

        var revisions = Of("revision", RevisionId.From);
        if (revisions.Length > 0)
        {
            var open = await db.Articles.Where(Article.VisibleTo(reader.Viewer)).Join(db.Revisions, a => a.Id, r => r.ArticleId, (a, r) => r)
                .Where(r => revisions.Contains(r.Id) && r.State == RevisionState.Published).Select(r => r.Id).ToHashSetAsync(cancel);
            // What is a draft is its author's alone, also when it was sent in before.
            foreach (var one in await db.Revisions.Where(r => revisions.Contains(r.Id) && r.State != RevisionState.Draft)
                .Join(db.Articles, r => r.ArticleId, a => a.Id, (r, a) => new { r.Id, r.Title, r.Number, a.Slug }).ToListAsync(cancel))
                found[one.Id.Value] = new(one.Title, open.Contains(one.Id) ? $"/kennis/{one.Slug}/versies/{one.Number}" : null);
        }

        var accounts = reader.IsAdministrator ? Of("account", AccountId.From) : [];
        if (accounts.Length > 0)
            foreach (var one in await db.Accounts.Where(a => accounts.Contains(a.Id)).Select(a => new { a.Id, a.Name, IsKnown = db.People.Any(p => p.Id == a.Id) }).ToListAsync(cancel))
                found[one.Id.Value] = new(one.Name, one.IsKnown ? $"/beheer/mensen/{one.Id.Value}" : null);
        return found;

        T[] Of<T>(string subject, Func<Guid, T> from) => [.. entries.Where(entry => entry.Subject == subject).Select(entry => entry.SubjectId).Distinct().Select(from)];
    }

    /// <summary>An entry about someone ends in their number, after what they were or became.</summary>
    private static (string? Said, AccountId? Person) Ending(string? told) => told?.Split(' ') switch
    {
        [var number] when Guid.TryParse(number, out var id) => (null, AccountId.From(id)),
        [var said, var number] when Guid.TryParse(number, out var id) => (said, AccountId.From(id)),
        _ => (told, null),
    };

    private sealed record Item(string Name, string? Path);
}
