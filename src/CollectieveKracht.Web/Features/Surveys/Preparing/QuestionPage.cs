using CollectieveKracht.Domain;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Platform.Errors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Surveys.Preparing;

/// <summary>A page on which the wording of a question is typed.</summary>
public abstract class QuestionPage(PlatformDb db, CurrentViewer current, IStringLocalizer<RuleText> rules) : WavePage(db, current, rules)
{
    [BindProperty(Name = "vraag")]
    public string? Text { get; set; }

    [BindProperty(Name = "vraagEngels")]
    public string? TextEn { get; set; }

    [BindProperty(Name = "uitleg")]
    public string? Help { get; set; }

    [BindProperty(Name = "uitlegEngels")]
    public string? HelpEn { get; set; }

    /// <summary>The wording in both languages as it was typed; null, with a message at its field, when a language is missing.</summary>
    protected (Label Text, Label? Help)? ReadWording()
    {
        var isHelped = !string.IsNullOrWhiteSpace(Help) || !string.IsNullOrWhiteSpace(HelpEn);
        var text = ReadLabel("vraag", Text, TextEn);
        var help = isHelped ? ReadLabel("uitleg", Help, HelpEn) : null;
        return text is null || (isHelped && help is null) ? null : (text, help);
    }

    /// <summary>A text in both languages; null, with a message at its field, when one is missing.</summary>
    protected Label? ReadLabel(string field, string? nl, string? en)
    {
        if (!string.IsNullOrWhiteSpace(nl) && !string.IsNullOrWhiteSpace(en)) return new(nl.Trim(), en.Trim());

        Refuse(field, "label.both-languages");
        return null;
    }

    /// <summary>A name in addresses and figures that is not used yet.</summary>
    protected static string FreeSlug(string text, string otherwise, Predicate<string> isTaken)
    {
        var wanted = Slug.From(text) is { Length: > 0 } made ? made : otherwise;
        var stem = wanted.Length > Slug.MaxLength - 4 ? wanted[..(Slug.MaxLength - 4)].TrimEnd('-') : wanted;
        var free = stem;
        for (var number = 2; isTaken(free); number++) free = Invariant($"{stem}-{number}");
        return free;
    }
}
