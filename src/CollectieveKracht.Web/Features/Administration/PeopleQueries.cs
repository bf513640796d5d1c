using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Administration;

/// <summary>Someone with an account, in a list. Their mail address is on their own page only.</summary>
/// <param name="WorksFor">The kind of organisation that was verified.</param>
public sealed record PersonRow(Guid Id, string Name, IReadOnlyList<Role> Roles, DateTimeOffset MadeAt, AffiliationKind? WorksFor);

/// <summary>Someone who said for which organisation they work, and waits for an administrator.</summary>
public sealed record WaitingAffiliation(Guid Id, string Name, AffiliationKind Kind, string Organisation, DateTimeOffset AskedAt);

public static class PeopleQueries
{
    private const string Escape = "\\";

    /// <summary>Whose name or mail address holds these words; everyone without words.</summary>
    public static IQueryable<Person> Called(this IQueryable<Person> people, PlatformDb db, string? words)
    {
        if (string.IsNullOrWhiteSpace(words)) return people;

        var part = $"%{words.Trim().Replace(Escape, Escape + Escape).Replace("%", Escape + "%").Replace("_", Escape + "_")}%";
        var address = part.ToUpperInvariant();
        // Each half by its own index, which one condition over two tables could not use.
        var named = db.Accounts.Where(account => EF.Functions.ILike(account.Name, part, Escape)).Select(account => account.Id);
        var reached = db.People.Where(person => EF.Functions.Like(person.NormalizedEmail, address, Escape)).Select(person => person.Id);
        var found = named.Union(reached);
        return people.Where(person => found.Contains(person.Id));
    }

    public static IQueryable<Person> WithRole(this IQueryable<Person> people, PlatformDb db, Role? role) =>
        role is { } held ? people.Where(person => db.Accounts.Any(account => account.Id == person.Id && account.Roles.Contains(held))) : people;

    /// <summary>Who waits until their organisation is verified, the longest first.</summary>
    public static IQueryable<WaitingAffiliation> WaitingAffiliations(this PlatformDb db) => db.Accounts
        .Where(account => account.Affiliation != null && account.Affiliation.VerifiedAt == null && account.Affiliation.Refusal == null)
        .OrderBy(account => account.Affiliation!.AskedAt).ThenBy(account => account.Id)
        .Select(account => new WaitingAffiliation(account.Id.Value, account.Name, account.Affiliation!.Kind, account.Affiliation.Organisation, account.Affiliation.AskedAt));

    /// <summary>The newest first.</summary>
    public static IQueryable<PersonRow> AsRows(this IQueryable<Person> people, PlatformDb db) =>
        from person in people
        join account in db.Accounts on person.Id equals account.Id
        orderby person.Id descending
        select new PersonRow(account.Id.Value, account.Name, account.Roles, person.MadeAt,
            account.Affiliation != null && account.Affiliation.VerifiedAt != null ? account.Affiliation.Kind : null);
}
