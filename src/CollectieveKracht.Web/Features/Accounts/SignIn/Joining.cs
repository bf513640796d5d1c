using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Identity;

namespace CollectieveKracht.Web.Features.Accounts.SignIn;

/// <summary>Makes an account for a person.</summary>
public sealed class Joining(PlatformDb db, UserManager<Person> people, TimeProvider clock)
{
    /// <param name="address">A mail address of which it was shown that it is theirs.</param>
    /// <returns>Null when there is an account with this address already.</returns>
    public async Task<Person?> JoinAsync(string name, string address)
    {
        var account = new Account(name);
        var person = new Person(account, address, Language.Current, clock.GetUtcNow());
        db.Add(account);
        db.Note(account.Id, "join", clock);
        return (await people.CreateAsync(person)).Succeeded ? person : null;
    }
}
