using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.People;
using CollectieveKracht.Web.Tests.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Collectives;

/// <summary>Collectives of a test and the people who act for them.</summary>
public abstract class CollectiveTest(PostgresTemplate template) : AccountTest(template)
{
    /// <summary>All that the page to register asks, for a collective that is like no other.</summary>
    protected static readonly (string Name, string Value)[] Filled =
    [
        ("naam", "Kwikstaart Weidevogels"), ("gemeente", "Roermond"), ("samenvatting", "Wij tellen weidevogels."), ("terrein", "natuur-en-landschap"),
        ("rechtsvorm", "vereniging"), ("werkgebied", "lokaal"),
    ];

    /// <summary>Someone with an account, under a name.</summary>
    protected async Task<Person> NamedAsync(string name, params Role[] roles)
    {
        var person = await JoinedAsync($"{name.ToLowerInvariant()}@collectief.example", roles: roles);
        await ChangeAsync(async db => (await db.Accounts.SingleAsync(account => account.Id == person.Id, Cancel)).Rename(name, person.Id));
        return person;
    }

    /// <summary>A collective that others listed; with people, the first of whom is contact.</summary>
    protected async Task<Collective> ListedAsync(string name, bool verified = true, string? website = null, string? kvk = null, params (Person Person, TeamRole Role)[] people)
    {
        var now = DateTimeOffset.UtcNow;
        return await InDatabaseAsync(async db =>
        {
            var collective = await db.FoundAsync(name);
            collective.Tell(2014, null, null, website);
            collective.Identify(kvk, null);
            collective.Propose(now);
            if (verified) collective.Verify(AccountId.New());
            if (people.Length > 0)
            {
                var team = Team.Begin(collective.Id, people[0].Person.Id, now);
                foreach (var (person, role) in people.Skip(1))
                {
                    var invitation = Invitation.Write(team, people[0].Person.Id, role, "iemand@voorbeeld.example", InvitationKey.Hash(InvitationKey.New()), now);
                    team.Join(person.Id, invitation, now);
                    db.Add(invitation);
                }

                db.Add(team);
            }

            await db.SaveChangesAsync(Cancel);
            return collective;
        });
    }

    protected Task<TeamRole?> RoleAsync(Collective collective, Person person) => InDatabaseAsync(db =>
        db.Memberships.Where(m => m.CollectiveId == collective.Id && m.Person == person.Id).Select(m => (TeamRole?)m.Role).SingleOrDefaultAsync(Cancel));
}
