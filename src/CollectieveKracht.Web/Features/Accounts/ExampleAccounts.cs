using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Accounts;

/// <summary>
/// Made-up people for development, one without and one with each role. They have no password and no mailbox: the sign-in page lets one
/// be them, in Development only.
/// </summary>
public static class ExampleAccounts
{
    private const string Loaded = "example-accounts";

    private static readonly (string Name, string Address, Role? Role)[] People =
    [
        ("Lotte (voorbeeld: lid)", "lid@voorbeeld.example", null),
        ("Mees (voorbeeld: moderator)", "moderator@voorbeeld.example", Role.Moderator),
        ("Anouk (voorbeeld: analist)", "analist@voorbeeld.example", Role.Analyst),
        ("Bram (voorbeeld: beheerder)", "beheerder@voorbeeld.example", Role.Administrator),
    ];

    /// <summary>Adds them once; not again when someone removed them.</summary>
    public static async Task LoadAsync(PlatformDb db, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.SeededItems.AnyAsync(item => item.Key == Loaded, cancel)) return;

        db.Add(new SeededItem(Loaded));
        var collective = await db.Collectives.Where(known => known.IsExample && known.Standing == CollectiveStanding.Verified).OrderBy(known => known.Slug).FirstOrDefaultAsync(cancel);
        foreach (var (name, address, role) in People)
        {
            var account = new Account(name);
            if (role is { } held) account.Grant(held, actor: null);
            db.Add(account);
            db.Add(new Person(account, address, Language.Dutch, now) { IsExample = true });
            // Who has no role acts for a collective, like almost everyone.
            if (role is null && collective is not null) db.Add(Team.Begin(collective.Id, account.Id, now));
        }

        await db.SaveChangesAsync(cancel);
    }

    public static async Task<IReadOnlyList<(Guid Id, string Name)>> ReadAsync(PlatformDb db, CancellationToken cancel) =>
        (await db.People.Where(person => person.IsExample).Join(db.Accounts, person => person.Id, account => account.Id, (_, account) => new { account.Id, account.Name })
            .OrderBy(example => example.Id).ToListAsync(cancel))
        .ConvertAll(example => (example.Id.Value, example.Name));
}
