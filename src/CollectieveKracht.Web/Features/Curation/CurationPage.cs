using System.Security.Cryptography;
using System.Text;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Platform.Errors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Curation;

/// <summary>A page on which someone changes what others see, and says why.</summary>
public abstract class CurationPage(CurrentViewer current, IStringLocalizer<RuleText> rules) : PageModel
{
    [BindProperty(Name = "reden")]
    public string? Reason { get; set; }

    /// <summary>What was just done: the end of a text's key.</summary>
    [BindProperty(SupportsGet = true, Name = "gedaan")]
    public string? Done { get; set; }

    /// <summary>Names what the form showed, so that a change by someone else meanwhile is noticed.</summary>
    [BindProperty(Name = "gezien")]
    public string? Seen { get; set; }

    /// <summary>Whether someone else changed it since the form was shown.</summary>
    public bool HasChanged { get; protected set; }

    protected AccountId Me => current.Person!.Account;

    protected static string NameOf(params IEnumerable<string> shown) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', shown))))[..16];

    /// <summary>The reason that was typed; null, with a message at its field, when there is none.</summary>
    /// <param name="field">The id of its field, where a page has several.</param>
    protected Reason? ReadReason(string field = "reden")
    {
        if (Reason?.Trim() is { Length: > 0 and <= Domain.Moderation.Reason.MaxLength } text) return new Reason(text);

        Refuse(field, "moderation.reason-needed");
        return null;
    }

    /// <summary>Tells at a field which rule refuses it.</summary>
    protected void Refuse(string field, string rule) => ModelState.AddModelError(field, rules[rule]);

    /// <summary>Does what a rule may refuse; what can be mended is told at the field of the rule.</summary>
    /// <returns>Whether it was done.</returns>
    protected bool Try(IReadOnlyDictionary<string, string> fieldOfRule, Action act)
    {
        try
        {
            act();
            return true;
        }
        catch (RuleException refusal) when (fieldOfRule.TryGetValue(refusal.Rule, out var field))
        {
            Refuse(field, refusal.Rule);
            return false;
        }
    }
}
