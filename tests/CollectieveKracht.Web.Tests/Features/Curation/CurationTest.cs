using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Tests.Features.Collectives;

namespace CollectieveKracht.Web.Tests.Features.Curation;

/// <summary>Tests of what moderators and administrators keep in order.</summary>
public abstract class CurationTest(PostgresTemplate template) : CollectiveTest(template)
{
    protected static readonly (string Name, string Value) Why = ("reden", "Beter te vinden.");

    protected async Task<HttpClient> ModeratorAsync(string name = "Mo") => await SignedInAsync(await NamedAsync(name, Role.Moderator), hasSecondFactor: true);

    protected async Task<HttpClient> AdministratorAsync() => await SignedInAsync(await NamedAsync("Ada", Role.Administrator), hasSecondFactor: true);
}
