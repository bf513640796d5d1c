using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests;

/// <summary>Collectives for tests.</summary>
public static class Founding
{
    /// <summary>Adds a co-operative for energy in Roermond; whether it is proposed, verified or registered is up to the test.</summary>
    public static async Task<Collective> FoundAsync(this PlatformDb db, string name)
    {
        var terms = (await db.Terms.ToListAsync()).ToLookup(term => term.Characteristic);
        var field = terms[Characteristic.ActivityField].Single(term => term.Slug == "energie");
        var collective = db.Add(new Collective(Slug.From(name), name, "Samen in de buurt.", await db.Regions.SingleAsync(region => region.Code == "GM0957"))).Entity;
        collective.WorkIn([field], field, [.. terms[Characteristic.Sector]]);
        collective.Organise(
            terms[Characteristic.LegalForm].Single(term => term.Slug == "cooperatie"), terms[Characteristic.WorkingArea].First(), 30, [.. terms[Characteristic.SizeClass]]);
        return collective;
    }

    /// <summary>Adds one that a moderator checked.</summary>
    public static async Task<Collective> FoundVerifiedAsync(this PlatformDb db, string name)
    {
        var collective = await db.FoundAsync(name);
        collective.Propose(DateTimeOffset.UtcNow);
        collective.Verify(AccountId.New());
        return collective;
    }
}
