using System.ComponentModel.DataAnnotations;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts.SignIn;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Accounts;

/// <summary>
/// How the operator makes someone an administrator: with a command on the machine, never with a password that is known beforehand.
/// It tells a link with which that person signs in once; a second factor comes before they can do anything.
/// </summary>
public sealed class FirstAdministrator(PlatformDb db, UserManager<Person> people, SiteOptions site, TimeProvider clock)
{
    /// <summary>What the token of a link is for.</summary>
    public const string LinkPurpose = "sign-in-link";

    public async Task<int> MakeAsync(string address, CancellationToken cancel)
    {
        if (!new EmailAddressAttribute().IsValid(address) || address.Length > Person.LongestAddress)
        {
            await Console.Error.WriteLineAsync($"\"{address}\" is not an e-mail address.");
            return 1;
        }

        var person = await people.FindByEmailAsync(address);
        var account = person is null ? db.Add(new Account(address.Split('@')[0])).Entity : await db.Accounts.SingleAsync(known => known.Id == person.Id, cancel);
        account.Grant(Role.Administrator, actor: null);
        if (person is null)
        {
            person = new Person(account, address, Language.Dutch, clock.GetUtcNow());
            var made = await people.CreateAsync(person);
            if (!made.Succeeded) throw new InvalidOperationException($"The account could not be made: {made}.");
        }

        await db.SaveChangesAsync(cancel);
        var token = await people.GenerateUserTokenAsync(person, TokenOptions.DefaultProvider, LinkPurpose);
        Console.WriteLine($"{address} is an administrator. This link signs in once, within an hour:");
        Console.WriteLine($"{site.Origin}/inloggen/link?wie={person.Id.Value}&sleutel={LinkToken.Write(token)}");
        return 0;
    }
}
