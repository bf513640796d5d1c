using CollectieveKracht.Domain;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Platform.Errors;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Npgsql;

namespace CollectieveKracht.Web.Features.Collectives.Forms;

public static class Refusals
{
    /// <summary>Does what may be refused; what a person can mend is told at its field.</summary>
    public static void Try(this ModelStateDictionary state, IStringLocalizer<RuleText> rules, PartForm form, Action act)
    {
        try
        {
            act();
        }
        catch (RuleException refusal) when (form.FieldOfRule.TryGetValue(refusal.Rule, out var field))
        {
            state.AddModelError(field, rules[refusal.Rule]);
        }
    }

    /// <summary>Saves, unless what this rests on changed meanwhile: then it is refused, and nothing is lost.</summary>
    public static async Task SaveOrRefuseAsync(this PlatformDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException error) when (error is DbUpdateConcurrencyException || error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new RuleException("moderation.cannot-move");
        }
    }
}
