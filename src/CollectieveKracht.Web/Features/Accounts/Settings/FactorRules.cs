using Microsoft.AspNetCore.Identity;

namespace CollectieveKracht.Web.Features.Accounts.Settings;

/// <summary>Who may change how they sign in.</summary>
public static class FactorRules
{
    /// <summary>
    /// Who has a role and a second factor, but came in without it, may not add or remove any: else a mailed code alone would be the way
    /// around the second factor.
    /// </summary>
    public static async Task<bool> MayChangeFactorsAsync(this UserManager<Person> people, Person person, SignedInPerson signedIn) =>
        !signedIn.HasWaitingRole || (!person.TwoFactorEnabled && (await people.GetPasskeysAsync(person)).Count == 0);
}
