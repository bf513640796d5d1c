using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives.Register;

/// <summary>A listed collective that may be the one that someone registers, and in what it is the same.</summary>
/// <param name="HasContact">Whether people act for it already, so that it cannot be claimed.</param>
public sealed record LookAlikeRow(string Slug, string Name, string Municipality, bool IsExample, bool HasContact, LookAlike Alike);

/// <summary>What is known of a collective that someone is registering. All but the name may be missing.</summary>
/// <param name="Municipality">The name as typed.</param>
public sealed record LookAlikeQuestion(string? Name, string? KvkNumber, string? Website, string? MailDomain, string? Municipality)
{
    /// <summary>A listing that is itself looked at, and is not like itself.</summary>
    public Guid? Except { get; init; }
}

/// <summary>
/// Looks up collectives like another. Each sign has an index of its own, so that only a handful is compared, however many there are;
/// which of them count is decided in <see cref="LookAlike"/>.
/// </summary>
public static class LookAlikes
{
    private const int Shown = 5, OfEachSign = 20;

    // On these each has a page of its own, so that sharing the host says nothing.
    private static readonly string[] SharedHosts =
    [
        "facebook.com", "nl-nl.facebook.com", "instagram.com", "linkedin.com", "x.com", "twitter.com", "youtube.com", "linktr.ee", "sites.google.com",
        "wixsite.com", "wordpress.com", "jimdo.com", "meetup.com", "nextdoor.nl",
    ];

    public static async Task<IReadOnlyList<LookAlikeRow>> FindAlikeAsync(this PlatformDb db, LookAlikeQuestion asked, CancellationToken cancel)
    {
        var name = Storable(asked.Name);
        var kvk = Storable(asked.KvkNumber)?.Replace(" ", "", StringComparison.Ordinal);
        var website = Storable(asked.Website);
        if (website is not null && !website.Contains("://", StringComparison.Ordinal)) website = "https://" + website;
        var domain = Storable(asked.MailDomain)?.TrimStart('@').ToLowerInvariant();
        var municipality = Storable(asked.Municipality)?.ToLowerInvariant();
        if (name is null or { Length: < 3 } && kvk is null && website is null && domain is null) return [];

        var rows = await db.Database.SqlQuery<Row>(
            $"""
            with asked as materialized (
                select name_key({name}::text) as key, website_host({website}::text) as host
            ), near as materialized (
                select code, parent_code from regions where lower(name) = {municipality}::text and kind = 'Municipality' and valid_to is null limit 1
            ), found as (
                (select id from collectives, asked where name_key % asked.key and standing <> 'Archived' order by similarity(name_key, asked.key) desc, id limit {OfEachSign})
                union
                (select id from collectives where kvk_number = {kvk}::text and standing <> 'Archived' limit {OfEachSign})
                union
                (select id from collectives, asked where website_host = asked.host and not asked.host = any ({SharedHosts}) and standing <> 'Archived' limit {OfEachSign})
                union
                (select id from collectives where mail_domain = {domain}::text and standing <> 'Archived' limit {OfEachSign})
            )
            select c.slug, c.name, m.name as municipality, c.is_example,
                exists (select from memberships where collective_id = c.id and role = 'Contact') as has_contact,
                coalesce(c.kvk_number = {kvk}::text, false) as same_kvk,
                coalesce(c.website_host = asked.host and not asked.host = any ({SharedHosts}), false) as same_website,
                coalesce(c.mail_domain = {domain}::text, false) as same_mail,
                coalesce(similarity(c.name_key, asked.key), 0)::float8 as alike,
                coalesce(c.municipality_code = near.code, false) as same_municipality,
                coalesce(m.parent_code = near.parent_code, false) as same_province
            from found
            join collectives c using (id)
            join regions m on m.code = c.municipality_code
            cross join asked
            left join near on true
            where {asked.Except}::uuid is null or c.id <> {asked.Except}::uuid
            """).ToListAsync(cancel);
        return
        [
            .. rows.Select(row => new LookAlikeRow(row.Slug, row.Name, row.Municipality, row.IsExample, row.HasContact,
                    new LookAlike(row.SameKvk, row.SameWebsite, row.SameMail, row.Alike, row.SameMunicipality, row.SameProvince)))
                .Where(row => row.Alike.MayBeTheSame)
                .OrderByDescending(row => row.Alike.Likelihood).ThenBy(row => row.Slug, StringComparer.Ordinal)
                .Take(Shown),
        ];
    }

    private static string? Storable(string? typed) => typed?.Trim() is { Length: > 0 and <= 500 } text && !text.Contains('\0') ? text : null;

    private sealed record Row(
        string Slug, string Name, string Municipality, bool IsExample, bool HasContact, bool SameKvk, bool SameWebsite, bool SameMail, double Alike,
        bool SameMunicipality, bool SameProvince);
}
